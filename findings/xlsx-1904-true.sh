#!/usr/bin/env bash
# Workbooks that count their days from 1904 and say so with the word "true": two of four readers give days four years early.
#
# Expected: date1904 is a boolean of XML Schema (ECMA-376, part 1, 18.2.28), which may be written 1 or true. Excel writes 1
#   and takes both (ExcelDataReader/ExcelDataReader pull request 650); LibreOffice writes true
#   (monitorjbl/excel-streaming-reader issue 218, and the function XclXmlUtils::ToPsz of its source).
# Seen: 1 April 2023 is read as 31 March 2019 by exceljs 4.4.0 and read-excel-file 9.3.17. Both read the day where the same
#   workbook has 1. @e965/xlsx 0.20.3 and hucre 1.0.0 read it from both.
# Source: the standard; XML Schema, part 2, 3.2.2.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  exceljs@4.4.0 read-excel-file@9.3.17 hucre@1.0.0 @e965/xlsx@0.20.3 jszip@3.10.1 >/dev/null
cat > probe.mjs <<'JS'
import { read } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { readXlsx } from "hucre";
import JSZip from "jszip";
import { writeFileSync } from "node:fs";
import readExcelFile from "read-excel-file/node";
const text = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
/** A workbook of one cell, 1 April 2023, that counts its days from 1904 and says so with the word. */
async function workbook(word) {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = true;
  const cell = book.addWorksheet("Data").getCell("A1");
  cell.value = new Date(Date.UTC(2023, 3, 1));
  cell.numFmt = "dd/mm/yyyy";
  const zip = await JSZip.loadAsync(await book.xlsx.writeBuffer());
  const part = "xl/workbook.xml";
  const xml = await zip.file(part).async("string");
  if (!xml.includes(' date1904="1"')) throw new Error("the property was not found");
  zip.file(part, xml.replace(' date1904="1"', ` date1904="${word}"`));
  return zip.generateAsync({ type: "nodebuffer" });
}
async function days(word) {
  const bytes = await workbook(word);
  writeFileSync("days.xlsx", bytes);
  const excel = new ExcelJS.Workbook();
  await excel.xlsx.load(bytes);
  const [first] = await readExcelFile("days.xlsx");
  return {
    "exceljs 4.4.0": text(excel.worksheets[0].getCell("A1").value),
    "read-excel-file 9.3.17": text(first.data[0][0]),
    "hucre 1.0.0": text((await readXlsx(bytes)).sheets[0].rows[0][0]),
    "@e965/xlsx 0.20.3": text(read(bytes, { cellDates: true, UTC: true }).Sheets.Data.A1.v),
  };
}
const recorded = {
  1: ["2023-04-01", "2023-04-01", "2023-04-01", "2023-04-01"],
  true: ["2019-03-31", "2019-03-31", "2023-04-01", "2023-04-01"],
};
let same = true;
for (const word of ["1", "true"]) {
  const seen = Object.entries(await days(word));
  for (const [index, [name, day]] of seen.entries())
    console.log(`date1904="${word}", ${name}: ${day} (expected 2023-04-01, recorded ${recorded[word][index]})`);
  same &&= seen.map(([, day]) => day).join() === recorded[word].join();
}
process.exit(same ? 0 : 1);
JS
TZ=UTC node probe.mjs
