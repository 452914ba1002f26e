#!/usr/bin/env bash
# vega 6.4.0: of equal least figures the first has another cumulative distribution, and another quantile, than the rest.
#
# Expected: figures that are equal are peers, in its documentation's words; cume_dist is the share of figures at or below
#   (SQL:2003), so that peers share it. ntile is worked out from it.
# Seen: of ten wards, four without a burglary, cume_dist is 0.1 for the first of the four and 0.4 for three. With ntile in
#   four parts the first is in part 1 and three are in part 2, so that equal wards have two colours on a map. Two wards of
#   7 each, further up, have 0.7 both. Which of the four is first goes by the order of the rows.
# Source: the definition, counted here; DuckDB 1.5.5 gives 0.4 to all four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error vega@6.4.0 >/dev/null
cat > probe.mjs <<'JS'
import { View, parse, version } from "vega";
const counts = [0, 0, 0, 0, 3, 7, 7, 9, 12, 20];
const window = {
  type: "window",
  sort: { field: "count" },
  ops: ["cume_dist", "ntile"],
  fields: [null, null],
  params: [null, 4],
  as: ["share", "part"],
};
const values = counts.map((count) => ({ count }));
const view = new View(parse({ data: [{ name: "wards", values, transform: [window] }] }), { renderer: "none" });
await view.runAsync();
const rows = view.data("wards");
const expected = counts.map((count) => counts.filter((other) => other <= count).length / counts.length);
const shares = rows.map(({ share }) => share).join(" ");
const parts = rows.map(({ part }) => part).join(" ");
const recorded = { shares: "0.1 0.4 0.4 0.4 0.5 0.7 0.7 0.8 0.9 1", parts: "1 2 2 2 2 3 3 4 4 4" };
console.log(`vega ${version}, counts ${counts.join(" ")}`);
console.log(`cume_dist ${shares}\nexpected  ${expected.join(" ")}\nrecorded  ${recorded.shares}`);
console.log(`ntile of 4 ${parts}\nexpected   ${expected.map((share) => Math.ceil(4 * share)).join(" ")}\nrecorded   ${recorded.parts}`);
process.exit(shares === recorded.shares && parts === recorded.parts ? 0 : 1);
JS
node probe.mjs
