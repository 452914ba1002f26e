import { mkdirSync } from "node:fs";
import path from "node:path";
import { lineWord } from "../linePlace.js";
import type { Store } from "../store/open.js";
import type { Contract } from "../workspace/contracts/contract.js";
import { repeatedReferences } from "./doubts/rows/repeatedReferences.js";
import { examineParts } from "./examineParts.js";
import { checkWholeFile, typingFaults } from "./keep/enterSupply.js";
import { writeAccepted } from "./read/accepted.js";
import type { Examination, QuarantinedRecord, Refusal } from "./read/examine.js";
import { FileRefused } from "./reasons/fileRefused.js";
import { type LoadedPeriod, loadedMonths } from "./type/loadedMonths.js";
import { numberedRecords, sameCells } from "./type/payloadCells.js";
import { periodColumns } from "./type/periodColumns.js";
import { type TypeValue, typeValues } from "./type/typeValues.js";
import { type Typing, typeRecords } from "./type/typing.js";
import { checkUnreadStatus } from "./type/unreadStatus.js";

/** What would become of one file: numbers of physical lines and of records. */
export interface Check {
  file: string;
  sha256: string;
  contract: string | null;
  encoding: string;
  delimiter: string;
  header_line: number | null;
  lines: Examination["lines"];
  records: { accepted: number; quarantined: number; duplicate: number; excluded: number };
  quarantine: QuarantinedRecord[];
  /** The texts of the columns that tell measures apart, where a contract fits and its cells were typed. */
  values?: TypeValue[];
  /** What would be loaded, by period and measure, where a contract fits and its cells were typed. */
  loaded?: LoadedPeriod[];
  /** What csp ingest would ask about, of what the file alone shows. */
  asked?: string[];
  refused: Refusal | null;
}

export interface CheckOptions {
  temporary: string;
  contract?: string;
  /** is called with what is not wanted of an archive */
  passed?: (name: string, why: string) => void;
  /** Folder for the accepted records as clean CSV. */
  acceptedDir?: string;
  /** A store with the seeds, and the district, for the cells' types; without it only the structure is judged. */
  typing?: { store: Store; district: string };
}

/** Tries files without loading anything, one result a file, in their order. */
export async function* check(
  files: readonly string[],
  contracts: readonly Contract[],
  options: CheckOptions,
): AsyncGenerator<{ check: Check; examination: Examination }> {
  const taken = new Set<string>();
  for await (const { name: file, examination } of examined(files, contracts, options)) {
    const quarantine = [...examination.quarantine];
    const records = { accepted: examination.records, quarantined: 0, duplicate: 0, excluded: 0 };
    let left = new Set<number>();
    let values: TypeValue[] = [];
    let loaded: LoadedPeriod[] = [];
    let asked: string[] = [];
    if (options.typing && examination.contract && !examination.refused) {
      const { store, district } = options.typing;
      const typing = await typeOrRefuse(store, examination, examination.contract, district);
      if ("reason" in typing) {
        examination.refused = typing;
        quarantine.length = 0;
        // the texts of a type are what a contract with too few of them lacks
        if (typing.reason === "mostly-unread")
          values = await typeValues(store, examination, examination.contract);
        Object.assign(records, { accepted: 0, duplicate: 0, excluded: 0 });
      } else {
        const faults = await typingFaults(store, examination, examination.contract, typing);
        for (const { gid: _, ...record } of faults) quarantine.push(record);
        quarantine.sort((a, b) => a.byte - b.byte);
        const judged = typing.accepted + typing.duplicate + typing.excluded + typing.quarantined;
        if (judged !== examination.records) {
          throw new Error(
            `the books of ${file} do not balance: ${judged} of ${examination.records} records were judged`,
          );
        }
        loaded = await loadedMonths(store);
        asked = await repeatedReferences(store, examination.contract, [examination]);
        values = await typeValues(store, examination, examination.contract);
        Object.assign(records, {
          accepted: typing.accepted,
          duplicate: typing.duplicate,
          excluded: typing.excluded,
        });
        if (options.acceptedDir !== undefined) left = await leftOut(store, examination, examination.contract);
      }
    }
    records.quarantined = quarantine.length;
    if (options.acceptedDir !== undefined && !examination.refused) {
      mkdirSync(options.acceptedDir, { recursive: true });
      writeAccepted(examination, path.join(options.acceptedDir, freeName(acceptedName(file), taken)), left);
    }
    const { sha256, encoding, delimiter, lines, refused } = examination;
    yield {
      examination,
      check: {
        file,
        sha256,
        contract: examination.contract?.source ?? null,
        encoding,
        delimiter,
        header_line: examination.headerLine,
        lines,
        records,
        quarantine,
        ...(values.length > 0 ? { values } : {}),
        ...(loaded.length > 0 ? { loaded } : {}),
        ...(asked.length > 0 ? { asked } : {}),
        refused,
      },
    };
  }
}

async function* examined(
  files: readonly string[],
  contracts: readonly Contract[],
  options: CheckOptions,
): ReturnType<typeof examineParts> {
  for (const [number, file] of files.entries()) yield* examineParts(file, contracts, options, number);
}

/** Types the records; what csp ingest would refuse once the cells are typed is refused here too. */
async function typeOrRefuse(
  store: Store,
  examination: Examination,
  contract: Contract,
  district: string,
): Promise<Typing | Refusal> {
  try {
    const typing = await typeRecords(store, examination, contract, district);
    await checkWholeFile(store, examination, contract, typing);
    await checkUnreadStatus(store, examination, contract);
    return typing;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { reason, message, hint, line } = error;
    return { reason, message, hint: hint ?? "", line };
  }
}

/** Ordinals of the records that typing did not accept: of a duplicate the first stays. */
async function leftOut(store: Store, examination: Examination, contract: Contract): Promise<Set<number>> {
  const wide = await periodColumns(store, examination, contract);
  const rows = await store.rows<{ ordinal: number }>(`select ordinal from (
      select r.ordinal, j.outcome, j.kept, row_number() over (partition by j.gid order by r.ordinal) as place
      from (${numberedRecords(examination, wide)}) r join judged j on ${sameCells(examination, wide, "j")})
    where outcome <> 'accepted' or place > kept`);
  return new Set(rows.map((row) => row.ordinal));
}

/** The accepted records are CSV whatever they came in. */
const acceptedName = (file: string): string =>
  lineWord(file) === "row" ? `${path.basename(file)}.csv` : path.basename(file).replace(/\.gz$/i, "");

/** Two files of one name from different folders do not overwrite one another. */
function freeName(name: string, taken: Set<string>): string {
  const { name: stem, ext } = path.parse(name);
  let free = name;
  for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${stem}-${copy}${ext}`;
  taken.add(free.toLowerCase());
  return free;
}
