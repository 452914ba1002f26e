#!/usr/bin/env bash
# exceljs 4.4.0: a number whose format ends in a unit of escaped letters is read as a date.
#
# Expected: a letter after a backslash is shown as it is (ECMA-376, part 1, 18.8.31), so that 0\ \d\a\y\s shows 12 as
#   "12 days". Microsoft's help names the backslash for a single letter, quotation marks for more.
# Seen: written and read again by exceljs, the number 12 is 11 January 1900. With the unit in quotation marks it is 12.
# Source: the standard; @e965/xlsx 0.20.3 reads 12 from the same file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error exceljs@4.4.0 @e965/xlsx@0.20.3 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const ExcelJS = require("exceljs");
const { read } = require("@e965/xlsx");
const { version } = JSON.parse(readFileSync("node_modules/exceljs/package.json", "utf8"));
const text = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
async function probe(format) {
  const written = new ExcelJS.Workbook();
  const cell = written.addWorksheet("Data").getCell("A1");
  cell.value = 12;
  cell.numFmt = format;
  const bytes = await written.xlsx.writeBuffer();
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(bytes);
  return [text(again.getWorksheet("Data").getCell("A1").value), text(read(bytes, { cellDates: true }).Sheets.Data.A1.v)];
}
(async () => {
  console.log(`exceljs ${version}, the number 12`);
  let same = true;
  for (const [format, recorded] of [["0\\ \\d\\a\\y\\s", "1900-01-11"], ['0" days"', "12"]]) {
    const [seen, other] = await probe(format);
    console.log(`shown by ${format}: ${seen} (recorded: ${recorded}); @e965/xlsx reads ${other}`);
    same &&= seen === recorded && other === "12";
  }
  process.exit(same ? 0 : 1);
})();
JS
node probe.cjs
