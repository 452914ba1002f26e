import { UserError } from "../../errors.js";
import { hashFile } from "../../hashFile.js";
import type { DecimalSign } from "./cellText.js";
import { namingFile } from "./namingFile.js";
import { containerOf, isPacked, openWorkbook } from "./openWorkbook.js";
import { writeSheet } from "./sheetCsv.js";
import { headRows } from "./sheetHeader.js";
import { tableFile } from "./sheetTable.js";

/** The one table of a file that a person filled in, as CSV. */
export interface Table {
  file: string;
  /** of which workbook and sheet it is; null where the file itself is text */
  sheet: { name: string; sha256: string } | null;
}

/**
 * A file that is text as it is, and of a workbook the one visible sheet that is meant, written as CSV under the rows' own
 * numbers.
 *
 * @param name the file's in messages
 * @param folder for the CSV; the caller removes it
 * @param isMeant whether the first rows of a sheet, as a CSV file, are those of the table
 * @param decimal how numbers of the workbook are written
 * @throws UserError where it is an archive, or not one of its sheets is meant
 */
export const tableOf = (
  file: string,
  name: string,
  folder: string,
  isMeant: (table: string) => boolean,
  decimal: DecimalSign = ".",
): Promise<Table> => namingFile(name, () => tableIn(file, name, folder, isMeant, decimal));

async function tableIn(
  file: string,
  name: string,
  folder: string,
  isMeant: (table: string) => boolean,
  decimal: DecimalSign,
): Promise<Table> {
  const kind = isPacked(file) ? await containerOf(file) : null;
  if (kind === null) return { file, sheet: null };
  if (kind === "zip" || kind === "gz")
    throw new UserError(`${name}: this is an archive`, { hint: "unpack it, and name the file in it" });
  const workbook = await openWorkbook(file, kind);
  try {
    const meant: { index: number; sheet: string; table: string }[] = [];
    for (const [index, { name: sheet, hidden }] of workbook.sheets.entries()) {
      const table = tableFile(folder, index, file);
      if (hidden) continue;
      await writeSheet(workbook, index, table, { rows: headRows });
      if (isMeant(table)) meant.push({ index, sheet, table });
    }
    const [only, other] = meant;
    if (only === undefined)
      throw new UserError(`${name}: none of its sheets that can be seen has the columns that are asked for`, {
        hint: "put the table into one sheet, with its labels as they are",
      });
    if (other !== undefined)
      throw new UserError(`${name}: the sheets "${only.sheet}" and "${other.sheet}" both have the columns`, {
        hint: "keep the one that is meant",
      });
    await writeSheet(workbook, only.index, only.table, { decimal });
    return { file: only.table, sheet: { name: only.sheet, sha256: await hashFile(file) } };
  } finally {
    workbook.close();
  }
}
