#!/usr/bin/env bash
# DuckDB 1.5.5: the median of a DECIMAL column is cut down to the column's decimals.
#
# Expected: the median of an even number of figures is the mean of the two in the middle. DuckDB gives it as a DOUBLE for
#   whole numbers (1.5 of 1 and 2) and for DOUBLE (0.25 of 0.1 and 0.4).
# Seen: of 0.1 and 0.4 as DECIMAL, which is how DuckDB reads the literals, median gives 0.2: below the middle, and not
#   even rounded. Of -0.1 and -0.2 it gives -0.2, so that it is the lower of the two tenths. quantile_cont, list_median
#   and mad do the same: mad of 1.0 and 1.1 is 0.0.
# Source: the arithmetic; the same figures as DOUBLE. duckdb/duckdb issue 13655 asked this of whole numbers, which give a
#   DOUBLE now.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error @duckdb/node-api@1.5.5-r.5 >/dev/null
cat > probe.mjs <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const value = async (sql) => String((await connection.runAndReadAll(sql)).getRowsJson()[0][0]);
const cases = [
  ["median(x) from (values (1), (2)) t(x)", "1.5"],
  ["median(x::double) from (values (0.1), (0.4)) t(x)", "0.25"],
  ["median(x) from (values (0.1), (0.4)) t(x)", "0.2"],
  ["median(x) from (values (-0.1), (-0.2)) t(x)", "-0.2"],
  ["quantile_cont(x, 0.5) from (values (0.1), (0.4)) t(x)", "0.2"],
  ["list_median([0.1, 0.4])", "0.2"],
  ["mad(x) from (values (1.0), (1.1)) t(x)", "0.0"],
];
console.log(`DuckDB ${await value("select version()")}`);
let same = true;
for (const [expression, recorded] of cases) {
  const seen = await value(`select ${expression}`);
  console.log(`${expression}: ${seen} (recorded: ${recorded})`);
  same &&= seen === recorded;
}
process.exit(same ? 0 : 1);
JS
node probe.mjs
