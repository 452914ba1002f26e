import type { Store } from "../store/open.js";
import { literal } from "../store/open.js";
import type { Contract } from "../workspace/contract.js";
import { cellColumn } from "./cellColumn.js";
import { nameKey } from "./nameKey.js";

/**
 * Puts the typed records of `extract` into the observations in place of what earlier supplies of the same source
 * and territory said about the same periods, and keeps what moved as revisions.
 *
 * Expects the temporary tables of `typeRecords` and a row for `extract` in `supplies`; runs inside a transaction.
 *
 * @returns the number of observations that an earlier supply gave differently
 */
export async function replaceObservations(
  store: Store,
  contract: Contract,
  extract: string,
  district: string,
): Promise<number> {
  const parameters = { source: contract.source, extract };
  await store.run(`create or replace temp table incoming as
    select measure, area, e.period_start, e.period_end,
      case when bool_and(status = 'final') then sum(value * kept) end as value,
      case when bool_and(status = 'final') then 'final' when bool_or(status = 'suppressed') then 'suppressed' else 'unavailable' end as status
    from entries e join judged j using (gid) where outcome = 'accepted' group by all`);
  await store.run(`create or replace temp table incoming_coverage as ${coverageSql(contract, district)}`);
  await store.run(
    `create or replace temp table replaced as
      select o.* from observations o join supplies s using (extract)
      where o.source = $source and o.extract <> $extract
        and s.territory = (select territory from supplies where extract = $extract)
        and (o.period_start, o.period_end) in
          (select (period_start, period_end) from incoming union select (period_start, period_end) from incoming_coverage)`,
    parameters,
  );
  await store.run(
    `insert into revisions
      select $source, measure, area, period_start, period_end, r.value, i.value,
        coalesce(r.extract, (select min(extract) from replaced)), $extract
      from replaced r full join incoming i using (measure, area, period_start, period_end)
      where r.value is distinct from i.value
        and (period_start, period_end) in (select (period_start, period_end) from replaced)`,
    parameters,
  );
  await store.run(
    `delete from observations o using replaced r where o.source = r.source and o.measure = r.measure and o.area = r.area
      and o.period_start = r.period_start and o.period_end = r.period_end and o.extract = r.extract`,
  );
  await store.run(
    `delete from coverage c using supplies s where c.extract = s.extract and c.source = $source and c.extract <> $extract
      and s.territory = (select territory from supplies where extract = $extract)
      and (c.period_start, c.period_end) in (select (period_start, period_end) from incoming_coverage)`,
    parameters,
  );
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
      `insert into area_names_seen select area, min(trim(${cellColumn(contract.area.name)})), $extract from judged
        where outcome = 'accepted' and area not in (select code from areas) group by area order by area`,
      { extract },
    );
  }
  const [{ moved } = { moved: 0 }] = await store.rows<{ moved: number }>(
    "select count(*) as moved from revisions where extract_after = $extract",
    { extract },
  );
  return moved;
}

/**
 * Counted records say where they are not: between the first and the last month of the supply every month of the
 * covered area is known, and no record means none. Counts that partners typed say only what stands there.
 */
function coverageSql(contract: Contract, district: string): string {
  const counted = contract.measures.filter((measure) => !("value" in measure) || measure.value === undefined);
  const none =
    "select null::varchar as measure, null::varchar as area, null::date as period_start, null::date as period_end where false";
  if (counted.length === 0 || contract.covers === undefined) return none;
  const fixed = counted.flatMap((measure) =>
    "measure" in measure
      ? [measure.measure]
      : Object.values(measure.values ?? {}).filter((id) => id !== null),
  );
  const seen = counted.some((measure) => "by" in measure && measure.prefix !== undefined);
  const measures = [
    ...[...new Set(fixed)].map((id) => `select ${literal(id)} as measure`),
    ...(seen ? ["select distinct measure from incoming"] : []),
  ].join(" union ");
  const area =
    contract.covers === "territory"
      ? `select distinct t.code as area from judged j join territory_names t on t.key = ${territoryKey(contract)} where j.outcome = 'accepted'`
      : `select ${literal(contract.covers === "partnership" ? district : contract.covers)} as area`;
  return `select m.measure, a.area, p.month::date as period_start, (p.month + interval '1 month' - interval '1 day')::date as period_end
    from (${measures}) m, (${area}) a,
      (select unnest(generate_series(min(period_start), max(period_start), interval '1 month')) as month from incoming) p`;
}

function territoryKey(contract: Contract): string {
  if (!contract.territory) throw new Error(`${contract.source}: covers territory, but has none`);
  return nameKey(`j.${cellColumn(contract.territory)}`);
}
