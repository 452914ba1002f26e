import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../../errors.js";
import { hashFile } from "../../hashFile.js";
import { moveFile, settleFile } from "../../replaceFile.js";
import { archivedFile, type Places } from "../../store/places.js";
import { storeFault } from "../../store/storeFault.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { csvRecord } from "../read/accepted.js";
import { type Examination, examine } from "../read/examine.js";
import type { LocatedRecord } from "../read/gate.js";
import { locate } from "../read/locate.js";
import type { reasons } from "../reasons/reasons.js";
import { archivedSheet, archiveWorkbook } from "../workbooks/archivedSheet.js";
import { asRead } from "../workbooks/asRead.js";
import { readSheetAgain } from "../workbooks/sheetTable.js";
import { hashing, identifierColumns } from "./identifiers.js";
import { contractOfCopy, eachRecord, placeLabels, writeMappedCopy } from "./mappedCopy.js";

/** What stands beside a copy of mapped columns: all that is known of the file as it came. */
const Original = z.object({
  sha256OfCopy: z.string(),
  records: z.number(),
  bytes: z.number(),
  encoding: z.enum(["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"]),
  delimiter: z.enum([",", ";", "\t", "|"]),
  headerLine: z.number().nullable(),
  preamble: z.array(z.string()),
  lines: z.object({
    physical: z.number(),
    preamble: z.number(),
    header: z.number(),
    blank: z.number(),
    note: z.number(),
  }),
  fromSheet: z.boolean().optional(),
  quarantine: z.array(
    z.object({
      line: z.number(),
      byte: z.number(),
      reason: z.string().transform((reason) => reason as keyof typeof reasons),
      column: z.string().optional(),
    }),
  ),
});

export const notKept = "(the archive keeps only mapped columns)";

const originalFile = (places: Places, sha256: string): string => `${archivedFile(places, sha256)}.json`;

/** Puts an examined file, whose bytes are on the disk, into the archive, of a sheet its workbook: there whole or not at all. */
export function archiveWhole(places: Places, { file, sha256, sheet }: Examination): void {
  try {
    mkdirSync(places.archive, { recursive: true });
    if (sheet) archiveWorkbook(places, sheet);
    else moveFile(file, archivedFile(places, sha256));
  } catch (cause) {
    throw storeFault(places.archive, cause);
  }
}

/**
 * Puts only the mapped columns of an examined file into the archive, and beside them what is known of the file. What names
 * places or victims is replaced by its hash.
 *
 * @param key of {@link identifierKey}; null where the contract names no such column
 */
export function archiveMapped(places: Places, examination: Examination, key: Buffer | null): void {
  const { contract } = examination;
  const named = contract === null ? new Map() : identifierColumns(examination, contract);
  const hash = contract === null || key === null ? null : hashing(key, contract, { hashed: false });
  if (hash === null && named.size > 0) throw new Error("identifiers are hashed with a key");
  try {
    mkdirSync(places.temporary, { recursive: true });
    const copy = path.join(places.temporary, `mapped-${examination.sha256.slice(0, 16)}.csv`);
    writeMappedCopy(examination, copy, (index, cell) => {
      const kind = named.get(index);
      return kind === undefined || hash === null ? cell : hash(kind, cell);
    });
    archiveCopy(places, examination, copy, examination.records);
  } catch (cause) {
    throw storeFault(places.archive, cause);
  }
}

/** Puts a copy of mapped columns into the archive as what is kept of `examination`'s file. */
export function archiveCopy(places: Places, examination: Examination, copy: string, records: number): void {
  const { bytes, encoding, delimiter, headerLine, lines, contract, quarantine } = examination;
  const title = contract && "title" in contract.period ? new RegExp(contract.period.title, "iu") : null;
  const original: z.input<typeof Original> = {
    sha256OfCopy: hashFile(copy),
    records,
    bytes,
    encoding,
    delimiter,
    headerLine,
    preamble: examination.preamble.filter((line) => title?.test(line) === true), // the rest may name people
    lines,
    ...(examination.fromSheet ? { fromSheet: true } : {}),
    quarantine: quarantine.map(({ raw: _, ...record }) => record),
  };
  mkdirSync(places.archive, { recursive: true });
  const beside = `${copy}.json`;
  writeFileSync(beside, `${JSON.stringify(original)}\n`);
  settleFile(beside, originalFile(places, examination.sha256));
  settleFile(copy, archivedFile(places, examination.sha256));
}

