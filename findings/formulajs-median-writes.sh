#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1: MEDIAN takes a mark such as "[c]" for 0 and writes the 0 into the range that it was given, so
# that later functions of the same range give other figures.
#
# Expected: Microsoft says that MEDIAN ignores text and empty cells of a range; and a function of a range leaves it as it is.
# Seen: 12, [c], 15, 18, 21 are four figures with a least of 12 and a deviation of 3.873; their median is given as 15.000,
#   not 16.500. After that call they are five, with a least of 0 and a deviation of 8.106, and the array has a 0.
# Source: Microsoft's page of MEDIAN; the arithmetic of the four figures.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error @formulajs/formulajs@4.6.1 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { COUNT, MEDIAN, MIN, STDEV } = require("@formulajs/formulajs");
const { version } = JSON.parse(readFileSync("node_modules/@formulajs/formulajs/package.json", "utf8"));
const range = [12, "[c]", 15, 18, 21];
const figures = () => `${COUNT(range)} figures, least ${MIN(range)}, deviation ${STDEV.S(range).toFixed(3)}`;
const before = figures();
const median = `median ${MEDIAN(range).toFixed(3)}`;
const seen = [before, median, figures(), range.join(", ")];
const recorded = [
  "4 figures, least 12, deviation 3.873",
  "median 15.000",
  "5 figures, least 0, deviation 8.106",
  "12, 0, 15, 18, 21",
];
console.log(`@formulajs/formulajs ${version}, of 12, [c], 15, 18, 21`);
for (const [index, line] of seen.entries()) console.log(`${line} (recorded: ${recorded[index]})`);
process.exit(seen.join() === recorded.join() ? 0 : 1);
JS
node probe.cjs
