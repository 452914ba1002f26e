#!/usr/bin/env bash
# fast-formula-parser 1.0.19: ISOWEEKNUM puts every Sunday into the week that follows.
#
# Expected: weeks of ISO 8601 begin on Monday, so that Sunday has the number of the Saturday before. 1 January 2023, a
#   Sunday, is in week 52 of 2022.
# Seen: of the days of 2015 to 2030 all 835 Sundays have another number, and no other day has. Weekly counts so labelled
#   move one day in seven.
# Source: ISO 8601; the number of the week is that of its Thursday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error fast-formula-parser@1.0.19 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const FormulaParser = require("fast-formula-parser");
const { version } = JSON.parse(readFileSync("node_modules/fast-formula-parser/package.json", "utf8"));
const parser = new FormulaParser();
const day = 86_400_000;
/** The ISO week: how many Thursdays of its year there are up to this week's. */
function week(date) {
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * day);
  return 1 + Math.floor((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * day));
}
const wrong = { Sundays: 0, others: 0 };
for (let time = Date.UTC(2015, 0, 1); time < Date.UTC(2031, 0, 1); time += day) {
  const date = new Date(time);
  const formula = `ISOWEEKNUM(DATE(${date.getUTCFullYear()},${date.getUTCMonth() + 1},${date.getUTCDate()}))`;
  if (parser.parse(formula, { row: 1, col: 1 }) !== week(date)) wrong[date.getUTCDay() === 0 ? "Sundays" : "others"] += 1;
}
const first = parser.parse("ISOWEEKNUM(DATE(2023,1,1))", { row: 1, col: 1 });
console.log(`fast-formula-parser ${version}`);
console.log(`ISOWEEKNUM of 1 January 2023: ${first} (expected 52, recorded 1)`);
console.log(`wrong from 2015 to 2030: ${wrong.Sundays} Sundays, ${wrong.others} other days (recorded: 835 and 0)`);
process.exit(first === 1 && wrong.Sundays === 835 && wrong.others === 0 ? 0 : 1);
JS
TZ=UTC node probe.cjs
