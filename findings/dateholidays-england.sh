#!/usr/bin/env bash
# date-holidays 3.37.0: England's bank holidays of 2002, 2011 and 2012 are not those that were kept.
#
# Expected: the spring bank holiday was moved to 4 June in 2002 and 2012, and there was one more on 3 June 2002, 29 April
#   2011 and 5 June 2012. The package knows the like of 2022 and 2023.
# Seen: 27 May 2002 and 28 May 2012, working days, are holidays. 3 and 4 June 2002, 29 April 2011 and 4 June 2012 are none.
#   Daily counts that leave bank holidays out leave out the wrong days.
# Source: pull requests azuyalabs/yasumi 160 and workalendar/workalendar 338, which name the announcements.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error date-holidays@3.37.0 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Holidays = require("date-holidays");
const { version } = JSON.parse(readFileSync("node_modules/date-holidays/package.json", "utf8"));
const england = new Holidays("GB", "ENG");
const kept = (year) => new Set(england.getHolidays(year).filter(({ type }) => type === "public").map(({ date }) => date.slice(0, 10)));
const cases = [
  ["2002-05-27", false, true], ["2002-06-03", true, false], ["2002-06-04", true, false], ["2011-04-29", true, false],
  ["2012-05-28", false, true], ["2012-06-04", true, false], ["2012-06-05", true, true], ["2022-06-02", true, true],
  ["2022-06-03", true, true], ["2023-05-08", true, true],
];
console.log(`date-holidays ${version}, GB-ENG`);
let same = true;
for (const [day, was, recorded] of cases) {
  const seen = kept(Number(day.slice(0, 4))).has(day);
  console.log(`${day}: ${seen ? "a holiday" : "none"} (it was ${was ? "one" : "none"}; recorded: ${recorded ? "one" : "none"})`);
  same &&= seen === recorded;
}
process.exit(same ? 0 : 1);
JS
TZ=Europe/London node probe.cjs
