#!/usr/bin/env bash
# @turf/standard-deviational-ellipse 7.4.0: what it calls the major semi-axis is always the minor one.
#
# Expected: the major axis of an ellipse is its longer one, and lies along the points.
# Seen: 14 points along a line 30 degrees above the horizontal: semiMajorAxis is a fifth of semiMinorAxis. The drawn
#   ellipse lies right. The angle of 60 degrees is that of the longer axis, measured clockwise from north.
# Source: the definition of the axes; by the package's own formula for the angle the rotated y-axis is the longer one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  @turf/standard-deviational-ellipse@7.4.0 @turf/helpers@7.4.0 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { standardDeviationalEllipse } = require("@turf/standard-deviational-ellipse");
const { point, featureCollection } = require("@turf/helpers");
const { version } = JSON.parse(readFileSync("node_modules/@turf/standard-deviational-ellipse/package.json", "utf8"));
const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
const points = [-3, -2, -1, 0, 1, 2, 3].flatMap((along) =>
  [-0.4, 0.4].map((across) => point([(along * cos - across * sin) / 100, (along * sin + across * cos) / 100])),
);
const ellipse = standardDeviationalEllipse(featureCollection(points));
const { semiMajorAxis, semiMinorAxis, angle } = ellipse.properties.standardDeviationalEllipse;
const longest = Math.max(...ellipse.geometry.coordinates[0].map(([x, y]) => Math.hypot(x, y)));
const seen = `semiMajorAxis ${semiMajorAxis.toFixed(5)}, semiMinorAxis ${semiMinorAxis.toFixed(5)}, angle ${angle.toFixed(0)}`;
const recorded = "semiMajorAxis 0.00566, semiMinorAxis 0.02828, angle 60";
console.log(`@turf/standard-deviational-ellipse ${version}`);
console.log(`${seen}\nrecorded: ${recorded}\nthe drawn ellipse reaches ${longest.toFixed(5)}`);
process.exit(seen === recorded && longest > semiMajorAxis ? 0 : 1);
JS
node probe.cjs
