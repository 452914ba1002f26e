import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { withoutMarksSql } from "../read/marks.js";
import type { Reason } from "../reasons/reasons.js";
import { asRead } from "../workbooks/asRead.js";
import { cellColumn } from "./cellColumn.js";
import { formulaInSql } from "./formulaError.js";
import { judgeOrder } from "./judgeOrder.js";
import { loneDatesSql } from "./loneDates.js";
import { blankTypes, doubtNumbers, measureEntries } from "./measureEntries.js";
import { type NamedRows, namedRows } from "./namedRows.js";
import { nameKey } from "./nameKey.js";
import { type PeriodColumn, periodColumns } from "./periodColumns.js";
import { dateSql, periodEndSql, periodStartSql, straddlesSql } from "./periodSql.js";
import { readPayload } from "./readPayload.js";
import { quarantineRepeatedCounts } from "./repeatedCounts.js";
import { findTruncated } from "./smallRows.js";

/** What became of the records that the gate let through. Numbers of records. */
export interface Typing {
  accepted: number;
  excluded: number;
  duplicate: number;
  quarantined: number;
  /** accepted records of an area that neither seeds nor lookups know, nor the file names */
  unknownArea: number;
  /** why it is not plain that the rows are what they say */
  doubts: string[];
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
  await store.run(`create or replace temp table grouped as
    select row_number() over () as gid, * from (${groups ?? groupedSql(examinations, wide, roles)})`);
  const areaNames = await nameAreas(store, contract);

