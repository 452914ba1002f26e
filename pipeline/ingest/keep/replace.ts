import type { Store } from "../../store/open.js";
import { literal } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Taken } from "../doubts/doubts.js";
import { cellColumn } from "../type/cellColumn.js";
import { nameKey } from "../type/nameKey.js";

/** Figures that a newer supply gave differently, and that it no longer names. */
export interface Moved {
  revised: number;
  withdrawn: number;
}

/**
 * Puts the typed records of `extract` into the observations in place of what earlier supplies of the same source
 * and territory said about the same periods, and keeps what moved as revisions. A figure that is no longer named is a
 * revision too (31 → nothing), unless its measure is counted from records: then it is 31 → 0.
 *
 * Expects the temporary tables of `typeRecords` and `tableIncoming`, and a filled row for `extract` in `supplies`; runs
 * inside a transaction.
 *
 * @param options.cause the supply to which the revisions are put down: `extract` itself, or corrected lines of it
 * @param options.taken `add` where it takes nothing's place
 * @returns the number of observations that stood differently before, and of those no longer named; new ones left out
 */
export async function replaceObservations(
  store: Store,
  contract: Contract,
  extract: string,
  { cause = extract, taken }: { cause?: string; taken?: Taken | null | undefined } = {},
): Promise<Moved> {
  const parameters = { source: contract.source, extract };
  const adds = taken === "add";
  await leaveUnmentioned(store, parameters);
  // the supply's own rows stand here only where corrected lines are added to it
  for (const [table, from] of [
    ["replaced", "observations"],
    ["replaced_coverage", "coverage"],
  ] as const) {
    await store.run(
      `create or replace temp table ${table} as
        select o.* from ${from} o join supplies s using (extract)
        where o.source = $source and s.territory = (select territory from supplies where extract = $extract)
          and (o.measure, o.period_start, o.period_end) in (
            select (measure, period_start, period_end) from incoming
            union select (measure, period_start, period_end) from incoming_coverage)`,
      parameters,
    );
  }
  // what is added to the earlier supplies moves their figures by what it says, and takes none away
  await store.run(
    `create or replace temp table after as ${adds ? addedSql : "from incoming"}`,
    adds ? { extract } : {},
  );
  await store.run(revisionsSql, { source: contract.source, cause });
  for (const [table, from] of [
    ["observations", "replaced"],
    ["coverage", "replaced_coverage"],
  ] as const) {
    await store.run(
      `delete from ${table} o using ${from} r where o.source = r.source and o.measure = r.measure and o.area = r.area
        and o.period_start = r.period_start and o.period_end = r.period_end and o.extract = r.extract
        ${adds ? "and o.extract = $extract" : ""}`,
      adds ? { extract } : {},
    );
  }
  await enterObservations(store, contract, extract);
  const [moved] = await store.rows<Moved>(
    `select count(*) filter (status_after is not null) as revised, count(*) filter (status_after is null) as withdrawn
    from revisions where extract_after = $cause and status_before is not null`,
    { cause },
  );
  return moved ?? { revised: 0, withdrawn: 0 };
}

/**
 * Puts the typed records of `extract` into the observations where no earlier supply has anything that they replace.
 *
 * Expects the temporary tables of `typeRecords` and `tableIncoming`; runs inside a transaction.
 */
export async function enterObservations(store: Store, contract: Contract, extract: string): Promise<Moved> {
  const parameters = { source: contract.source, extract };
  await store.run(
    `insert into observations select $source, measure, area, period_start, period_end, value, status, $extract
      from incoming order by measure, area, period_start`,
    parameters,
  );
  await store.run(
    "insert into coverage select $source, measure, area, period_start, period_end, $extract from incoming_coverage order by all",
    parameters,
  );
  if (contract.area.name) {
    await store.run(
      `insert into area_names_seen select area, ${nameSeen(contract.area.name)} as name, $extract from judged
        where outcome = 'accepted' and area not in (select code from areas)
          and area not in (select area from area_names_seen where extract = $extract)
        group by area having name is not null order by area`,
      { extract },
    );
  }
  return { revised: 0, withdrawn: 0 };
}

/**
 * A measure that the supply does not mention at all is not none in the months for which an earlier supply has records of
 * it: there it speaks of other measures only, and what stood stays.
 */
async function leaveUnmentioned(
  store: Store,
  parameters: { source: string; extract: string },
): Promise<void> {
  await store.run(
    `delete from incoming_coverage c using (
      select distinct o.measure, o.period_start, o.period_end from observations o join supplies s using (extract)
      where o.source = $source and o.extract <> $extract
        and s.territory = (select territory from supplies where extract = $extract)
        and (o.value > 0 or o.value is null) and o.measure not in (select measure from incoming)) earlier
    where c.measure = earlier.measure and c.period_start = earlier.period_start and c.period_end = earlier.period_end`,
    parameters,
  );
}

/** SQL for the name under which a group of records has an area; null where all of them leave it blank. */
export const nameSeen = (role: string): string => `min(nullif(trim(${cellColumn(role)}), ''))`;

/**
 * SQL for figures of several supplies as one: their sum, unless one of them is hidden or not there. A rate is one where no
 * other supply has it too.
 */
const together = (
  rows: string,
): string => `select measure, area, period_start, period_end, min(extract) as extract,
    case when bool_and(status = 'final') or (bool_and(status = 'rate') and count(*) = 1) then sum(value) end as value,
    case when bool_and(status = 'final') then 'final' when bool_and(status = 'rate') and count(*) = 1 then 'rate' when bool_or(status = 'suppressed') then 'suppressed' else 'unavailable' end as status
  from (${rows}) group by measure, area, period_start, period_end`;

