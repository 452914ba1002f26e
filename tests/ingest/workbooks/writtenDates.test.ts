import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { showsDate } from "../../../pipeline/ingest/workbooks/cellText.js";
import { openWorkbook } from "../../../pipeline/ingest/workbooks/openWorkbook.js";
import { xlsx } from "./makeWorkbook.js";

/** Cells of the sheet, with its first day written as a text of ISO 8601 (ECMA-376, part 1, 18.18.11). */
async function cellsOf(written: string, since1904: boolean): Promise<string[]> {
  const zip = await JSZip.loadAsync(await xlsx([{ name: "Data", rows: [[{ date: 45017 }]] }], { since1904 }));
  const part = "xl/worksheets/sheet1.xml";
  const sheet = await zip.file(part)?.async("string");
  zip.file(part, (sheet ?? "").replace('s="1"><v>45017', `s="1" t="d"><v>${written}`));
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
    expect(await cellsOf(written, false)).toEqual([day]);
    expect(await cellsOf(written, true)).toEqual([day]);
  },
);

test.each(["0\\ \\d\\a\\y\\s", '0" days"', "#,##0;[Red]-#,##0", "[h]:mm", "[$£-809]#,##0"])(
  "a number shown as %s is no date (findings/exceljs-escaped-units.sh)",
  (code) => {
    expect(showsDate(164, code)).toBe(false);
  },
);
