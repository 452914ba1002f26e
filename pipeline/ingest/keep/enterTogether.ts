import type { Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { figureDoubts, recordDoubts } from "../doubts/doubts.js";
import { readLogs } from "../doubts/logs/readLogs.js";
import type { Examination } from "../read/examine.js";
import { keepAreaWords } from "../type/areaWords.js";
import { cellColumn } from "../type/cellColumn.js";
import { lackedColumns } from "../type/measureEntries.js";
import { nameKey } from "../type/nameKey.js";
import { keepLabels } from "../type/supplyLabels.js";
import { typesFigures } from "../type/typedCounts.js";
import { type Typing, typedAlike, typeTogether } from "../type/typing.js";
import { unreadStatus } from "../type/unreadStatus.js";
import { archiveWhole } from "./archive.js";
import { balance, placedByTerritory } from "./enterSupply.js";
import { notCounted } from "./gaps.js";
import { keepTimes } from "./keepTimes.js";
import { recordEvents } from "./ledger.js";
import { exportLabels } from "./quarantine.js";
import { nameSeen, tableIncoming } from "./replace.js";
import { extractOf, nextReceived, supplyMonthsSql } from "./supplyRow.js";

/** An examined file on its way into the store. */
export interface Arrival {
  /** the name to remember it by */
  file: string;
  examination: Examination;
  contract: Contract;
  /** settles when the file's bytes are on the disk */
  onDisk: Promise<void>;
}

/** Whether `next` may be tried together with `first`: nothing quarantined by the gate, and read in the same way. */
export function mayEnterTogether(first: Arrival, next: Arrival): boolean {
  return (
    first.contract === next.contract &&
    first.contract.keep === "whole" &&
    first.examination.quarantine.length === 0 &&
    next.examination.quarantine.length === 0 &&
    !first.examination.header.includes(exportLabels.supply) &&
    !next.examination.header.includes(exportLabels.supply) &&
    typedAlike(first.contract, first.examination, next.examination)
  );
}

/**
 * Enters several files of one contract in one transaction: what a partner sends month by month costs as much as if it
 * had come in one file. Only the plain case: every record is typed without a fault, each file is of one territory, and
 * no two of them, nor an earlier supply, speak of the same months.
 *
 * @returns what was typed, by file; null, with nothing changed, where the case is not plain: enter them one by one
 */
export async function enterTogether(
  store: Store,
  places: Places,
  arrivals: readonly Arrival[],
  district: string,
): Promise<Typing[] | null> {
  const [first] = arrivals;
  if (!first) return [];
  const { contract } = first;
  const examinations = arrivals.map(({ examination }) => examination);
  const typings = await typeTogether(store, examinations, contract, district);
  if (typings.some(({ quarantined, doubts }) => quarantined > 0 || doubts.length > 0)) return null;
  if (
    lackedColumns(contract, Object.keys(first.examination.columns)).length > 0 ||
    typings.some(({ smallLeftOut }) => smallLeftOut.length > 0) ||
    (await hasGaps(store))
  )
    return null;
  for (const [number, typing] of typings.entries()) {
    const arrival = arrivals[number];
    if (arrival) balance(arrival.examination, typing);
  }
  for (const { examination } of arrivals) {
    if ((await unreadStatus(store, examination, contract)) !== null) return null;
  }
  await tableIncoming(store, contract, district);
  if (!(await isPlain(store, contract))) return null;
  if ((await recordDoubts(store, contract, examinations)).length > 0) return null;
  return entered(() =>
    recordEvents(store, places, async () => {
      const received = await nextReceived(store);
      const { source } = contract;
      const lines = arrivals.map(({ file, examination: { sha256, receivedOn } }, number) => ({
        event: "supply" as const,
        extract: extractOf(sha256),
        sha256,
        received: received + number,
        source,
        file,
        kept: "whole" as const,
        ...(receivedOn ? { receivedOn } : {}),
      }));
      await insertSupplies(store, arrivals, typings, received);
      await insertFigures(store, contract, first.examination);
      const extracts = lines.map(({ extract }) => extract);
      const logs = typesFigures(contract) ? null : await readLogs(store, extracts);
      for (const [number, extract] of extracts.entries()) {
        const doubts = await figureDoubts(store, contract, extract, {
          figures: `(from incoming where file_no = ${number})`,
          log: logs?.get(extract),
          only: false,
          smallLeftOut: [],
        });
        if (doubts.length > 0) throw new NotPlain();
      }
      await Promise.all(arrivals.map(({ onDisk }) => onDisk));
      for (const { examination } of arrivals) archiveWhole(places, examination);
      return { lines, result: typings };
    }),
  );
}

/** Found once the figures stand side by side: everything is taken back, and the files are entered one by one. */
class NotPlain extends Error {}

async function entered(work: () => Promise<Typing[]>): Promise<Typing[] | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

/** Whether records are left out of which a figure could lack some. */
async function hasGaps(store: Store): Promise<boolean> {
  const { untaken, untyped, unplaced } = await notCounted(store);
  return untaken + untyped + unplaced > 0;
}

/** One territory a file, and no months that another file or an earlier supply of that territory speaks of. */
async function isPlain(store: Store, contract: Contract): Promise<boolean> {
  const { territory, source } = contract;
  const cell = territory === undefined ? "''" : `coalesce(${cellColumn(territory)}, '')`;
  await store.run(`create or replace temp table arrived as
    select file_no, coalesce(max(key) filter (key <> ''), '') as territory,
      count(distinct key) filter (key <> '') as territories,
      count(distinct key) filter (key <> '' and key not in (select key from territory_names)) as strangers
    from (select file_no, ${nameKey("cell")} as key from (
      select distinct file_no, ${cell} as cell from judged where outcome = 'accepted')) group by file_no`);
  await store.run(`create or replace temp table arrived_periods as
    select distinct file_no, territory, period_start, period_end from (
      select file_no, period_start, period_end from incoming
      union select file_no, period_start, period_end from incoming_coverage) join arrived using (file_no)`);
  const [row] = await store.rows<{ plain: boolean }>(
    `select not exists (from arrived where territories > 1${placedByTerritory(contract) ? " or strangers > 0" : ""})
      and not exists (select 1 from arrived_periods group by territory, period_start, period_end having count(*) > 1)
      and not exists (from arrived_periods p join supplies s on s.source = $source and s.territory = p.territory
        and p.period_start <= s.covers_to and p.period_end >= s.covers_from) as plain`,
    { source },
  );
  return row?.plain === true;
}

async function insertSupplies(
  store: Store,
  arrivals: readonly Arrival[],
  typings: readonly Typing[],
  received: number,
): Promise<void> {
  const rows = arrivals.map(({ file, examination, contract }, number) => {
    const { lines, sha256, bytes, encoding, delimiter, headerLine } = examination;
    const typing = typings[number];
    return {
      file_no: number,
      extract: extractOf(sha256),
      received: received + number,
      source: contract.source,
      file,
      sha256,
      bytes,
      contract: JSON.stringify(contract),
      encoding,
      delimiter,
      header_line: headerLine ?? 0,
      lines_physical: lines.physical,
      lines_preamble: lines.preamble,
      lines_header: lines.header,
      lines_blank: lines.blank,
      lines_note: lines.note,
      accepted: typing?.accepted ?? 0,
      duplicate: typing?.duplicate ?? 0,
      excluded: typing?.excluded ?? 0,
      unknown_area: typing?.unknownArea ?? 0,
      received_on: examination.receivedOn ?? null,
    };
  });
  const texts = new Set([
    "extract",
    "source",
    "file",
    "sha256",
    "contract",
    "encoding",
    "delimiter",
    "received_on",
  ]);
  const shape = Object.keys(rows[0] ?? {}).map(
    (name) => `"${name}":"${texts.has(name) ? "VARCHAR" : "BIGINT"}"`,
  );
  await store.run(
    `create or replace temp table arriving as select unnest(from_json($rows::json, '[{${shape.join(",")}}]'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
  await store.run(`insert into supplies by name
    select a.* exclude (file_no, contract, received_on), a.received_on::date as received_on, a.contract::json as contract, coalesce(t.territory, '') as territory,
      c.covers_from, c.covers_to, 0 as quarantined, 'whole' as kept, null as supplements, false as removed
    from arriving a left join arrived t using (file_no) left join (
      select file_no, min(e.period_start) as covers_from, max(e.period_end) as covers_to
      from entries e join judged using (gid) where outcome = 'accepted' group by file_no) c using (file_no)
    order by a.file_no`);
}

async function insertFigures(store: Store, contract: Contract, examination: Examination): Promise<void> {
  const { source, area } = contract;
  const roles = Object.keys(examination.columns);
  await store.run(
    `insert into observations select $source, measure, area, period_start, period_end, value, status, a.extract
      from incoming join arriving a using (file_no)`,
    { source },
  );
  await store.run(
    `insert into coverage select $source, measure, area, period_start, period_end, a.extract
      from incoming_coverage join arriving a using (file_no) order by file_no, measure, area, period_start`,
    { source },
  );
  await store.run(supplyMonthsSql("a.extract", "judged join arriving a using (file_no)"));
  await keepAreaWords(store, contract, roles, "a.extract", "judged join arriving a using (file_no)");
  const records = "(from judged join (select file_no, extract from arriving) using (file_no))";
  await keepLabels(store, contract, roles, records);
  await keepTimes(store, contract, examination, records);
  if (area.name === undefined) return;
  await store.run(`insert into area_names_seen select area, ${nameSeen(area.name)} as name, a.extract
    from judged join arriving a using (file_no)
    where outcome = 'accepted' and area not in (select code from areas) group by a.file_no, a.extract, area
    having name is not null order by a.file_no, area`);
}
