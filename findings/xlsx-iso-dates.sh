#!/usr/bin/env bash
# Days that a workbook keeps as texts of ISO 8601: two of four readers lose them, one makes them days of 1905.
#
# Expected: a cell of type d holds a day such as 2023-04-01 (ECMA-376, part 1, 18.18.11). Excel saves so in its "Strict Open
#   XML Spreadsheet", openpyxl when it is asked to.
# Seen: exceljs 4.4.0 takes the year for the day's number and gives 15 July 1905; xlsx-populate 1.21.0 gives NaN;
#   xlsx-stream-reader 1.1.1 gives "00/01/1900". @e965/xlsx 0.20.3 reads the day.
# Source: the standard; exceljs/exceljs issue 2695.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  exceljs@4.4.0 xlsx-populate@1.21.0 xlsx-stream-reader@1.1.1 @e965/xlsx@0.20.3 jszip@3.10.1 >/dev/null
cat > probe.cjs <<'JS'
const { Readable } = require("node:stream");
const JSZip = require("jszip");
const ExcelJS = require("exceljs");
const XlsxPopulate = require("xlsx-populate");
const XlsxStreamReader = require("xlsx-stream-reader");
const { read, utils, write } = require("@e965/xlsx");
const text = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
/** A workbook of one cell, its day turned into a text of ISO 8601. */
async function workbook() {
  const sheet = { A1: { t: "n", v: 45017, z: "dd/mm/yyyy" }, "!ref": "A1" };
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "Data");
  const zip = await JSZip.loadAsync(write(book, { type: "buffer", bookType: "xlsx" }));
  const part = "xl/worksheets/sheet1.xml";
  const xml = await zip.file(part).async("string");
  const changed = xml.replace(/<c r="A1" s="(\d+)"[^>]*><v>45017<\/v>/, '<c r="A1" s="$1" t="d"><v>2023-04-01</v>');
  if (changed === xml) throw new Error("the cell was not found");
  zip.file(part, changed);
  return zip.generateAsync({ type: "nodebuffer" });
}
const streamed = (bytes) =>
  new Promise((resolve, reject) => {
    const reader = new XlsxStreamReader();
    reader.on("error", reject);
    reader.on("worksheet", (sheet) => sheet.on("row", ({ values }) => resolve(text(values[1]))).process());
    Readable.from([bytes]).pipe(reader);
  });
(async () => {
  const bytes = await workbook();
  const excel = new ExcelJS.Workbook();
  await excel.xlsx.load(bytes);
  const seen = {
    "exceljs 4.4.0": text(excel.worksheets[0].getCell("A1").value),
    "xlsx-populate 1.21.0": text((await XlsxPopulate.fromDataAsync(bytes)).sheet(0).cell("A1").value()),
    "xlsx-stream-reader 1.1.1": await streamed(bytes),
    "@e965/xlsx 0.20.3": text(read(bytes, { cellDates: true, UTC: true }).Sheets.Data.A1.v),
  };
  const recorded = ["1905-07-15", "NaN", "00/01/1900", "2023-04-01"];
  for (const [index, [name, value]] of Object.entries(seen).entries())
    console.log(`${name}: ${value} (expected 2023-04-01, recorded ${recorded[index]})`);
  process.exit(Object.values(seen).join() === recorded.join() ? 0 : 1);
})();
JS
TZ=UTC node probe.cjs
