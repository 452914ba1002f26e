#!/usr/bin/env bash
# @stdlib/stats-base-dists-chisquare-quantile 0.2.3: quantiles stray from about 2,000 degrees of freedom.
#
# Expected: the inverse of the distribution function, as its README says. An exact (Garwood) limit of a Poisson count k
#   is half the quantile of 2k + 2 degrees of freedom, so that P(Poisson(limit) <= k) is the tail that was asked for.
# Seen: right at 1,000 degrees. At 20,002 the upper 95% limit of a count of 10,000 has a tail of 2.491% where 2.5% was
#   asked for. The median at 10,000 degrees is 10,001.31, above the mean; it is 9,999.33 (mean less two thirds).
# Source: the identity above, summed here in logarithms; scipy 1.17.1 gives 20,395.90 and 9,999.33.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  @stdlib/stats-base-dists-chisquare-quantile@0.2.3 >/dev/null
cat > probe.mjs <<'JS'
import { readFileSync } from "node:fs";
import quantile from "@stdlib/stats-base-dists-chisquare-quantile";
/** P(Poisson(mean) <= count), from the terms' logarithms. */
function atMost(count, mean) {
  let logarithm = -mean;
  let sum = Math.exp(logarithm);
  for (let k = 1; k <= count; k++) {
    logarithm += Math.log(mean / k);
    sum += Math.exp(logarithm);
  }
  return sum;
}
const { version } = JSON.parse(readFileSync("node_modules/@stdlib/stats-base-dists-chisquare-quantile/package.json", "utf8"));
console.log(`@stdlib/stats-base-dists-chisquare-quantile ${version}`);
const cases = [
  { p: 0.975, count: 499, recorded: "1089.53 with a tail of 2.500%" },
  { p: 0.975, count: 10000, recorded: "20396.23 with a tail of 2.491%" },
  { p: 0.5, count: 4999, recorded: "10001.31 with a tail of 49.442%" },
];
let same = true;
for (const { p, count, recorded } of cases) {
  const found = quantile(p, 2 * count + 2);
  const seen = `${found.toFixed(2)} with a tail of ${(100 * atMost(count, found / 2)).toFixed(3)}%`;
  console.log(`quantile(${p}, ${2 * count + 2}): ${seen}; asked for ${(100 * (1 - p)).toFixed(1)}%; recorded: ${recorded}`);
  same &&= seen === recorded;
}
process.exit(same ? 0 : 1);
JS
node probe.mjs
