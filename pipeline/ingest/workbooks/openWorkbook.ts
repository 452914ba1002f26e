import { closeSync, openSync, readSync } from "node:fs";
import { mustBeFile } from "../../fileFault.js";
import { Zip } from "../archives/zip.js";
import type { WorkbookKind } from "../read/examination.js";
import { FileRefused } from "../reasons/fileRefused.js";
import type { Workbook } from "./sheet.js";

export type { WorkbookKind } from "../read/examination.js";

/** What a file is by its content, whatever it is called: one that holds others, or null of any other. */
export type Container = WorkbookKind | "zip" | "gz";

/** @throws FileRefused where a ZIP is damaged */
export async function containerOf(file: string): Promise<Container | null> {
  const start = firstBytes(file);
  if (start.startsWith("d0cf11e0a1b11ae1")) return "xls";
  if (start.startsWith("1f8b08")) return "gz";
  // an empty ZIP has its end alone
  if (!start.startsWith("504b0304") && !start.startsWith("504b0506")) return null;
  const zip = await Zip.open(file);
  try {
    const names = zip.members.map(({ name }) => name);
    const other = others.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
    if (other !== undefined) {
      throw new FileRefused("format-error", `this is ${other}`, {
        hint: "open it in its own program and save the table as an Excel workbook (.xlsx) or as CSV",
      });
    }
    if (zip.has("[Content_Types].xml") && zip.has("_rels/.rels")) return "xlsx";
    return zip.has("mimetype") && zip.has("content.xml") ? "ods" : "zip";
  } finally {
    zip.close();
  }
}

/** Files of the same packing, by a part that no workbook has. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.bin$/i, "a workbook in Excel's binary form (.xlsb)"],
  [/^word\//i, "a Word file"],
  [/^ppt\//i, "a PowerPoint file"],
];

/** Whether a file begins as one that holds others does, also where only its beginning is there. */
export const isPacked = (file: string): boolean =>
  /^(?:d0cf11e0a1b11ae1|1f8b08|504b0304|504b0506)/.test(firstBytes(file));

/** @throws UserError where there is no such file, or it is a folder */
function firstBytes(file: string): string {
  mustBeFile(file);
  const block = Buffer.alloc(8);
  const handle = openSync(file, "r");
  try {
    return block.subarray(0, readSync(handle, block)).toString("hex");
  } finally {
    closeSync(handle);
  }
}

/** @throws FileRefused where it is no workbook that can be read */
export async function openWorkbook(file: string, kind: WorkbookKind): Promise<Workbook> {
  if (kind === "xls") return (await import("./xls.js")).openXls(file);
  const zip = await Zip.open(file);
  try {
    return kind === "ods"
      ? await (await import("./ods.js")).openOds(zip)
      : await (await import("./xlsx.js")).openXlsx(zip);
  } catch (error) {
    zip.close();
    throw error;
  }
}
