#!/usr/bin/env bash
# statistics.js 1.0.0: beyond 4.5 standard deviations the normal distribution function turns round.
#
# Expected: a distribution function never falls. Beyond 6 standard deviations lies less than one part in 10^8.
# Seen: normalCumulativeValue falls as it should to z = -4.5, then rises: 2.8% below -6, 44.8% below -8. A year that is
#   8 standard deviations under the one before is no news by this p-value, which Kendall's tau, Spearman's rho and the
#   Mann-Whitney test of the package use.
# Source: symmetry and monotonicity of the normal distribution.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error statistics.js@1.0.0 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Statistics = require("statistics.js");
const { version } = JSON.parse(readFileSync("node_modules/statistics.js/package.json", "utf8"));
const statistics = new Statistics([{ count: 1 }], { count: "metric" }, { suppressWarnings: true });
const recorded = { "-3": 0.00135, "-4.5": 0.00002, "-5": 0.00041, "-6": 0.0277, "-8": 0.44776, 6: 0.9723 };
console.log(`statistics.js ${version}`);
let same = true;
for (const z of [-3, -4.5, -5, -6, -8, 6]) {
  const seen = statistics.normalCumulativeValue(z);
  console.log(`normalCumulativeValue(${z}) = ${seen} (recorded: ${recorded[z]})`);
  same &&= seen === recorded[z];
}
process.exit(same ? 0 : 1);
JS
node probe.cjs
