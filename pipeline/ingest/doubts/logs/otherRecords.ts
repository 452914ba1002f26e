import { literal, type Store } from "../../../store/open.js";
import { lags } from "../past/past.js";
import { single } from "./repeatedRecords.js";

/** One place and type in so many is looked at; so many of a month tell. */
const [oneIn, enough] = [8, 300];

/**
 * Whether a look at one in so many places and types tells that the records of several logs are not those of a month or a year
 * before (`repeatedRecords`): of hundreds that are drawn at random three in four at most have as many, where of all 95 in
 * 100 would have to; by chance that is one in 10²⁰. Where fewer are drawn of any month it tells nothing.
 *
 * Expects their rows in `supplies`, and their figures in `observations` and `incoming`.
 *
 * @param extracts in the order of their `file_no`
 */
export async function hasOtherRecords(store: Store, extracts: readonly string[]): Promise<boolean> {
  const counted = `o.status = 'final' and o.value > 0 and ${single}`;
  const drawn = `${counted} and hash(o.measure, o.area) % ${oneIn} = 0`;
  const those = extracts.map((extract, number) => `(${number}, ${literal(extract)})`).join(", ");
  const [found] = await store.rows<{ other: boolean }>(
    `with lags as (select unnest([${lags.join(", ")}]) as lag),
    this as (
      select file_no, s.territory, s.source from (values ${those}) v(file_no, extract) join supplies s using (extract)),
    own as (
      select territory, o.measure, o.area, o.period_start, o.value from incoming o join this using (file_no) where ${drawn}),
    months as (
      select territory, o.period_start, count(*) filter (${drawn}) as cells
      from incoming o join this using (file_no) where ${counted} group by all),
    others as (
      select s.territory, o.measure, o.area, o.period_start, sum(o.value) as value from observations o join supplies s using (extract)
      where s.source = (select any_value(source) from this) and not s.removed and s.supplements is null and ${drawn}
        and o.period_start in (select (period_start - to_months(lag))::date from months, lags)
      group by all),
    before as (
      select lag, territory, measure, area, (period_start + to_months(lag))::date as period_start, value from others, lags
      where (period_start + to_months(lag))::date in (select period_start from months)),
    sizes as (select lag, territory, period_start, count(*) as cells from before group by all),
    met as (
      select lag, territory, period_start, count(*) as cells, count(*) filter (own.value = before.value) as equal
      from own join before using (territory, measure, area, period_start) group by all),
    compared as (
      select months.cells + sizes.cells - coalesce(met.cells, 0) as cells, coalesce(equal, 0) as equal
      from sizes join months using (territory, period_start) left join met using (lag, territory, period_start))
    select coalesce((select bool_and(cells >= ${enough}) from months), true)
      and coalesce((select bool_and(equal <= 0.75 * cells) from compared), true) as other`,
  );
  return found?.other === true;
}
