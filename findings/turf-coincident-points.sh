#!/usr/bin/env bash
# @turf/distance-weight 7.4.0 (under @turf/moran-index): two points at one place are no neighbours.
#
# Expected: its documentation gives binary weights: 1 where the distance is at most the threshold, and 0 is. Published
#   crimes are moved to a few anchor points, so that many of them share one.
# Seen: the weight is 0. Of three places with two counts each, alike at a place and unlike the next one's, the six are
#   far more dispersed by Moran's I (-0.952) than with the pairs as
#   neighbours (-0.441). Inverse distances drop the pairs too.
# Source: the package's documentation; Moran's formula, worked out here.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  @turf/distance-weight@7.4.0 @turf/moran-index@7.4.0 @turf/helpers@7.4.0 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { distanceWeight } = require("@turf/distance-weight");
const { moranIndex } = require("@turf/moran-index");
const { point, featureCollection } = require("@turf/helpers");
const { version } = JSON.parse(readFileSync("node_modules/@turf/distance-weight/package.json", "utf8"));
const threshold = 0.015;
const rows = [[0, 10], [0, 12], [0.01, 2], [0.01, 1], [0.02, 11], [0.02, 9]];
const points = featureCollection(rows.map(([east, count]) => point([east, 0], { count })));
const weight = distanceWeight(points, { binary: true, threshold })[0][1];
const { moranIndex: found } = moranIndex(points, { inputField: "count", binary: true, threshold, standardization: false });
const mean = rows.reduce((sum, [, count]) => sum + count, 0) / rows.length;
let [products, weights] = [0, 0];
for (const [i, [east, count]] of rows.entries())
  for (const [j, [other, another]] of rows.entries())
    if (i !== j && Math.abs(east - other) <= threshold) {
      products += (count - mean) * (another - mean);
      weights += 1;
    }
const squares = rows.reduce((sum, [, count]) => sum + (count - mean) ** 2, 0);
const expected = ((rows.length / weights) * products) / squares;
console.log(`@turf/distance-weight ${version}`);
console.log(`weight of two points at one place: ${weight} (expected 1, recorded 0)`);
console.log(`Moran's I ${found.toFixed(3)} (expected ${expected.toFixed(3)}, recorded -0.952)`);
process.exit(weight === 0 && found.toFixed(3) === "-0.952" ? 0 : 1);
JS
node probe.cjs
