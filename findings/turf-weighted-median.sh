#!/usr/bin/env bash
# @turf/center-median 7.4.0: the weights of places do not move the median centre.
#
# Expected: its documentation says that the centre can be weighted. The median centre is where the sum of weighted distances
#   is least; a place with more than half of all weight is itself that centre.
# Seen: at the corners of a square, three with 20 crimes and one with 2,000, the centre is the middle of the square, as it
#   is without weights. In sum the crimes are 22 times as far from it as from the corner. That is where the search ends (with
#   a tolerance of 1e-9); the package's own tolerance stops it 300 metres before, since it starts at the weighted mean.
# Source: the sums, worked out here. @turf/center-mean of the same places is near the corner.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  @turf/center-median@7.4.0 @turf/center-mean@7.4.0 @turf/distance@7.4.0 @turf/helpers@7.4.0 >/dev/null
cat > probe.mjs <<'JS'
import { readFileSync } from "node:fs";
import { centerMean } from "@turf/center-mean";
import { centerMedian } from "@turf/center-median";
import { distance } from "@turf/distance";
import { featureCollection, point } from "@turf/helpers";
const corner = [-1.5, 53.1];
const places = [[-1.5, 53, 20], [-1.4, 53, 20], [-1.4, 53.1, 20], [...corner, 2000]];
const points = featureCollection(places.map(([east, north, crimes]) => point([east, north], { crimes })));
const sum = (centre) => points.features.reduce((total, one) => total + one.properties.crimes * distance(one, centre), 0);
const at = (found) => found.geometry.coordinates.map((degrees) => degrees.toFixed(4)).join(" ");
const search = { tolerance: 1e-9, counter: 500 };
const weighted = centerMedian(points, { ...search, weight: "crimes" });
const unweighted = centerMedian(points, search);
const { version } = JSON.parse(readFileSync("node_modules/@turf/center-median/package.json", "utf8"));
console.log(`@turf/center-median ${version}`);
console.log(`weighted ${at(weighted)}, unweighted ${at(unweighted)} (expected ${corner.map((degrees) => degrees.toFixed(4)).join(" ")} for the weighted; recorded -1.4500 53.0500 for both)`);
console.log(`crimes times kilometres: ${sum(weighted).toFixed(0)} from the centre given, ${sum(corner).toFixed(0)} from the corner`);
console.log(`with the package's own tolerance ${at(centerMedian(points, { weight: "crimes" }))}; weighted mean ${at(centerMean(points, { weight: "crimes" }))}`);
const recorded = "-1.4500 53.0500";
process.exit(at(weighted) === recorded && at(unweighted) === recorded && sum(weighted) > 20 * sum(corner) ? 0 : 1);
JS
node probe.mjs
