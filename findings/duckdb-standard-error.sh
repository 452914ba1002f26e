#!/usr/bin/env bash
# DuckDB 1.5.5: sem, the standard error of the mean, divides by the number of figures, not by one less.
#
# Expected: the standard error is the sample's standard deviation over the root of the number. DuckDB's own stddev is the
#   sample's, so that sem = stddev / sqrt(count); scipy's and pandas' sem are that too.
# Seen: sem is stddev_pop / sqrt(count). Of 3, 4, 5, 2 it is 0.5590, not 0.6455; of one figure it is 0, where the sample's
#   deviation is unknown. Intervals from it are too narrow: by 13% of four figures, by 4% of twelve months.
# Source: the definition; scipy 1.17.1 gives 0.645497.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error @duckdb/node-api@1.5.5-r.5 >/dev/null
cat > probe.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const row = async (sql) => (await connection.runAndReadAll(sql)).getRowsJson()[0];
const [version] = await row("select version()");
const seen = await row(`select sem(x), stddev(x) / sqrt(count(*)), stddev_pop(x) / sqrt(count(*))
  from (values (3.0), (4.0), (5.0), (2.0)) t(x)`);
const [one, deviation] = await row("select sem(x), stddev(x) from (values (3.0)) t(x)");
const [sem, sample, population] = seen.map((number) => number.toFixed(6));
console.log(`DuckDB ${version}, of 3, 4, 5, 2`);
console.log(`sem ${sem} (recorded: 0.559017); stddev / sqrt(n) ${sample}; stddev_pop / sqrt(n) ${population}`);
console.log(`of one figure: sem ${one} (recorded: 0), stddev ${deviation}`);
process.exit(sem === "0.559017" && sem === population && sample === "0.645497" && one === 0 && deviation === null ? 0 : 1);
JS
node probe.mjs
