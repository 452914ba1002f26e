#!/usr/bin/env bash
# jstat 1.9.6: a percentile between the two largest figures is the lower of them.
#
# Expected: percentiles between two figures are interpolated, as its documentation's example is (of 1, 2, 3 and 4 the 0.3
#   is 1.9). The 0.5 of 10 and 20 is 15, which jStat.median gives.
# Seen: in the last interval nothing is interpolated. The 0.5 of 10 and 20 is 10, the 0.9 of 1 to 10 is 9, and the 0.95 of
#   twelve months is the second largest whatever the largest is: 60 where the largest is 120, and 60 where it is 900. A
#   limit from it pays no heed to the worst month. The exclusive kind does so too.
# Source: the rank 1 + k (n - 1) of Microsoft's PERCENTILE.INC and k (n + 1) of PERCENTILE.EXC, worked out here; numpy 2.4.6
#   (percentile, by its methods linear and weibull) gives 15, 9.1, 87, 438 and 102.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error jstat@1.9.6 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { jStat } = require("jstat");
/** The figure at a rank from 1, between two figures in proportion. */
function expected(figures, k, exclusive) {
  const sorted = [...figures].sort((a, b) => a - b);
  const rank = exclusive ? k * (sorted.length + 1) : 1 + k * (sorted.length - 1);
  const below = Math.floor(rank);
  return sorted[below - 1] + (below < sorted.length ? (rank - below) * (sorted[below] - sorted[below - 1]) : 0);
}
const months = [41, 38, 45, 52, 47, 60, 58, 44, 39, 50, 48];
const cases = [
  { what: "1 to 4", figures: [1, 2, 3, 4], k: 0.3, recorded: "1.90" },
  { what: "10 and 20", figures: [10, 20], k: 0.5, recorded: "10.00" },
  { what: "1 to 10", figures: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], k: 0.9, recorded: "9.00" },
  { what: "12 months, the largest 120", figures: [...months, 120], k: 0.95, recorded: "60.00" },
  { what: "12 months, the largest 900", figures: [...months, 900], k: 0.95, recorded: "60.00" },
  { what: "12 months, the largest 120, exclusive", figures: [...months, 120], k: 0.9, exclusive: true, recorded: "60.00" },
];
const { version } = JSON.parse(readFileSync("node_modules/jstat/package.json", "utf8"));
console.log(`jstat ${version}; the median of 10 and 20: ${jStat.median([10, 20])}`);
let same = true;
for (const { what, figures, k, exclusive = false, recorded } of cases) {
  const seen = jStat.percentile(figures, k, exclusive).toFixed(2);
  console.log(`the ${k} of ${what}: ${seen} (expected ${expected(figures, k, exclusive).toFixed(2)}, recorded ${recorded})`);
  same &&= seen === recorded;
}
process.exit(same ? 0 : 1);
JS
node probe.cjs
