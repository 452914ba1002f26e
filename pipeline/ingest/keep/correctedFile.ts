import { closeSync, openSync, readSync } from "node:fs";
import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { type Table, tableOf } from "../workbooks/tableOf.js";
import { dayAsTyped } from "./dayAsTyped.js";
import { contractOfCopy, eachRecord } from "./mappedCopy.js";
import { asWritten, exportLabels, type HeldSupply } from "./quarantine.js";
import { receivedOnSql } from "./supplyRow.js";

/** A corrected record. */
export interface Row {
  /** in the corrected file, and in the file as it came */
  at: number;
  line: number;
  byte: number;
  cells: string[];
}

/** Of which supply a corrected file holds lines. */
export interface Supply extends HeldSupply {
  receivedOn: string | null;
}

/**
 * A corrected file as CSV: itself, or the sheet of a workbook that has the columns of an export.
 *
 * @param folder for the CSV of a sheet
 */
export const correctedTable = (
  copy: string,
  file: string,
  folder: string,
  decimal?: Contract["decimal"],
): Promise<Table> =>
  tableOf(copy, file, folder, (sheet) => headText(sheet).includes(exportLabels.supply), decimal);

/** The supply whose lines a corrected file holds: its extract stands in each row. */
export async function supplyIn(store: Store, file: string, copy: string): Promise<Supply> {
  const supplies = await store.rows<Supply & { removed: boolean }>(
    `select extract, sha256, source, file, kept, contract::varchar as contract, ${receivedOnSql} as "receivedOn", removed from supplies
    where supplements is null order by received`,
  );
  const text = headText(copy);
  const found = supplies.filter(({ extract }) => text.includes(extract));
  const [only, other] = found;
  if (!only) {
    throw new UserError(`${file} names no supply in a column "${exportLabels.supply}"`, {
      hint: "correct a file written by csp quarantine --export, and keep its first columns",
    });
  }
  if (other) {
    throw new UserError(`${file} holds lines of ${only.file} and of ${other.file}`, {
      hint: "release them file by file, as they were exported",
    });
  }
  if (only.removed) {
    throw new UserError(`${file} holds lines of ${only.file}, which has been removed`, {
      hint: `csp supply restore ${only.extract} first`,
    });
  }
  return only;
}

/** The first megabyte as text; spreadsheets also save in UTF-16, where the digits stand apart. */
function headText(file: string): string {
  const handle = openSync(file, "r");
  try {
    const block = Buffer.alloc(1 << 20);
    return block.subarray(0, readSync(handle, block)).toString("latin1").replaceAll("\0", "");
  } finally {
    closeSync(handle);
  }
}

/** The contract as it reads an exported file: its own columns, and those that name the line. */
export function contractOfExport(contract: Contract): Contract {
  const { delimiter: _, encoding: __, ...plain } = contractOfCopy(contract);
  const { supply, line, ...rest } = exportLabels;
  return {
    ...plain,
    header: { rows: 1, within: 20 },
    columns: {
      ...contract.columns,
      csp_supply: { names: [supply], optional: false },
      csp_line: { names: [line], optional: false },
    },
    drop: Object.values(rest),
  };
}

/**
 * The corrected records, each with the line that it came from.
 *
 * @param labels of the columns of the supply
 * @param days the forms in which the supply's contract reads days, where a spreadsheet keeps those of the file as days
 */
export function rowsOf(
  corrected: Examination,
  labels: readonly string[],
  extract: string,
  file: string,
  days: readonly string[],
): Row[] {
  const at = (label: string): number => corrected.header.indexOf(label);
  const missing = labels.find((label) => at(label) < 0);
  if (missing !== undefined) {
    throw new UserError(`${file} lacks the column "${missing}"`, {
      hint: "keep the columns as they were exported",
    });
  }
  const rows: Row[] = [];
  eachRecord(corrected, (record) => {
    const cell = (index: number): string => asWritten(record.cells[index] ?? "");
    const line = Number(cell(at(exportLabels.line)).trim());
    if (cell(at(exportLabels.supply)).trim() !== extract || !Number.isInteger(line) || line < 1) {
      throw new UserError(`${file}:${record.line}: no line of the supply ${extract}`, {
        hint: `keep the columns "${exportLabels.supply}" and "${exportLabels.line}" as they were exported`,
      });
    }
    rows.push({
      at: record.line,
      line,
      byte: 0,
      cells: labels.map((label) => dayAsTyped(cell(at(label)), days)),
    });
  });
  return rows;
}
