import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { SheetOrigin } from "../read/examination.js";
import { type Examination, examine } from "../read/examine.js";
import type { Header } from "../read/header.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { contractOfSheet } from "./asRead.js";
import { openWorkbook } from "./openWorkbook.js";
import type { Workbook } from "./sheet.js";
import { type SheetFacts, writeSheet } from "./sheetCsv.js";
import { headerIn, headRows, sheetKey } from "./sheetHeader.js";

/** The name under which a sheet goes among supplies: made of its workbook's bytes and its own name. */
export const sheetId = ({ sha256, name }: Pick<SheetOrigin, "sha256" | "name">): string =>
  createHash("sha256").update(`${sha256}\n${name}`).digest("hex");

/** Where a sheet is written as CSV: under the workbook's own name, at which a contract may look. */
export function tableFile(folder: string, index: number, workbook: string): string {
  const own = path.join(folder, `sheet-${index + 1}`);
  mkdirSync(own, { recursive: true });
  return path.join(own, path.basename(workbook));
}

/** Writes all of a sheet whose header is known. */
export async function writeTable(
  workbook: Workbook,
  index: number,
  target: string,
  { contract, columns, line, lines }: Header,
): Promise<SheetFacts> {
  const filled = (contract?.sheet?.merged ?? []).map((role) => columns[role] ?? -1);
  return writeSheet(workbook, index, target, {
    filled: new Set(filled),
    header: line + lines - 1,
    decimal: contract?.decimal ?? ".",
  });
}

/** A sheet's table examined under the contract that its header fits. */
export async function examineTable(
  file: string,
  sheet: SheetOrigin,
  contract: Contract,
  temporary: string,
): Promise<Examination> {
  const { source } = contract;
  const examination = await examine(file, [contractOfSheet(contract)], { temporary, contract: source });
  return {
    ...examination,
    sha256: sheetId(sheet),
    sheet,
    fromSheet: true,
    contract: examination.contract === null ? null : contract,
  };
}

/**
 * Reads one sheet of a workbook again, under the contract that it was loaded under.
 *
 * @throws FileRefused where there is no such sheet
 */
export async function readSheetAgain(
  sheet: SheetOrigin,
  contract: Contract,
  temporary: string,
): Promise<Examination> {
  const workbook = await openWorkbook(sheet.workbook, sheet.kind);
  try {
    const index = workbook.sheets.findIndex(({ name }) => sheetKey(name) === sheetKey(sheet.name));
    if (index < 0) throw new FileRefused("no-header", `has no sheet "${sheet.name}"`, { hint: "" });
    const file = tableFile(path.join(temporary, sheetId(sheet).slice(0, 16)), index, sheet.workbook);
    await writeSheet(workbook, index, file, { rows: headRows });
    const found = headerIn(file, [contractOfSheet(contract)], true);
    // without a header examining says what is missing
    if ("header" in found) await writeTable(workbook, index, file, found.header);
    return await examineTable(file, sheet, contract, temporary);
  } finally {
    workbook.close();
  }
}
