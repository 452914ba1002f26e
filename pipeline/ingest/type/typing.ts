import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { anyCharacters } from "../read/characters.js";
import type { Examination } from "../read/examine.js";
import type { Reason } from "../reasons/reasons.js";
import { asRead } from "../workbooks/asRead.js";
import { nameAreas } from "./areaNames.js";
import { cellColumn } from "./cellColumn.js";
import { smallCountsLeftOut } from "./counts/smallLeftOut.js";
import { type GroupsOfRecords, groupRecords } from "./groupRecords.js";
import { judgedSql } from "./judged.js";
import { judgeOrder } from "./judgeOrder.js";
import { blankTypes, doubtNumbers, measureEntries } from "./measureEntries.js";
import { namedRows } from "./namedRows.js";
import { type Dated, loneDates } from "./order/loneDates.js";
import { charactersOf, numberedRecords, sameCells } from "./payloadCells.js";
import { type PeriodColumn, periodColumns } from "./periodColumns.js";
import { periodEndSql } from "./periodSql.js";
import { quarantineRepeatedCounts } from "./repeatedCounts.js";
import { typedSql } from "./typed.js";
import { readTypedCounts } from "./typedCounts.js";

/** Numbers of records. */
export interface Counts {
  accepted: number;
  excluded: number;
  duplicate: number;
  quarantined: number;
  /** accepted records of an area that neither seeds nor lookups know, nor the file names */
  unknownArea: number;
}

/** What became of the records that the gate let through. */
export interface Typing extends Counts {
  /** why it is not plain that the rows are what they say */
  doubts: string[];
  /** the measures whose small counts were left out */
  smallLeftOut: string[];
}

export interface Fault {
  ordinal: number;
  reason: Reason;
  column: string | null;
  /** the group of records with the same mapped cells */
  gid: number;
}

/**
 * Types the payload's records into the temporary tables `judged` (groups of records with the same mapped cells, their
 * number and what becomes of them) and `entries` (their measures), by the contract's stated formats alone. Works on groups: a million street-level rows are some ten thousand different ones.
 *
 * Needs `areas`, `area_aliases` and `force_names` in the store.
 *
 * @param groups SQL for the groups where they are not simply those of the payload: its mapped cells, and `n`
 */
export async function typeRecords(
  store: Store,
  examination: Examination,
  contract: Contract,
  district: string,
  groups?: string,
): Promise<Typing> {
  const grouped = groups === undefined ? undefined : `select 0 as file_no, * from (${groups})`;
  const [typing] = await typeFiles(store, [examination], contract, district, grouped);
  return typing ?? nothing;
}

/**
 * Types several files of one contract at once into the same tables; `file_no` is the place in `examinations`.
 * Only for files that {@link typedAlike} says are read in the same way.
 */
export const typeTogether = (
  store: Store,
  examinations: readonly Examination[],
  contract: Contract,
  district: string,
): Promise<Typing[]> => typeFiles(store, examinations, contract, district);

/** Whether two files of a contract can be typed at once: the same columns, and the period in one of them. */
export function typedAlike(contract: Contract, one: Examination, other: Examination): boolean {
  const roles = Object.keys(other.columns);
  return (
    periodRoles(contract).length > 0 &&
    one.fromSheet === other.fromSheet &&
    Object.keys(one.columns).length === roles.length &&
    roles.every((role) => role in one.columns)
  );
}

const nothing: Typing = {
  accepted: 0,
  excluded: 0,
  duplicate: 0,
  quarantined: 0,
  unknownArea: 0,
  doubts: [],
  smallLeftOut: [],
};