  await store.run(`create or replace temp table typed as
    ${await typedSql(store, examination, contract, areaNames, district)}`);
  await store.run("drop table grouped");
  const unfolded = await unfold(store, contract, wide);
  const rows = unfolded.length > 0 ? "unfolded" : "typed";
  await store.run(
    `create or replace temp table entries as ${measureEntries(contract, [...roles, ...unfolded], rows, await uncountedMeasures(store))}`,
  );
  await doubtNumbers(store, contract, rows);
  await store.run(`create or replace temp table received as
    select * from (values ${examinations.map(({ receivedOn }, number) => `(${number}, ${receivedOn ? literal(receivedOn) : "null"}::date)`).join(", ")}) r(file_no, received_on)`);
  await store.run(`create or replace temp table blank_types as ${blankTypes(contract, roles, rows)}`);
  await store.run(judgedSql(contract, roles, wide, await namedRows(store, contract, roles)));
  await store.run("delete from entries where measure = '-'");
  const doubts: string[][] = [];
  for (const [number, each] of groups === undefined ? examinations.entries() : [])
    doubts.push(await judgeOrder(store, contract, each, number));
  await quarantineRepeatedCounts(store, contract, roles);
  await findTruncated(store, contract, roles);
  await store.run("drop table typed");
  await store.run("drop table if exists unfolded");
  const counts = await store.rows<Omit<Typing, "doubts"> & { file_no: number }>(`select file_no,
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
  }));
}

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

/** SQL for the payload's records with their ordinal, counted from 0 as the gate counts. */
export function numberedRecords(examination: Examination, wide: readonly PeriodColumn[]): string {
  const roles = Object.keys(examination.columns);
  return `select row_number() over () - 1 as ordinal, ${visibleCells([examination], wide, roles)}
    from (${rawCells(examination, wide, roles)})`;
}

/** SQL for the groups of records with the same mapped cells, of each file by its number, and how many they are (`n`). */
function groupedSql(
  examinations: readonly Examination[],
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string {
  const files = examinations.map(
    (each, number) => `select ${number} as file_no, * from (${rawCells(each, wide, roles)})`,
  );
  return `select file_no, ${visibleCells(examinations, wide, roles)}, count(*) as n from (${files.join(" union all ")}) group by all`;
}

/** SQL that says that record `r` has the mapped cells of the group under `alias`. */
export function sameCells(examination: Examination, wide: readonly PeriodColumn[], alias: string): string {
  return [...Object.keys(examination.columns), ...wide.map((column) => column.name)]
    .map((name) => `r.${cellColumn(name)} is not distinct from ${alias}.${cellColumn(name)}`)
    .join(" and ");
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

/** SQL for the mapped cells of a payload's records, as they are in the file. */
function rawCells(
  { payload, columns }: Examination,
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string {
  if (!payload) throw new Error("nothing to type: the file was refused");
  const cells = [
    ...roles.map((role) => `c${columns[role]} as ${cellColumn(role)}`),
    ...wide.map(({ index, name }) => `c${index} as ${cellColumn(name)}`),
  ];
  return `select ${cells.join(", ")} from ${readPayload(payload)}`;
}

/** SQL for the cells of {@link rawCells} as they are read. */
function visibleCells(
  examinations: readonly Examination[],
  wide: readonly PeriodColumn[],
  roles: readonly string[],
): string {
  const contract = examinations[0]?.contract;
  // what tells references apart may look like a mark
  const references = new Set(contract ? referenceRoles(contract, roles) : roles);
  const ascii = examinations.every(({ payload }) => payload?.ascii === true);
  return [...roles, ...wide.map(({ name }) => name)]
    .map(
      (name) =>
        `${visibleSql(cellColumn(name), { marked: !references.has(name), ascii })} as ${cellColumn(name)}`,
    )
    .join(", ");
}

/**
 * SQL for a cell without characters of no width, with narrow blanks as plain ones, and without footnote marks where they
 * are none of it; most cells of ASCII are left as they are.
 *
 * @param of.ascii whether the cells of a whole file are: the patterns for all letters cost more to make than a small file to read
 */
function visibleSql(cell: string, { marked, ascii }: { marked: boolean; ascii: boolean }): string {
  const visible = `translate(regexp_replace(${cell}, '[\\x{AD}\\x{200B}-\\x{200D}\\x{2060}\\x{FEFF}]', '', 'g'), '\u2009\u202f', '  ')`;
  const [plain, other] = marked
    ? [withoutMarksSql(cell, "ascii"), withoutMarksSql(visible, "any")]
    : [cell, visible];
  return ascii ? plain : `if(strlen(${cell}) = length(${cell}), ${plain}, ${other})`;
}

/**
 * SQL for the groups with their period and area. Both are made of each distinct text once: a month or an LSOA stands
 * in thousands of groups.
 */
async function typedSql(
  store: Store,
  examination: Examination,
  contract: Contract,
  areaNames: string,
  district: string,
): Promise<string> {
  const roles = Object.keys(examination.columns);
  const { period, territory } = contract;
  const cell = (role: string | undefined): string =>
    role !== undefined && roles.includes(role) ? `coalesce(${cellColumn(role)}, '')` : "''";
  const area = areaSql(contract, roles, district);
  const ruled = (rules: Contract["rows"]["totals"], reason: Reason): string[] =>
    rules
      .filter((rule) => roles.includes(rule.column))
      .map(
        (rule) =>
          `when regexp_matches(trim(${cell(rule.column)}), ${literal(rule.matches)}, 'i') then ${literal(reason)}`,
      );
  const left = [
    ...ruled(contract.rows.totals, "total-row"),
    ...ruled(contract.rows.leave_out ?? [], "left-out"),
  ];
  const named = periodRoles(contract);
  const start =
    named.length > 0 ? periodStartSql("text", period) : await periodOfFile(store, examination, contract);
  // of records of a month the month is all that is known
  const day = named.length > 0 && period.grain === "day" ? dateSql("text", period.formats) : "null::date";
  return `with texts as (
      select *, ${left.length > 0 ? `case ${left.join(" ")} end` : "null::varchar"} as left_out, ${formulaInSql(contract, roles)} as formula_in,
        ${area.text} as area_text,
        ${periodTextSql(named.map(cell))} as period_text, ${cell(territory)} as territory_text
      from grouped),
    periods as (
      -- a week of two months could be of either
      select *, if(straddles, last_day((start + interval '1 month')::date), ${periodEndSql("start", period.grain)}) as finish
      from (select text, ${start} as start, ${day} as day, ${named.length > 0 ? straddlesSql("text", period) : "false"} as straddles from (select distinct period_text as text from texts))),
    named as (
      select text, n.code, regexp_full_match(text, '[EWSN]\\d{8}') as is_code
      from (select distinct area_text as text from texts) left join ${areaNames} n on n.key = ${nameKey("text")}),
    territories as (
      select text, n.code from (select distinct territory_text as text from texts)
      left join territory_names n on n.key = ${nameKey("text")})
    select t.* exclude (period_text, territory_text), p.start as period_start, p.finish as period_end, p.day, p.straddles, ${area.code} as area
    from texts t join periods p on p.text = t.period_text join named a on a.text = t.area_text
    join territories y on y.text = t.territory_text`;
}

/** SQL for the text that names a record's period, made of one cell or of two. */
export const periodTextSql = (cells: readonly string[]): string =>
  cells.length < 2 ? (cells[0] ?? "''") : cells.map((cell) => `trim(${cell})`).join(" || ' ' || ");

/** SQL for the one period of a file that states it above the header; NULL where periods stand across, or it is not there. */
async function periodOfFile(store: Store, examination: Examination, contract: Contract): Promise<string> {
  const { period } = contract;
  if (!("title" in period)) return "null::date";
  const expression = new RegExp(period.title, "iu");
  for (const line of examination.preamble) {
    const text = expression.exec(line)?.[1];
    if (text === undefined) continue;
    const [row] = await store.rows<{ start: string | null }>(
      `select ${periodStartSql("$text", period)} as start`,
      { text },
    );
    if (row?.start) return `date ${literal(row.start)}`;
  }
  return "null::date";
}

/**
 * Names and codes as this contract means them: at its level, else the level that partners usually mean. Made once
 * for all files that a connection reads, since the areas are those of the seeds.
 *
 * @returns the table with `key` and `code`; `territory_names` stands beside it
 */
export async function nameAreas(store: Store, contract: Contract): Promise<string> {
  const level = contract.area.level;
  const table = level === undefined ? "area_names" : `area_names_${level}`;
  const preference = `case level when 'district' then 1 when 'ward' then 2 when 'csp' then 3 when 'force' then 4 when 'county' then 5 else 6 end`;
  const names = `select code, level, ${nameKey("code")} as key, 0 as preference from areas ${level ? `where level in (${within(level)}, 'unassigned', 'former')` : ""}
    union all select code, level, ${nameKey("name")}, ${preference} from areas ${level ? `where level in (${literal(level)}, 'unassigned', 'former')` : ""}
    union all select a.code, a.level, ${nameKey("alias")}, ${preference} from area_aliases join areas a using (code)
      ${level ? `where level in (${literal(level)}, 'unassigned', 'former')` : ""}`;
  await store.run(`create temp table if not exists ${table} as
    select key, min(code) as code from (select * from (${names}) qualify preference = min(preference) over (partition by key))
    group by key having count(distinct code) = 1`);
  // what the seeds call an area goes before what its force is called elsewhere
  await store.run(`create temp table if not exists territory_names as
    select key, min(code) as code from (select * from (
      select code, ${nameKey("code")} as key, 0 as preference from areas
      union all select code, ${nameKey("name")}, if(level = 'force', 1, 2) from areas where level in ('force', 'county')
      union all select code, ${nameKey("alias")}, if(level = 'force', 1, 2) from area_aliases join areas using (code) where level in ('force', 'county')
      union all select code, ${nameKey("name")}, 3 from force_names)
      qualify preference = min(preference) over (partition by key))
    group by key having count(distinct code) = 1`);
  return table;
}

/** A district's code among wards is a total or another table's row, as its name would be: only smaller areas add up. */
const within = (level: (typeof levels)[number]): string =>
  levels
    .slice(0, levels.indexOf(level) + 1)
    .map(literal)
    .join(", ");

/** From the smallest. */
const levels = ["lsoa", "ward", "district", "csp", "county", "force"] as const;

/** SQL for the text that names a group's area, and for the area's code, from `named a` and `territories y`. */
function areaSql(
  contract: Contract,
  roles: readonly string[],
  district: string,
): { text: string; code: string } {
  const { columns, constant, blank, unknown } = contract.area;
  const place = (name: string): string =>
    name === "unassigned" ? "y.code || '-unassigned'" : literal(name === "partnership" ? district : name);
  const present = columns.filter((column) => roles.includes(column));
  if (present.length === 0) return { text: "''", code: place(constant ?? "partnership") };
  const cells = present.map((column) => `nullif(trim(${cellColumn(column)}), '')`);
  const whenBlank = blank ?? constant;
  const code = `case when a.code is not null then a.code ${whenBlank ? `when t.area_text = '' then ${place(whenBlank)}` : ""}
    ${unknown === "keep" ? "when a.is_code then t.area_text" : ""} end`;
  return { text: `coalesce(${cells.join(", ")}, '')`, code };
}

/**
 * SQL for a cell of a record's key, as the contract understands it: a month however it is written, a name or a type
 * in any spelling that is read as the same one. By their bytes two of them would pass for two records and be added up.
 */
function keySql(contract: Contract, role: string): string {
  const { period, area, measures } = contract;
  if (periodRoles(contract).includes(role) && !["day", "week"].includes(period.grain))
    return "t.period_start";
  const cell = `coalesce(t.${cellColumn(role)}, '')`;
  const plain = `trim(regexp_replace(replace(${cell}, chr(160), ' '), '\\s+', ' ', 'g'))`;
  const named =
    area.columns.includes(role) ||
    measures.some((measure) => "by" in measure && measure.by === role && measure.values !== undefined);
  return named ? `coalesce(nullif(${nameKey(cell)}, ''), ${plain})` : plain;
}

function judgedSql(
  contract: Contract,
  roles: readonly string[],
  wide: readonly PeriodColumn[],
  names: NamedRows | null,
): string {
  // Excel's 1.23E+11 stands for a thousand references: as a key it would make one record of them
  const references = referenceRoles(contract, roles);
  const scientific = (then?: string, otherwise = "null"): string =>
    references.length === 0
      ? otherwise
      : `case ${references.map((role) => `when regexp_full_match(trim(coalesce(t.${cellColumn(role)}, '')), '\\d([.,]\\d+)?[eE]\\+\\d+') then ${then ?? literal(role)}`).join(" ")} else ${otherwise} end`;
  // a row that says it is a total or no record is one, whatever else its cells say
  const named = (then: string): string => (names === null ? "" : `when named_in is not null then ${then}`);
  const [periodColumn] = periodRoles(contract);
  const noPeriod = wide.length > 0 ? "false" : "(t.period_start is null or straddles)";
  const areaColumn = contract.area.columns.find((column) => roles.includes(column)) ?? null;
  // left out is what the contract leaves out by name, not what could not be placed within its territory
  const unplaced = contract.area.blank === "unassigned" && contract.territory ? "t.area_text = ''" : "false";
  const unknownArea =
    contract.area.unknown === "quarantine" ? "'quarantined'" : `if(${unplaced}, 'quarantined', 'excluded')`;
  const key = contract.rows.unique_by
    .filter((role) => roles.includes(role))
    .map((role) => keySql(contract, role));
  // two accepted records of one key that are not the same record: neither can be trusted
  const conflicting =
    key.length > 0 ? `count(*) over (partition by outcome, file_no, ${key.join(", ")}) > 1` : "false";
  const { from, to } = contract.dates ?? {};
  const outside = [
    ...(from ? [`t.period_start < date ${literal(`${from}-01`)}`] : []),
    ...(to ? [`t.period_start > date ${literal(`${to}-01`)}`] : []),
  ];
  // why a date is not believed, though it is one
  const doubted = `case when coalesce(t.day, t.period_start) > received.received_on then 'date-after-receipt'
    when t.day is null and t.period_end - 7 > received.received_on then 'date-after-receipt'
    ${outside.length > 0 ? `when ${outside.join(" or ")} then 'date-outside'` : ""}
    ${contract.dates === undefined ? "when l.period_start is not null then 'lone-date'" : ""} end`;
  return `create or replace temp table judged as
    with lone as (${loneDatesSql(contract.period.grain)}), faulty as (select gid, min(fault) as fault, arg_min(fault_column, fault) as fault_column from entries where fault is not null group by gid),
    first as (
      select t.*, case
          when left_out is not null then 'excluded' ${named("'quarantined'")} when formula_in is not null then 'quarantined' when ${noPeriod} or ${doubted} is not null then 'quarantined'
          when t.area is null then ${unknownArea} when f.gid is not null or ${scientific("true", "false")} then 'quarantined'
          when u.gid is null then 'excluded' else 'accepted' end as outcome,
        case
          when left_out is not null then left_out ${named("named_reason")} when formula_in is not null then 'formula-error' when straddles then 'straddling-week' when ${noPeriod} then 'type-error' when ${doubted} is not null then ${doubted}
          when t.area is null then 'unknown-area' when f.gid is not null then f.fault
          when ${scientific("true", "false")} then 'scientific-reference' when u.gid is null then 'no-measure' end as reason,
        case
          ${named("named_in")} when formula_in is not null then formula_in when ${noPeriod} or ${doubted} is not null then ${periodColumn ? literal(periodColumn) : "null"}
          when t.area is null and ${unplaced} then ${literal(contract.territory ?? "")}
          when t.area is null then ${areaColumn ? literal(areaColumn) : "null"} when f.gid is not null then f.fault_column else ${scientific()} end as fault_column
      from (select *, ${names?.column ?? "null::varchar"} as named_in, ${names?.reason ?? "null::varchar"} as named_reason from typed) t join received using (file_no)
      left join lone l on l.file_no = t.file_no and l.period_start = t.period_start left join faulty f using (gid)
      left join (select gid from entries union select gid from blank_types) u using (gid)),
    keyed as (
      select t.* replace (
          case when outcome = 'accepted' and conflicting then 'quarantined' else outcome end as outcome,
          case when outcome = 'accepted' and conflicting then 'conflicting-key' else reason end as reason)
      from (select t.*, outcome = 'accepted' and ${conflicting} as conflicting from first t) t)
    select *, ${keptSql(contract, roles, key.length > 0 ? "1" : "n")} as kept from keyed`;
}

/**
 * SQL for how many of a group's records count: all, but for those that the contract calls copies. Of these the first in
 * the order of its cells stays.
 */
function keptSql({ rows }: Contract, roles: readonly string[], others: string): string {
  const copies = (rows.copies_by ?? [])
    .filter((role) => roles.includes(role))
    .map((role) => `trim(coalesce(${cellColumn(role)}, ''))`);
  if (copies.length === 0) return others;
  return `case when outcome = 'accepted' and ${copies[0]} <> '' then (row_number() over (
      partition by outcome, file_no, ${copies.join(", ")} order by ${roles.map(cellColumn).join(", ")}) = 1)::integer else ${others} end`;
}

/** The columns of references that no period, area, type or figure is. */
export function referenceRoles(contract: Contract, roles: readonly string[]): string[] {
  const { rows, area, measures } = contract;
  const meant = new Set([
    ...periodRoles(contract),
    ...area.columns,
    ...measures.flatMap((measure) => [
      ...("by" in measure ? [measure.by] : []),
      ...("value" in measure && measure.value ? [measure.value] : []),
    ]),
  ]);
  return [...new Set([...rows.unique_by, ...(rows.copies_by ?? [])])].filter(
    (role) => roles.includes(role) && !meant.has(role),
  );
}
