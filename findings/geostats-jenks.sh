#!/usr/bin/env bash
# geostats 2.1.0: getClassJenks may give classes that are far from Jenks' optimum; getClassJenks2 of the same package finds it.
#
# Expected: natural breaks are the classes of least squared deviation from their means.
# Seen: three classes of 1, 2, 4, 5, 7, 9, 10, 20 end at 2, 5 and 20, with a sum of squares of 102.00. Those that end at
#   5, 10 and 20 have 14.67, the least of all divisions. On a map of places the one far value loses its class.
# Source: all divisions tried; simogeo/geostats issue 52 asks which of the two methods is right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error geostats@2.1.0 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Geostats = require("geostats");
const { version } = JSON.parse(readFileSync("node_modules/geostats/package.json", "utf8"));
const values = [1, 2, 4, 5, 7, 9, 10, 20];
/** The sum of squares within classes that end at these values. */
function within(ends) {
  return ends.reduce((sum, end, index) => {
    const members = values.filter((value) => value <= end && (index === 0 || value > ends[index - 1]));
    const mean = members.reduce((total, value) => total + value, 0) / members.length;
    return sum + members.reduce((total, value) => total + (value - mean) ** 2, 0);
  }, 0);
}
const shown = (ends) => `${ends.join(", ")} with ${within(ends).toFixed(2)}`;
const last = values.at(-1);
const divisions = values.slice(0, -2).flatMap((first, i) => values.slice(i + 1, -1).map((second) => [first, second, last]));
const best = shown(divisions.sort((one, other) => within(one) - within(other))[0]);
const seen = shown(new Geostats(values).getClassJenks(3).slice(1));
const second = shown(new Geostats(values).getClassJenks2(3).slice(1));
console.log(`geostats ${version}: classes of ${values.join(", ")} end at`);
console.log(`${seen} by getClassJenks (recorded: 2, 5, 20 with 102.00)`);
console.log(`${second} by getClassJenks2\n${best} at best`);
process.exit(seen === "2, 5, 20 with 102.00" && second === best ? 0 : 1);
JS
node probe.cjs