async function typeFiles(
  store: Store,
  examinations: readonly Examination[],
  stated: Contract,
  district: string,
  groups?: string,
): Promise<Typing[]> {
  const [examination] = examinations;
  if (!examination) return [];
  const contract = asRead(examination, stated);
  const wide = await periodColumns(store, examination, contract);
  const roles = Object.keys(examination.columns);
  const characters = groups === undefined ? charactersOf(examinations) : anyCharacters;
  let ofRecords: GroupsOfRecords[] = [];
  if (groups === undefined) ofRecords = await groupRecords(store, examinations, wide, roles);
  else
    await store.run(
      `create or replace temp table grouped as select row_number() over () as gid, * from (${groups})`,
    );
  const areaNames = await nameAreas(store, contract);

  await store.run(`create or replace temp table typed as
    ${await typedSql(store, examination, contract, areaNames, district, characters)}`);
  await store.run("drop table grouped");
  const unfolded = await unfold(store, contract, wide);
  const rows = unfolded.length > 0 ? "unfolded" : "typed";
  await store.run(
    `create or replace temp table entries as ${measureEntries(contract, [...roles, ...unfolded], rows, { uncounted: await uncountedMeasures(store), characters })}`,
  );
  const faulty = await doubtNumbers(store, contract, rows);
  await store.run(`create or replace temp table blank_types as ${blankTypes(contract, roles, rows)}`);
  await store.run(
    judgedSql(contract, roles, wide, {
      names: await namedRows(store, contract, roles),
      receivedOn: examinations.map(({ receivedOn }) => receivedOn ?? null),
      lone: contract.dates === undefined ? loneDates(await datedRecords(store), contract.period.grain) : [],
      faulty,
    }),
  );
  if (leavesTypesOut(contract)) await store.run("delete from entries where measure = '-'");
  const doubts: string[][] = [];
  for (const [number, each] of groups === undefined ? examinations.entries() : [])
    doubts.push(await judgeOrder(store, contract, each, { number, groups: ofRecords[number] ?? null }));
  const typedCounts = await readTypedCounts(store, contract, roles);
  const repeated = await quarantineRepeatedCounts(store, contract, typedCounts);
  const leftOut =
    "headers" in contract.period
      ? []
      : await smallCountsLeftOut(
          store,
          typedCounts.counts.filter(({ gid }) => !repeated.has(gid)),
        );
  await store.run("drop table typed");
  if (rows === "unfolded") await store.run("drop table unfolded");
  const counts = await store.rows<Counts & { file_no: number }>(`select file_no,
      coalesce(sum(kept) filter (outcome = 'accepted'), 0) as accepted,
      coalesce(sum(n) filter (outcome = 'excluded'), 0) as excluded,
      coalesce(sum(n - kept) filter (outcome = 'accepted'), 0) as duplicate,
      coalesce(sum(n) filter (outcome = 'quarantined'), 0) as quarantined,
      ${contract.area.name ? "0" : "coalesce(sum(kept) filter (outcome = 'accepted' and area not in (select code from areas)), 0)"} as "unknownArea"
    from judged group by file_no`);
  const byFile = new Map(counts.map(({ file_no, ...typing }) => [file_no, typing]));
  return examinations.map((_, number) => ({
    ...(byFile.get(number) ?? nothing),
    doubts: doubts[number] ?? [],
    smallLeftOut: leftOut.flatMap(({ file, measure }) => (file === number ? [measure] : [])),
  }));
}

/** How many records each period of a file has. */
async function datedRecords(store: Store): Promise<Dated[]> {
  const [file = [], start = [], records = []] = await store.columns(
    "select file_no, period_start::varchar, sum(n)::double from typed where period_start is not null and left_out is null group by all",
  );
  return file.map((number, at) => ({
    file: Number(number),
    start: String(start[at]),
    records: Number(records[at]),
  }));
}

/** Whether the contract leaves types out by name, whose measure is `-`. */
const leavesTypesOut = ({ measures }: Contract): boolean =>
  measures.some((measure) => "by" in measure && Object.values(measure.values ?? {}).includes(null));

async function uncountedMeasures(store: Store): Promise<Set<string>> {
  const rows = await store.rows<{ measure: string }>("select measure from measures where not counted");
  return new Set(rows.map(({ measure }) => measure));
}

/** The records quarantined by {@link typeRecords}, as ordinals for the gate to locate. */
export async function faults(
  store: Store,
  examination: Examination,
  wide: readonly PeriodColumn[],
): Promise<Fault[]> {
  return store.rows<Fault>(`select r.ordinal, j.reason, j.fault_column as "column", j.gid
    from (${numberedRecords(examination, wide)}) r join judged j on ${sameCells(examination, wide, "j")}
    where j.outcome = 'quarantined' order by r.ordinal`);
}

/** Turns a wide extract's period columns into rows, table `unfolded`; returns the role under which their cells go. */
async function unfold(store: Store, contract: Contract, wide: readonly PeriodColumn[]): Promise<string[]> {
  if (!("headers" in contract.period)) return [];
  const { value, grain } = contract.period;
  if (wide.length === 0) {
    await store.run(`create or replace temp table unfolded as
      select *, null::varchar as ${cellColumn(value)} from typed where false`);
    return [value];
  }
  const periods = wide.map(({ name, start }) => `(${literal(`cell ${name}`)}, date ${literal(start)})`);
  await store.run(`create or replace temp table unfolded as
    select u.* exclude (period_start, period_end, wide_column), p.start as period_start, ${periodEndSql("p.start", grain)} as period_end
    from (from typed unpivot include nulls (${cellColumn(value)} for wide_column in (${wide.map(({ name }) => cellColumn(name)).join(", ")}))) u
    join (values ${periods.join(", ")}) p(wide_column, start) using (wide_column)`);
  return [value];
}
