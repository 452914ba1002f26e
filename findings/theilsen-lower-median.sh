#!/usr/bin/env bash
# ml-regression-theil-sen 3.0.0: with an even number of slopes it takes the lower of the two in the middle.
#
# Expected: the Theil-Sen slope is the median of the slopes of all pairs, and a median of an even number is midway.
# Seen: of the counts 0, 0, 4, 4 the slopes are 0, 0, 4/3, 2, 2, 4, with a median of 5/3; 4/3 is given. Read backwards,
#   the same counts fall by 2. A trend of counts that rise is understated, of counts that fall overstated.
# Source: the definition; scipy 1.17.1 (theilslopes) gives 1.666667. The package rests on ml-array-median 1.1.6, which calls
#   it the median, and that on median-quickselect, which says that it finds the lower one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  ml-regression-theil-sen@3.0.0 ml-array-median@1.1.6 >/dev/null
cat > probe.mjs <<'JS'
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
const { TheilSenRegression } = await import("ml-regression-theil-sen");
const median = require("ml-array-median");
const counts = [0, 0, 4, 4];
const at = [1, 2, 3, 4];
const slope = (values) => new TheilSenRegression(at, values).slope.toFixed(6);
const seen = [slope(counts), slope(counts.toReversed()), String((median.default ?? median)([1, 2, 3, 4]))];
const recorded = ["1.333333", "-2.000000", "2"];
console.log(`ml-regression-theil-sen ${version("ml-regression-theil-sen")}, ml-array-median ${version("ml-array-median")}`);
console.log(`slope ${seen[0]} (expected 1.666667, recorded ${recorded[0]})`);
console.log(`slope backwards ${seen[1]} (expected -1.666667, recorded ${recorded[1]})`);
console.log(`median of 1, 2, 3, 4: ${seen[2]} (expected 2.5, recorded ${recorded[2]})`);
process.exit(seen.join() === recorded.join() ? 0 : 1);
JS
node probe.mjs