/** The figures of the earlier supplies with those that are added to them. */
const addedSql =
  together(`select measure, area, period_start, period_end, value, status, $extract as extract from incoming
    union all select measure, area, period_start, period_end, value, status, extract from replaced where extract <> $extract`);

/** What stood before and after, in the periods of which something was known before. */
const revisionsSql = `insert into revisions
  with counted as (
    select measure from coverage where source = $source union select measure from incoming_coverage),
  known_before as (
    select period_start, period_end, min(extract) as extract, bool_or(counted) as counted from (
      select period_start, period_end, extract, false as counted from replaced
      union all select period_start, period_end, extract, true from replaced_coverage)
    group by all),
  counted_after as (select distinct period_start, period_end, true as counted from incoming_coverage),
  both_sides as (
    select measure, area, period_start, period_end, r.extract,
      r.value as value_before, r.status as status_before, i.value as value_after, i.status as status_after
    from (${together("from replaced")}) r full join after i using (measure, area, period_start, period_end)),
  -- where records are counted, the absence of one is a true zero
  completed as (
    select b.*, coalesce(b.extract, k.extract) as extract_before,
      b.status_before is null and k.counted and b.measure in (from counted) as zero_before,
      b.status_after is null and coalesce(a.counted, false) and b.measure in (from counted) as zero_after
    from both_sides b join known_before k using (period_start, period_end)
    left join counted_after a using (period_start, period_end))
  select $source, measure, area, period_start, period_end,
    if(zero_before, 0, value_before), if(zero_after, 0, value_after),
    if(zero_before, 'final', status_before), if(zero_after, 'final', status_after), extract_before, $cause
  from completed
  where if(zero_before, 0, value_before) is distinct from if(zero_after, 0, value_after)
    or if(zero_before, 'final', status_before) is distinct from if(zero_after, 'final', status_after)
  order by measure, area, period_start`;

/**
 * Several rates of one area and period are none: they are not added up.
 *
 * Makes the tables `incoming` (the observations of what was typed) and `incoming_coverage`, both by `file_no`.
 * Expects the temporary tables of `typeRecords`.
 */
export async function tableIncoming(store: Store, contract: Contract, district: string): Promise<void> {
  await store.run(`create or replace temp table incoming as
    select file_no, measure, area, e.period_start, e.period_end,
      case when bool_and(status = 'final') or (bool_and(status = 'rate') and sum(kept) = 1) then sum(value * kept) end as value,
      case when bool_and(status = 'final') then 'final' when bool_and(status = 'rate') and sum(kept) = 1 then 'rate' when bool_or(status = 'suppressed') then 'suppressed' else 'unavailable' end as status
    from entries e join judged j using (gid) where outcome = 'accepted' group by all`);
  await store.run(`create or replace temp table incoming_coverage as ${coverageSql(contract, district)}`);
}

/**
 * Counted records say where they are not: between the first and the last month of the supply every month of the
 * covered area is known, and no record means none. Counts that partners typed say only what stands there, unless the
 * contract says that rows of nought are left out (`covers` of the measure): then a missing row is none in the periods
 * that the file has.
 */
function coverageSql(contract: Contract, district: string): string {
  const none =
    "select 0 as file_no, null::varchar as measure, null::varchar as area, null::date as period_start, null::date as period_end where false";
  if (contract.covers === undefined) return none;
  const counted = contract.measures.filter((measure) => !("value" in measure) || measure.value === undefined);
  const typed = contract.measures.filter((measure) => "covers" in measure && measure.covers === true);
  const area =
    contract.covers === "territory"
      ? `select distinct j.file_no, t.code as area from (select distinct file_no, ${territoryCell(contract)} as cell from judged where outcome = 'accepted') j
          join territory_names t on t.key = ${nameKey("j.cell")}`
      : `select file_no, ${literal(contract.covers === "partnership" ? district : contract.covers)} as area from ${files}`;
  const months = `select file_no, month::date as period_start, (month + interval '1 month' - interval '1 day')::date as period_end
    from (select file_no, unnest(generate_series(first, last, interval '1 month')) as month
      from (select file_no, min(period_start) as first, max(period_start) as last from incoming group by file_no))`;
  const parts = [
    ...(counted.length > 0 ? [{ measures: counted, periods: months }] : []),
    ...(typed.length > 0
      ? [{ measures: typed, periods: "select distinct file_no, period_start, period_end from incoming" }]
      : []),
  ].map(
    ({ measures, periods }) =>
      `select file_no, m.measure, a.area, p.period_start, p.period_end
        from (${spokenOf(measures)}) m join (${area}) a using (file_no) join (${periods}) p using (file_no)`,
  );
  return parts.length > 0 ? parts.join(" union ") : none;
}

const files = "(select distinct file_no from incoming)";

/** SQL for the measures, by `file_no`, that a file can speak of: those that are fixed, and of the others what it mentions. */
function spokenOf(measures: Contract["measures"]): string {
  const fixed = measures.flatMap((measure) =>
    "measure" in measure
      ? [measure.measure]
      : Object.values(measure.values ?? {}).filter((id) => id !== null),
  );
  const prefixes = measures.flatMap((measure) =>
    "by" in measure && measure.prefix !== undefined ? [measure.prefix] : [],
  );
  return [
    ...[...new Set(fixed)].map((id) => `select file_no, ${literal(id)} as measure from ${files}`),
    ...prefixes.map(
      (prefix) =>
        `select distinct file_no, measure from incoming where starts_with(measure, ${literal(prefix)})`,
    ),
  ].join(" union ");
}

function territoryCell(contract: Contract): string {
  if (!contract.territory) throw new Error(`${contract.source}: covers territory, but has none`);
  return cellColumn(contract.territory);
}
