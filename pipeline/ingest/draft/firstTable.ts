import path from "node:path";
import { UserError } from "../../errors.js";
import { type Examination, examine } from "../read/examine.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { unpackFirst } from "../unpack/unpackFirst.js";
import { openWorkbook, type WorkbookKind } from "../workbooks/openWorkbook.js";
import { writeSheet } from "../workbooks/sheetCsv.js";
import { tableFile } from "../workbooks/sheetTable.js";
import { underTwoRows } from "./twoRows.js";

/** The table that a draft is made from. */
export interface FirstTable {
  examination: Examination;
  /** its sheet, where the workbook has others that are seen */
  sheet: string | null;
  /** rows of its header */
  rows: 1 | 2;
}

/**
 * The first table of a file of any kind: of an archive that of its first member, of a workbook that of the first sheet
 * that is seen and has records under a header.
 *
 * @throws UserError where there is none
 */
export async function firstTable(file: string, temporary: string): Promise<FirstTable> {
  try {
    const { file: table, kind } = await unpackFirst(file, path.join(temporary, "unpacked"));
    if (kind === null) return { ...(await examined(table, temporary)), sheet: null };
    return await firstSheet(table, kind, temporary);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new UserError(`${file}: ${error.message}`, { hint: error.hint ?? "" });
  }
}

async function firstSheet(file: string, kind: WorkbookKind, temporary: string): Promise<FirstTable> {
  const workbook = await openWorkbook(file, kind);
  try {
    const seen = [...workbook.sheets.entries()].filter(([, { hidden }]) => !hidden);
    let first: FirstTable | null = null;
    for (const [index, { name }] of seen) {
      const target = tableFile(path.join(temporary, "sheets"), index, file);
      await writeSheet(workbook, index, target);
      const { examination, rows } = await examined(target, temporary);
      const found = { examination, rows, sheet: seen.length > 1 ? name : null };
      if (!examination.refused && examination.records > 0) return found;
      first ??= found;
    }
    if (first === null) {
      throw new FileRefused("no-header", "has no sheet that is seen", {
        hint: "unhide the sheet that is meant, and save it",
      });
    }
    return first;
  } finally {
    workbook.close();
  }
}

async function examined(file: string, temporary: string): Promise<Omit<FirstTable, "sheet">> {
  const examination = await examine(file, [], { temporary, generic: true });
  const { refused } = examination;
  const twice = refused?.reason === "duplicate-label" && refused.line !== null;
  const joined = twice ? await underTwoRows(file, refused.line ?? 0, temporary) : null;
  return joined === null ? { examination, rows: 1 } : { examination: joined, rows: 2 };
}
