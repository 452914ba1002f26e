import { literal } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";
import { referenceRoles } from "./kindRoles.js";
import type { NamedRows } from "./namedRows.js";
import { nameKey } from "./nameKey.js";
import type { Dated } from "./order/loneDates.js";
import type { PeriodColumn } from "./periodColumns.js";

/** What is known of the typed records before they are judged. */
export interface Judged {
  names: NamedRows | null;
  /** by file, as ISO day */
  receivedOn: readonly (string | null)[];
  lone: readonly Dated[];
  /** whether some entry has a fault */
  faulty: boolean;
}

export function judgedSql(
  contract: Contract,
  roles: readonly string[],
  wide: readonly PeriodColumn[],
  { names, receivedOn, lone, faulty }: Judged,
): string {
  // Excel's 1.23E+11 stands for a thousand references: as a key it would make one record of them
  const references = referenceRoles(contract, roles);
  const scientific =
    references.length === 0
      ? "null::varchar"
      : `case ${references.map((role) => `when regexp_full_match(trim(coalesce(${cellColumn(role)}, '')), '\\d([.,]\\d+)?[eE]\\+\\d+') then ${literal(role)}`).join(" ")} end`;
  // a row that says it is a total or no record is one, whatever else its cells say
  const named = (then: string): string => (names === null ? "" : `when named_in is not null then ${then}`);
  const [periodColumn] = periodRoles(contract);
  const noPeriod = wide.length > 0 ? "false" : "(period_start is null or straddles)";
  const areaColumn = contract.area.columns.find((column) => roles.includes(column)) ?? null;
  // left out is what the contract leaves out by name, not what could not be placed within its territory
  const unplaced = contract.area.blank === "unassigned" && contract.territory ? "t.area_text = ''" : "false";
  const unknownArea =
    contract.area.unknown === "quarantine" ? "'quarantined'" : `if(${unplaced}, 'quarantined', 'excluded')`;
  const key = contract.rows.unique_by
    .filter((role) => roles.includes(role))
    .map((role, index) => keySql(contract, role, `k${index}`));
  const { from, to } = contract.dates ?? {};
  const outside = [
    ...(from ? [`period_start < date ${literal(`${from}-01`)}`] : []),
    ...(to ? [`period_start > date ${literal(`${to}-01`)}`] : []),
  ];
  // why a date is not believed, though it is one
  const received = receivedOn.flatMap((day, number) =>
    day === null ? [] : [`when ${number} then date ${literal(day)}`],
  );
  const receipt = `case file_no ${received.join(" ")} end`;
  const alone = lone.map(
    ({ file, start }) => `(file_no = ${file} and period_start = date ${literal(start)})`,
  );
  const doubts = [
    ...(received.length > 0
      ? [
          `when coalesce(day, period_start) > ${receipt} then 'date-after-receipt'`,
          `when day is null and period_end - 7 > ${receipt} then 'date-after-receipt'`,
        ]
      : []),
    ...(outside.length > 0 ? [`when ${outside.join(" or ")} then 'date-outside'`] : []),
    ...(alone.length > 0 ? [`when ${alone.join(" or ")} then 'lone-date'`] : []),
  ];
  const doubted = doubts.length > 0 ? `case ${doubts.join(" ")} end` : "null::varchar";
  const faults = faulty
    ? `left join (
        select gid, min(fault) as fault, arg_min(fault_column, fault) as fault_column from entries
        where fault is not null group by gid) f using (gid)`
    : "cross join (select null::varchar as fault, null::varchar as fault_column) f";
  // two accepted records of one key that are not the same record: neither can be trusted; by few columns, or the cells of all records would be sorted with them
  const twice =
    key.length === 0
      ? "select null::bigint as gid where false"
      : `select unnest(list(v.gid)) as gid from verdicts v join typed t using (gid) ${key.map(({ joined }) => joined).join(" ")}
        where v.outcome = 'accepted' group by t.file_no, ${key.map(({ text }) => text).join(", ")} having count(*) > 1`;
  return `create or replace temp table judged as
    with doubted as (
      select *, ${names?.column ?? "null::varchar"} as named_in, ${names?.reason ?? "null::varchar"} as named_reason,
        case when ${noPeriod} then 'type-error' else ${doubted} end as doubt, ${scientific} as scientific
      from typed),
    verdicts as materialized (
      select t.gid, case
          when left_out is not null then 'excluded' ${named("'quarantined'")} when formula_in is not null then 'quarantined' when doubt is not null then 'quarantined'
          when t.area is null then ${unknownArea} when f.fault is not null or scientific is not null then 'quarantined'
          when u.gid is null then 'excluded' else 'accepted' end as outcome,
        case
          when left_out is not null then left_out ${named("named_reason")} when formula_in is not null then 'formula-error' when straddles then 'straddling-week' when doubt is not null then doubt
          when t.area is null then 'unknown-area' when f.fault is not null then f.fault
          when scientific is not null then 'scientific-reference' when u.gid is null then 'no-measure' end as reason,
        case
          ${named("named_in")} when formula_in is not null then formula_in when doubt is not null then ${periodColumn ? literal(periodColumn) : "null"}
          when t.area is null and ${unplaced} then ${literal(contract.territory ?? "")}
          when t.area is null then ${areaColumn ? literal(areaColumn) : "null"} when f.fault is not null then f.fault_column else scientific end as fault_column
      from doubted t ${faults}
      left join (select gid from entries union select gid from blank_types) u using (gid)),
    twice as (${twice}),
    keyed as (
      select t.*, if(c.gid is null, v.outcome, 'quarantined') as outcome, if(c.gid is null, v.reason, 'conflicting-key') as reason, v.fault_column
      from typed t join verdicts v using (gid) left join twice c using (gid))
    select *, ${keptSql(contract, roles, key.length > 0 ? "1" : "n")} as kept from keyed`;
}

/**
 * SQL for a cell of a record's key, as the contract understands it: a month however it is written, a name or a type
 * in any spelling that is read as the same one. By their bytes two of them would pass for two records and be added up.
 */
function keySql(contract: Contract, role: string, alias: string): { text: string; joined: string } {
  const { period, area, measures } = contract;
  if (periodRoles(contract).includes(role) && !["day", "week"].includes(period.grain))
    return { text: "t.period_start", joined: "" };
  // most cells have single blanks alone, which costs less to see
  const plain = (cell: string): string =>
    `trim(if(regexp_matches(${cell}, '\\s\\s|[\\t-\\r\u00a0]'), regexp_replace(replace(${cell}, chr(160), ' '), '\\s+', ' ', 'g'), ${cell}))`;
  const cell = `coalesce(t.${cellColumn(role)}, '')`;
  const named =
    area.columns.includes(role) ||
    measures.some((measure) => "by" in measure && measure.by === role && measure.values !== undefined);
  if (!named) return { text: plain(cell), joined: "" };
  // few names are in many records: each is read once
  return {
    text: `${alias}.key`,
    joined: `join (
            select cell, coalesce(nullif(${nameKey("cell")}, ''), ${plain("cell")}) as key
            from (select distinct coalesce(${cellColumn(role)}, '') as cell from typed)) ${alias} on ${alias}.cell = ${cell}`,
  };
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
