import { mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { Store } from "../store/open.js";
import { archivedFile, type Places } from "../store/places.js";
import type { Contract } from "../workspace/contract.js";
import type { Workspace } from "../workspace/workspace.js";
import { cellColumn } from "./cellColumn.js";
import { type Examination, examine, type QuarantinedRecord, type Refusal } from "./examine.js";
import { appendLedger } from "./ledger.js";
import { locate } from "./locate.js";
import { receive } from "./receive.js";
import { replaceObservations } from "./replace.js";
import { faults, periodColumns, type Typing, typeRecords } from "./typing.js";

/** What became of one file. */
export interface Receipt {
  file: string;
  outcome: "loaded" | "already loaded" | "removed earlier" | "refused";
  source: string | null;
  extract: string | null;
  refusal: Refusal | null;
  typing: Typing | null;
  quarantined: number;
  revised: number;
}

/** The name under which an extract goes: the first 16 characters of its SHA-256. */
export const extractOf = (sha256: string): string => sha256.slice(0, 16);

/**
 * Loads one file: a private copy, the gate, typing, the books, one transaction, the archive, the ledger.
 * Nothing is committed unless every line of the file is accounted for.
 */
export async function loadExtract(
  store: Store,
  workspace: Workspace,
  places: Places,
  file: string,
  contractName?: string,
): Promise<Receipt> {
  const copy = receive(file, places);
  const shown = path.relative(workspace.root, file).startsWith("..")
    ? path.basename(file)
    : path.relative(workspace.root, file);
  try {
    const examination = await examine(copy, workspace.contracts, {
      temporary: places.temporary,
      ...(contractName ? { contract: contractName } : {}),
    });
    return await loadExamined(store, workspace, places, examination, shown.split(path.sep).join("/"));
  } finally {
    rmSync(copy, { force: true });
  }
}

async function loadExamined(
  store: Store,
  workspace: Workspace,
  places: Places,
  examination: Examination,
  file: string,
): Promise<Receipt> {
  const { contract, sha256 } = examination;
  const extract = extractOf(sha256);
  const receipt: Receipt = {
    file,
    outcome: "refused",
    source: contract?.source ?? null,
    extract,
    refusal: examination.refused,
    typing: null,
    quarantined: 0,
    revised: 0,
  };
  const [known] = await store.rows<{ removed: boolean }>(
    "select removed from supplies where sha256 = $sha256",
    { sha256 },
  );
  if (known)
    return { ...receipt, outcome: known.removed ? "removed earlier" : "already loaded", refusal: null };
  if (examination.refused || !contract) return receipt;
  const entered = await store.transaction(async () => {
    const result = await enterSupply(store, workspace, examination, contract, file);
    archive(examination, places);
    return result;
  });
  const { received, ...result } = entered;
  appendLedger(places, { event: "supply", extract, sha256, received, source: contract.source, file });
  return { ...receipt, outcome: "loaded", ...result };
}

export interface Entered {
  received: number;
  typing: Typing;
  quarantined: number;
  revised: number;
}

/** Types an examined file, balances its books and puts it into the store; inside the caller's transaction. */
export async function enterSupply(
  store: Store,
  workspace: Workspace,
  examination: Examination,
  contract: Contract,
  file: string,
): Promise<Entered> {
  const { district } = workspace.partnership;
  const extract = extractOf(examination.sha256);
  const typing = await typeRecords(store, examination, contract, district);
  const quarantine = [
    ...examination.quarantine,
    ...(await typingFaults(store, examination, contract, typing)),
  ];
  quarantine.sort((a, b) => a.byte - b.byte);
  balance(examination, typing);
  await insertSupply(store, examination, contract, file, typing, quarantine.length);
  await insertQuarantine(store, extract, quarantine);
  const revised = await replaceObservations(store, contract, extract, district);
  const [row] = await store.rows<{ received: number }>(
    "select received from supplies where extract = $extract",
    { extract },
  );
  if (!row) throw new Error(`${file} was not entered`);
  return { received: row.received, typing, quarantined: quarantine.length, revised };
}

/** Where the typing faults stand in the file. */
export async function typingFaults(
  store: Store,
  examination: Examination,
  contract: Contract,
  typing: Typing,
): Promise<QuarantinedRecord[]> {
  if (typing.quarantined === 0) return [];
  const found = await faults(store, examination, await periodColumns(store, examination, contract));
  const places = await locate(
    examination,
    found.map((fault) => fault.ordinal),
  );
  return found.map((fault, index) => {
    const place = places[index];
    if (!place) throw new Error(`record ${fault.ordinal} of ${examination.file} was not found again`);
    const at = fault.column === null ? undefined : examination.columns[fault.column];
    const column = at === undefined ? fault.column : (examination.header[at] ?? fault.column);
    return {
      line: place.line,
      byte: place.byte,
      reason: fault.reason,
      raw: place.raw,
      ...(column ? { column } : {}),
    };
  });
}

/** Every record the gate let through is accepted, left out, a duplicate or quarantined: no other fate exists. */
function balance(examination: Examination, { accepted, excluded, duplicate, quarantined }: Typing): void {
  const judged = accepted + excluded + duplicate + quarantined;
  if (judged !== examination.records) {
    throw new Error(
      `the books of ${examination.file} do not balance: the gate passed ${examination.records} records, ${judged} were judged`,
    );
  }
}

async function insertSupply(
  store: Store,
  examination: Examination,
  contract: Contract,
  file: string,
  typing: Typing,
  quarantined: number,
): Promise<void> {
  const { lines } = examination;
  const territory =
    contract.territory && contract.territory in examination.columns
      ? `(select coalesce(string_agg(t, ' + ' order by t), '') from (select distinct trim(coalesce(${cellColumn(contract.territory)}, '')) as t from judged where outcome = 'accepted'))`
      : "''";
  await store.run(
    `insert into supplies by name select $extract as extract, (select coalesce(max(received), 0) + 1 from supplies) as received,
      $source as source, ${territory} as territory, $file as file, $sha256 as sha256, $bytes as bytes, $contract::json as contract,
      $encoding as encoding, $delimiter as delimiter, $header_line as header_line, e.covers_from, e.covers_to,
      $physical as lines_physical, $preamble as lines_preamble, $header as lines_header, $blank as lines_blank, $note as lines_note,
      $accepted as accepted, $quarantined as quarantined, $duplicate as duplicate, $excluded as excluded, $unknown_area as unknown_area
    from (select min(entries.period_start) as covers_from, max(entries.period_end) as covers_to from entries join judged using (gid) where outcome = 'accepted') e`,
    {
      extract: extractOf(examination.sha256),
      source: contract.source,
      file,
      sha256: examination.sha256,
      bytes: examination.bytes,
      contract: JSON.stringify(contract),
      encoding: examination.encoding,
      delimiter: examination.delimiter,
      header_line: examination.headerLine ?? 0,
      physical: lines.physical,
      preamble: lines.preamble,
      header: lines.header,
      blank: lines.blank,
      note: lines.note,
      accepted: typing.accepted,
      quarantined,
      duplicate: typing.duplicate,
      excluded: typing.excluded,
      unknown_area: typing.unknownArea,
    },
  );
}

async function insertQuarantine(
  store: Store,
  extract: string,
  records: readonly QuarantinedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await store.run(
    `insert into quarantine select $extract, line, byte, reason, column_name from (select unnest(from_json($rows::json,
      '[{"line":"INTEGER","byte":"BIGINT","reason":"VARCHAR","column_name":"VARCHAR"}]'), recursive := true))`,
    {
      extract,
      rows: JSON.stringify(records.map(({ line, byte, reason, column }) => ({ line, byte, reason, column_name: column ?? null }))),
    },
  );
}

/** The bytes are in the archive before the store says so; a rename, so that they are there whole or not at all. */
function archive(examination: Examination, places: Places): void {
  mkdirSync(places.archive, { recursive: true });
  renameSync(examination.file, archivedFile(places, examination.sha256));
}