/** Takes back what was put there for a supply that was then refused. */
export function dropArchived(places: Places, sha256: string): void {
  rmSync(archivedFile(places, sha256), { force: true });
  rmSync(originalFile(places, sha256), { force: true });
}

/**
 * Examines what the archive keeps of a supply, as the file that it was: where only mapped columns are kept, the
 * books are those of the original.
 *
 * @throws UserError when the archive lacks the file, or holds other bytes, or the contract no longer fits it
 */
export async function examineArchived(
  places: Places,
  supply: { file: string; sha256: string; kept: string; receivedOn?: string | null },
  contract: Contract,
  temporary = places.temporary,
): Promise<Examination> {
  const whole = supply.kept === "whole";
  const sheet = whole ? archivedSheet(places, supply.sha256) : null;
  const archived = sheet?.workbook ?? archivedFile(places, supply.sha256);
  if (!existsSync(archived) || !statSync(archived).isFile()) {
    throw new UserError(`the archive lacks ${supply.file} (${archived})`, {
      hint: "restore the archive from a copy; nothing has been changed",
    });
  }
  const original = whole ? null : readOriginal(places, supply);
  const examination = sheet
    ? await readSheetAgain(sheet, contract, temporary)
    : await examine(archived, [whole ? contract : contractOfCopy(asRead(original ?? {}, contract))], {
        temporary,
        contract: contract.source,
      });
  if (
    examination.sha256 !== (original?.sha256OfCopy ?? supply.sha256) ||
    (sheet && hashFile(sheet.workbook) !== sheet.sha256)
  ) {
    throw new UserError(`the archived ${supply.file} is damaged (${archived})`, {
      hint: "its bytes are no longer those that came; restore the archive from a copy; nothing has been changed",
    });
  }
  if (examination.refused) {
    const file = `seeds/contracts/${contract.source}.yaml`;
    if (whole) {
      throw new UserError(`${supply.file} no longer fits its contract ${contract.source}`, {
        hint: `${examination.refused.message}; correct ${file}; nothing has been changed`,
      });
    }
    throw new UserError(
      `${supply.file} lacks what its contract ${contract.source} asks for (the archive keeps only the columns that it mapped then)`,
      {
        hint: `${examination.refused.message}; say optional: true of a column that was not kept, or correct ${file}; nothing has been changed`,
      },
    );
  }
  if (supply.receivedOn) examination.receivedOn = supply.receivedOn;
  if (original === null) return examination;
  if (examination.records !== original.records) throw new Error(`${archived} has another number of records`);
  const { sha256OfCopy: _, records: __, fromSheet, ...facts } = original;
  return {
    ...examination,
    ...facts,
    ...(fromSheet ? { fromSheet } : {}),
    sha256: supply.sha256,
    contract,
    quarantine: facts.quarantine.map(({ column, ...record }) => ({
      ...record,
      raw: notKept,
      ...(column === undefined ? {} : { column }),
    })),
  };
}

function readOriginal(places: Places, { file, sha256 }: { file: string; sha256: string }) {
  const beside = originalFile(places, sha256);
  try {
    return Original.parse(JSON.parse(readFileSync(beside, "utf8")));
  } catch (cause) {
    throw new UserError(`the archive lacks what is known of ${file} (${beside})`, {
      hint: "restore the archive from a copy; nothing has been changed",
      cause,
    });
  }
}

const isCopy = (examination: Examination): boolean => examination.header[0] === placeLabels[0];

/** A record of a copy where it stood in the file as it came; others as they are. */
function inOriginal(examination: Examination, record: LocatedRecord): LocatedRecord {
  if (!isCopy(examination)) return record;
  const [line, endLine, byte] = record.cells.map(Number);
  return {
    ...record,
    line: line ?? record.line,
    endLine: endLine ?? record.endLine,
    byte: byte ?? record.byte,
    raw: csvRecord(record.cells.slice(placeLabels.length)),
  };
}

/** As {@link locate}: the lines are those of the file as it came. */
export async function locateArchived(
  examination: Examination,
  ordinals: readonly number[],
): Promise<LocatedRecord[]> {
  return (await locate(examination, ordinals)).map((record) => inOriginal(examination, record));
}

/** The records that begin on the given lines of the file as it came. */
export function recordsOn(examination: Examination, lines: ReadonlySet<number>): Map<number, LocatedRecord> {
  const found = new Map<number, LocatedRecord>();
  eachRecord(examination, (record) => {
    const placed = inOriginal(examination, record);
    if (lines.has(placed.line)) found.set(placed.line, placed);
  });
  return found;
}
