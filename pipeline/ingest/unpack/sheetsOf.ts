import path from "node:path";
import { hashFile } from "../../hashFile.js";
import type { Refusal, SheetOrigin, WorkbookKind } from "../read/examination.js";
import { examine } from "../read/examine.js";
import { labelKey } from "../read/head.js";
import { findPersonal } from "../read/personal.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { openWorkbook } from "../workbooks/openWorkbook.js";
import type { Workbook } from "../workbooks/sheet.js";
import { writeSheet } from "../workbooks/sheetCsv.js";
import { contractsFor, type Found, headerIn, headRows } from "../workbooks/sheetHeader.js";
import { sheetNotes, unreadSheets } from "../workbooks/sheetNotes.js";
import { sheetId, tableFile, writeTable } from "../workbooks/sheetTable.js";
import type { Part, Unpacking } from "./part.js";

interface Looked {
  index: number;
  name: string;
  hidden: boolean;
  /** its first rows, later all of them */
  file: string;
  found: Found;
}

/** The sheets of a workbook that a contract knows, each written as CSV. */
export async function* sheetsOf(
  file: string,
  kind: WorkbookKind,
  name: string,
  asked: Unpacking,
): AsyncGenerator<Part> {
  const workbook = await openWorkbook(file, kind);
  try {
    const sheets = await lookAtAll(workbook, file, asked);
    const wanted = sheets.filter(({ found }) => "header" in found);
    if (wanted.length === 0) {
      yield { name, kind: "refused", refusal: noSheet(sheets, asked) };
      return;
    }
    const others = sheets.filter((sheet) => !wanted.includes(sheet));
    await checkPersonal(workbook, others, wanted, asked);
    const sha256 = hashFile(file);
    for (const [place, { index, file: target, name: sheet, found }] of wanted.entries()) {
      const contract =
        "header" in found
          ? asked.contracts.find(({ source }) => source === found.header.contract?.source)
          : undefined;
      if (!("header" in found) || contract === undefined) continue;
      const shown = sheetName(name, sheet);
      const origin: SheetOrigin = { workbook: file, kind, sha256, name: sheet };
      const id = sheetId(origin);
      if (asked.known(id)) {
        yield { name: shown, kind: "known", sha256: id };
        continue;
      }
      const facts = await writeTable(workbook, index, target, found.header);
      const notes = [...sheetNotes(facts, found.header), ...(place === 0 ? unreadSheets(others) : [])];
      yield { name: shown, kind: "table", file: target, sheet: { origin, contract }, notes };
    }
  } finally {
    workbook.close();
  }
}

/** `data/partner.xlsx [Data]`: no name of a sheet has brackets. */
export const sheetName = (workbook: string, sheet: string): string => `${workbook} [${sheet}]`;

async function lookAtAll(workbook: Workbook, file: string, asked: Unpacking): Promise<Looked[]> {
  if (workbook.sheets.length === 0) {
    throw new FileRefused("format-error", "this is no workbook with sheets that can be read", {
      hint: "open it in its own program and save the table as an Excel workbook (.xlsx) or as CSV",
    });
  }
  const looked: Looked[] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    const target = tableFile(asked.folder, index, file);
    await writeSheet(workbook, index, target, { rows: headRows });
    const found = headerIn(target, contractsFor(sheet, asked.contracts), asked.named);
    looked.push({ index, ...sheet, file: target, found });
  }
  return looked;
}

/** Why none of the sheets is read: as the one says that came nearest to a contract. */
function noSheet(sheets: readonly Looked[], { contracts, named }: Unpacking): Refusal {
  for (const { sheet, ...contract } of contracts) {
    if (
      sheet?.name === undefined ||
      sheets.some(({ name }) => contractsFor({ name, hidden: false }, [{ ...contract, sheet }]).length > 0)
    )
      continue;
    const fits = sheets.find(({ file }) => "header" in headerIn(file, [contract], named));
    if (!fits) continue;
    return {
      reason: "unknown-header",
      message: `the contract ${contract.source} reads the sheet "${sheet.name}", and its header is in "${fits.name}"`,
      hint: `correct sheet in seeds/contracts/${contract.source}.yaml`,
      line: null,
    };
  }
  const seen = sheets.filter(({ hidden }) => !hidden);
  const nearest = seen.reduce<{ sheet: Looked; refusal: Refusal; nearest: number } | null>((best, sheet) => {
    if (!("refusal" in sheet.found)) return best;
    return best === null || sheet.found.nearest > best.nearest ? { sheet, ...sheet.found } : best;
  }, null);
  if (nearest === null) {
    return {
      reason: "unknown-header",
      message: "all of its sheets are hidden",
      hint: "name the one that is meant in the contract: sheet: NAME",
      line: null,
    };
  }
  const { refusal, sheet } = nearest;
  const row = refusal.line === null ? "" : `, row ${refusal.line}`;
  return { ...refusal, message: `sheet "${sheet.name}"${row}: ${refusal.message}`, line: null };
}

/** The archive keeps a workbook whole, and what nobody reads of it must not be personal either. */
async function checkPersonal(
  workbook: Workbook,
  others: readonly Looked[],
  wanted: readonly Looked[],
  { contracts, folder }: Unpacking,
): Promise<void> {
  const sources = wanted.map(({ found }) => ("header" in found ? found.header.contract?.source : undefined));
  const own = contracts.filter(({ source, keep }) => keep === "whole" && sources.includes(source));
  if (own.length === 0) return;
  const hint =
    "ask for the workbook without it, or say keep: mapped in the contract: the archive then keeps the columns that it maps alone";
  for (const { name, file } of others) {
    const { personal } = await examine(file, [], { temporary: path.join(folder, "others"), generic: true });
    const [first] = personal;
    if (!first) continue;
    throw new FileRefused(
      "personal-data",
      `the sheet "${name}", which no contract reads, has the column "${first.column}", which looks like personal data: ${first.why}`,
      { hint },
    );
  }
  const known = new Set(
    own
      .flatMap(({ columns, drop }) => [...Object.values(columns).flatMap(({ names }) => names), ...drop])
      .map(labelKey),
  );
  for (const labels of await workbook.caches()) {
    const declared = new Set(labels.flatMap((label, index) => (known.has(labelKey(label)) ? [index] : [])));
    const [first] = findPersonal(labels, 1, declared, []);
    if (!first) continue;
    throw new FileRefused(
      "personal-data",
      `a pivot table keeps a copy of records with the column "${first.column}", which looks like personal data: ${first.why}`,
      { hint },
    );
  }
}
