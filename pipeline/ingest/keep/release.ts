import { rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import { type Places, placesOf } from "../../store/places.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { readWorkspace, type Workspace } from "../../workspace/workspace.js";
import { type Examination, examine } from "../read/examine.js";
import type { Reason } from "../reasons/reasons.js";
import { mappedIndexes } from "../type/periodColumns.js";
import { receive } from "../unpack/receive.js";
import { asRead } from "../workbooks/asRead.js";
import { archiveCopy, examineArchived, recordsOn } from "./archive.js";
import { contractThen } from "./contractThen.js";
import { contractOfExport, correctedTable, type Row, rowsOf, supplyIn } from "./correctedFile.js";
import { hashing, identifierColumns, identifierKey, notShown } from "./identifiers.js";
import { countReplaced, faultsAmong } from "./judgeCorrected.js";
import { recordEvent } from "./ledger.js";
import { contractOfCopy, writeCopy } from "./mappedCopy.js";
import { openForWriting } from "./openForWriting.js";
import { replaySource } from "./replaySource.js";
import { addSupplyRow, extractOf, nextReceived } from "./supplyRow.js";

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
  const sheets = `${copy}.sheets`;
  const found = await correctedTable(copy, file, sheets);
  const base = await supplyIn(store, file, found.file);
  const contract = contractThen(base);
  const original = await examineArchived(places, base, contract);
  const reading = asRead(original, contract);
  const table = contract.decimal === "." ? found : await correctedTable(copy, file, sheets, contract.decimal);
  const corrected = await examine(table.file, [contractOfExport(reading)], {
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
  const days = table.sheet === null || original.fromSheet ? [] : contract.period.formats;
  const rows = rowsOf(corrected, labels, base.extract, file, days).flatMap((row) => {
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
  let candidates = await hashedRows(store, places, { original, contract }, rows);
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

/** Corrected records with hashes in the columns of places and victims: their own where they were left as exported. */
async function hashedRows(
  store: Store,
  places: Places,
  { original, contract }: { original: Examination; contract: Contract },
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const named = identifierColumns(original, contract);
  if (named.size === 0) return rows;
  const hash = hashing(await identifierKey(store, places), contract, { hashed: true });
  const kept = recordsOn(original, new Set(rows.map(({ line }) => line)));
  const indexes = mappedIndexes(original);
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => {
      const index = indexes[at] ?? -1;
      const kind = named.get(index);
      if (kind === undefined) return cell;
      return hash(kind, cell.trim() === notShown ? (kept.get(row.line)?.cells[index] ?? "") : cell);
    }),
  }));
}

function writeRows(target: string, labels: readonly string[], rows: readonly Row[]): void {
  writeCopy(target, labels, (add) => {
    for (const { line, byte, cells } of rows) add({ line, endLine: line, byte }, cells);
  });
}
