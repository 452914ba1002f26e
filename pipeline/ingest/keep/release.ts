import { closeSync, openSync, readSync, rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import { type Places, placesOf } from "../../store/places.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { readWorkspace, type Workspace } from "../../workspace/workspace.js";
import { type Examination, examine } from "../read/examine.js";
import type { Reason } from "../reasons/reasons.js";
import { mappedIndexes, periodColumns } from "../type/periodColumns.js";
import { numberedRecords, sameCells, typeRecords } from "../type/typing.js";
import { receive } from "../unpack/receive.js";
import { asRead } from "../workbooks/asRead.js";
import { archiveCopy, examineArchived } from "./archive.js";
import { contractThen } from "./contractThen.js";
import { typeWithReleased } from "./enterRelease.js";
import { recordEvent } from "./ledger.js";
import { contractOfCopy, eachRecord, writeCopy } from "./mappedCopy.js";
import { openForWriting } from "./openForWriting.js";
import { asWritten, exportLabels } from "./quarantine.js";
import { replaySource } from "./replaySource.js";
import { addSupplyRow, extractOf, nextReceived, receivedOnSql } from "./supplyRow.js";

/** What became of a corrected file. Numbers of records. */
export interface Released {
  file: string;
  outcome: "released" | "released before" | "removed earlier" | "nothing to release";
  extract: string;
  /** the extract whose lines these are, and its file */
  supply: string;
  supplyFile: string;
  released: number;
  /** released before, by this or another file */
  before: number;
  /** left as they were exported, or all of their cells blank */
  untouched: number;
  /** of those released: in months that a newer supply has replaced since, so that they count in no figure */
  replaced: number;
  revised: number;
  /** still not right: the line of the corrected file, and why */
  faults: { line: number; reason: Reason; column: string | null }[];
}

interface Row {
  /** in the corrected file, and in the file as it came */
  at: number;
  line: number;
  byte: number;
  cells: string[];
}

/**
 * Enters the corrected records of an exported file as a supplement to the supply they were quarantined from: its figures
 * become what they would be, had the lines come right. Records that are still not right stay quarantined.
 */
export async function release(root: string, file: string): Promise<Released> {
  const workspace = readWorkspace(root);
  const places = placesOf(root);
  const store = await openForWriting(workspace, places);
  try {
    const copy = await receive(path.resolve(file), places);
    if (typeof copy !== "string") throw new UserError(`${file}: ${copy.message}`, { hint: copy.hint });
    const done = await releaseCopy(store, workspace, places, file, copy);
    await store.checkpoint();
    return done;
  } finally {
    rmSync(places.temporary, { recursive: true, force: true });
    store.close();
  }
}

async function releaseCopy(
  store: Store,
  workspace: Workspace,
  places: Places,
  file: string,
  copy: string,
): Promise<Released> {
  const name = path.basename(file);
  const base = await supplyIn(store, file, copy);
  const contract = contractThen(base);
  const original = await examineArchived(places, base, contract);
  const reading = asRead(original, contract);
  const corrected = await examine(copy, [contractOfExport(reading)], {
    temporary: places.temporary,
    contract: contract.source,
  });
  if (corrected.refused) {
    const at = corrected.refused.line === null ? "" : `:${corrected.refused.line}`;
    throw new UserError(`${file}${at}: ${corrected.refused.message}`, { hint: corrected.refused.hint });
  }
  const extract = extractOf(corrected.sha256);
  const result: Released = {
    file: name,
    outcome: "released",
    extract,
    supply: base.extract,
    supplyFile: base.file,
    released: 0,
    before: 0,
    untouched: 0,
    replaced: 0,
    revised: 0,
    faults: corrected.quarantine.map(({ line, reason }) => ({ line, reason, column: null })),
  };
  const [known] = await store.rows<{ removed: boolean }>(
    "select removed from supplies where sha256 = $sha256",
    {
      sha256: corrected.sha256,
    },
  );
  if (known) return { ...result, outcome: known.removed ? "removed earlier" : "released before" };

  const { district } = workspace.partnership;
  const labels = mappedIndexes(original).map((index) => original.header[index] ?? "");
  const held = new Map(
    (
      await store.rows<{ line: number; byte: number; released_by: string | null }>(
        "select line, byte, released_by from quarantine where extract = $extract",
        { extract: base.extract },
      )
    ).map((record) => [record.line, record]),
  );
  const rows = rowsOf(corrected, labels, base.extract, file).flatMap((row) => {
    const record = held.get(row.line);
    if (!record) {
      throw new UserError(`${file}:${row.at}: line ${row.line} of ${base.file} was not quarantined`, {
        hint: "take the row out; only lines that csp quarantine lists can be released",
      });
    }
    if (record.released_by !== null) result.before += 1;
    else if (row.cells.every((cell) => cell.trim() === "")) result.untouched += 1;
    else return [{ ...row, byte: record.byte }];
    return [];
  });

  // what is still not right is left out, until all that stays is accepted together with the supply's own records
  let candidates = rows;
  const target = path.join(places.temporary, `release-${extract}.csv`);
  while (candidates.length > 0) {
    writeRows(target, labels, candidates);
    const kept = await examine(target, [contractOfCopy(reading)], {
      temporary: places.temporary,
      contract: contract.source,
    });
    if (kept.refused) throw new UserError(`${file}: ${kept.refused.message}`, { hint: kept.refused.hint });
    const faults = await faultsAmong(
      store,
      places,
      { ...base, examination: original },
      kept,
      contract,
      district,
    );
    if (faults.size === 0) break;
    for (const [index, fault] of faults) result.faults.push({ ...fault, line: candidates[index]?.at ?? 0 });
    candidates = candidates.filter((_, index) => !faults.has(index));
  }
  result.faults.sort((a, b) => a.line - b.line);
  if (candidates.length === 0) return { ...result, outcome: "nothing to release" };
  const { revised, replaced } = await recordEvent(store, places, async () => {
    const received = await nextReceived(store);
    const line = {
      extract,
      sha256: corrected.sha256,
      received,
      source: base.source,
      file: name,
      kept: "released" as const,
      supplements: base.extract,
    };
    await addSupplyRow(store, line, contract);
    const asOriginal = original.fromSheet ? { fromSheet: true } : {};
    const copied = { ...corrected, ...asOriginal, contract, quarantine: [], preamble: [] };
    archiveCopy(places, copied, target, candidates.length);
    await replaySource(store, workspace, places, base.source);
    const [row] = await store.rows<{ revised: number }>(
      "select count(*) as revised from revisions where extract_after = $extract",
      { extract },
    );
    const replaced = await countReplaced(store, places, base.extract, line, contract, district);
    return { line: { event: "release", ...line }, result: { revised: row?.revised ?? 0, replaced } };
  });
  return { ...result, released: candidates.length, revised, replaced };
}

interface Supply {
  extract: string;
  sha256: string;
  source: string;
  file: string;
  kept: string;
  contract: string;
  receivedOn: string | null;
}

/** The supply whose lines a corrected file holds: its extract stands in each row. */
async function supplyIn(store: Store, file: string, copy: string): Promise<Supply> {
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
function contractOfExport(contract: Contract): Contract {
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

function rowsOf(corrected: Examination, labels: readonly string[], extract: string, file: string): Row[] {
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
    rows.push({ at: record.line, line, byte: 0, cells: labels.map((label) => cell(at(label))) });
  });
  return rows;
}

function writeRows(target: string, labels: readonly string[], rows: readonly Row[]): void {
  writeCopy(target, labels, (add) => {
    for (const { line, byte, cells } of rows) add({ line, endLine: line, byte }, cells);
  });
}

/** What is still not right among corrected records, by their number; judged together with all that counts already. */
async function faultsAmong(
  store: Store,
  places: Places,
  base: Supply & { examination: Examination },
  corrected: Examination,
  contract: Contract,
  district: string,
): Promise<Map<number, { reason: Reason; column: string | null }>> {
  await typeRecords(store, base.examination, contract, district);
  const before = await store.rows<{ sha256: string; extract: string; file: string; kept: string }>(
    "select sha256, extract, file, kept from supplies where supplements = $base and not removed order by received",
    { base: base.extract },
  );
  for (const earlier of before) {
    const lines = await store.rows<{ line: number }>(
      "select line from quarantine where released_by = $extract",
      {
        extract: earlier.extract,
      },
    );
    const examination = await examineArchived(places, earlier, contract);
    await typeWithReleased(
      store,
      base.examination,
      examination,
      contract,
      district,
      lines.map(({ line }) => line),
    );
  }
  await typeWithReleased(store, base.examination, corrected, contract, district);
  const wide = await periodColumns(store, corrected, contract);
  const found = await store.rows<{ ordinal: number; reason: Reason; column: string | null }>(
    `select r.ordinal, j.reason, j.fault_column as "column" from (${numberedRecords(corrected, wide)}) r
    join judged j on ${sameCells(corrected, wide, "j")} where j.outcome = 'quarantined' order by r.ordinal`,
  );
  return new Map(
    found.map(({ ordinal, reason, column }) => {
      const index = column === null ? undefined : corrected.columns[column];
      return [
        ordinal,
        { reason, column: index === undefined ? column : (corrected.header[index] ?? column) },
      ];
    }),
  );
}

/** How many of the released records lie in months for which another supply speaks now. */
async function countReplaced(
  store: Store,
  places: Places,
  base: string,
  released: { sha256: string; file: string; kept: string },
  contract: Contract,
  district: string,
): Promise<number> {
  await typeRecords(store, await examineArchived(places, released, contract), contract, district);
  const [row] = await store.rows<{ replaced: number }>(
    `select coalesce(sum(n), 0) as replaced from judged where outcome = 'accepted' and gid not in (
      select e.gid from entries e join (
        select measure, period_start, period_end from observations where extract = $base
        union select measure, period_start, period_end from coverage where extract = $base) p
        using (measure, period_start, period_end))`,
    { base },
  );
  return row?.replaced ?? 0;
}
