import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { UserError } from "../../errors.js";
import { fileFault } from "../../fileFault.js";
import { type CsvRecord, csvRecords } from "../../workspace/seeds/csvRecords.js";
import { namingFile } from "../workbooks/namingFile.js";
import { containerOf, openWorkbook } from "../workbooks/openWorkbook.js";

/** A table as it was published, title rows and all. */
export interface PublishedTable {
  /** that of its sheet, none of a CSV file */
  name: string;
  /** `line` is the row of a sheet; blank rows are left out */
  rows: readonly CsvRecord[];
}

/**
 * The tables of a CSV file (UTF-8 or Windows-1252) or of a workbook, with cells as texts.
 *
 * @throws UserError where the file is neither
 */
export const publishedTables = (file: string): Promise<PublishedTable[]> =>
  namingFile(file, () => tablesIn(file));

async function tablesIn(file: string): Promise<PublishedTable[]> {
  const kind = await containerOf(file);
  if (kind === "zip" || kind === "gz")
    throw new UserError(`${file}: this is an archive`, { hint: "unpack it, and name the file in it" });
  if (kind === null) return [{ name: "", rows: csvRecords(textOf(file), file) }];
  const workbook = await openWorkbook(file, kind);
  try {
    const tables: PublishedTable[] = [];
    for (const [index, { name }] of workbook.sheets.entries()) {
      const rows: CsvRecord[] = [];
      await workbook.read(index, {
        row: ({ number, cells }) => rows.push({ line: number, cells: cells.map((cell) => cell.trim()) }) > 0,
        hiddenColumns: () => undefined,
        merged: () => undefined,
      });
      tables.push({ name, rows });
    }
    return tables;
  } finally {
    workbook.close();
  }
}

function textOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    return new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
  } catch (cause) {
    throw fileFault(file, cause);
  }
}
