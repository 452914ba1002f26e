import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import { UserError } from "../../errors.js";
import { fileFault } from "../../fileFault.js";
import { containerOf, openWorkbook } from "../workbooks/openWorkbook.js";

/** A table as it was published, title rows and all; `name` is that of its sheet, none of a CSV file. */
export interface PublishedTable {
  name: string;
  rows: string[][];
}

/**
 * The tables of a CSV file (UTF-8 or Windows-1252) or of a workbook, with cells as texts.
 *
 * @throws UserError where the file is neither
 */
export async function publishedTables(file: string): Promise<PublishedTable[]> {
  const kind = await containerOf(file);
  if (kind === "zip" || kind === "gz")
    throw new UserError(`${file}: this is an archive`, { hint: "unpack it, and name the file in it" });
  if (kind === null) return [{ name: "", rows: csvRows(file) }];
  const workbook = await openWorkbook(file, kind);
  try {
    const tables: PublishedTable[] = [];
    for (const [index, { name }] of workbook.sheets.entries()) {
      const rows: string[][] = [];
      await workbook.read(index, {
        row: ({ cells }) => rows.push(cells.map((cell) => cell.trim())) > 0,
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

function csvRows(file: string): string[][] {
  try {
    const bytes = readFileSync(file);
    const text = new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    if (cause instanceof CsvError)
      throw new UserError(`${file}: not a CSV file`, { hint: cause.message, cause });
    throw fileFault(file, cause);
  }
}
