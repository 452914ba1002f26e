import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { showsDate } from "../../../pipeline/ingest/workbooks/cellText.js";
import { openWorkbook } from "../../../pipeline/ingest/workbooks/openWorkbook.js";
import { xlsx } from "./makeWorkbook.js";

interface Change {
  part: string;
  from: string;
  to: string;
}

/** Cells of a sheet of one day, 1 April 2023 by its serial number, in a workbook of which one part was changed. */
async function cellsOf(serial: number, since1904: boolean, { part, from, to }: Change): Promise<string[]> {
  const zip = await JSZip.loadAsync(
    await xlsx([{ name: "Data", rows: [[{ date: serial }]] }], { since1904 }),
  );
  const xml = (await zip.file(part)?.async("string")) ?? "";
  expect(xml).toContain(from);
  zip.file(part, xml.replace(from, to));
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-dates-"));
  try {
    const file = path.join(folder, "dates.xlsx");
    writeFileSync(file, await zip.generateAsync({ type: "nodebuffer" }));
    const workbook = await openWorkbook(file, "xlsx");
    const cells: string[] = [];
    await workbook.read(0, {
      row: (row) => cells.push(...row.cells) > 0,
      hiddenColumns() {},
      merged() {},
    });
    workbook.close();
    return cells;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each([
  ["2023-04-01", "2023-04-01"],
  ["2023-04-01T23:30:00", "2023-04-01 23:30:00"],
])(
  "a day that a workbook keeps as %s is that day, in both systems of dates (findings/xlsx-iso-dates.sh)",
  async (written, day) => {
    // a text of ISO 8601 (ECMA-376, part 1, 18.18.11)
    const change = {
      part: "xl/worksheets/sheet1.xml",
      from: 's="1"><v>45017',
      to: `s="1" t="d"><v>${written}`,
    };
    expect(await cellsOf(45017, false, change)).toEqual([day]);
    expect(await cellsOf(45017, true, change)).toEqual([day]);
  },
);

test.each([
  ["1", "2023-04-01"],
  ["true", "2023-04-01"],
  ["0", "2019-03-31"],
  ["false", "2019-03-31"],
])(
  'a workbook of date1904="%s" counts its days as it says: exceljs 4.4.0 takes 1 alone (findings/xlsx-1904-true.sh)',
  async (word, day) => {
    const change = { part: "xl/workbook.xml", from: 'date1904="1"', to: `date1904="${word}"` };
    expect(await cellsOf(43555, true, change)).toEqual([day]);
  },
);

test.each(["0\\ \\d\\a\\y\\s", '0" days"', "#,##0;[Red]-#,##0", "[h]:mm", "[$£-809]#,##0"])(
  "a number shown as %s is no date (findings/exceljs-escaped-units.sh)",
  (code) => {
    expect(showsDate(164, code)).toBe(false);
  },
);
