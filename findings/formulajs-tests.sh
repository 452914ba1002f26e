#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1: T.TEST pays no heed to its tails and type, F.TEST gives no probability, and CHISQ.TEST of
# one row gives 0.
#
# Expected: the probabilities that Microsoft's pages print for their own examples, 0.196016 for the paired t-test and
#   0.648318 for the F-test. One tail of a t-test is half of two. Counts 10, 20, 30 where 15, 15, 30 are expected have
#   a chi-squared of 3.333 with 2 degrees of freedom, of which the upper tail is exp(-3.333 / 2) = 0.188876.
# Seen: 0.191996 for T.TEST of any type and tails; 0.614198, the ratio of the variances, for F.TEST; 0 for CHISQ.TEST
#   of counts in a row, which calls any difference certain. In a column they give 0.188876.
# Source: Microsoft's pages of T.TEST and F.TEST; the chi-squared distribution of 2 degrees is exponential.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error @formulajs/formulajs@4.6.1 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { T, F, CHISQ } = require("@formulajs/formulajs");
const { version } = JSON.parse(readFileSync("node_modules/@formulajs/formulajs/package.json", "utf8"));
console.log(`@formulajs/formulajs ${version}`);
const [one, other] = [[3, 4, 5, 8, 9, 1, 2, 4, 5], [6, 19, 3, 2, 14, 4, 5, 17, 1]];
const [few, more] = [[6, 7, 9, 15, 21], [20, 28, 31, 38, 40]];
const cases = [
  ["T.TEST paired, two tails", T.TEST(one, other, 2, 1), "0.196016", "0.191996"],
  ["T.TEST paired, one tail", T.TEST(one, other, 1, 1), "0.098008", "0.191996"],
  ["F.TEST", F.TEST(few, more), "0.648318", "0.614198"],
  ["CHISQ.TEST of a row", CHISQ.TEST([[10, 20, 30]], [[15, 15, 30]]), "0.188876", "0.000000"],
  ["CHISQ.TEST of a column", CHISQ.TEST([[10], [20], [30]], [[15], [15], [30]]), "0.188876", "0.188876"],
];
let same = true;
for (const [name, found, expected, recorded] of cases) {
  const seen = found.toFixed(6);
  console.log(`${name}: ${seen} (expected ${expected}, recorded ${recorded})`);
  same &&= seen === recorded;
}
process.exit(same ? 0 : 1);
JS
node probe.cjs
