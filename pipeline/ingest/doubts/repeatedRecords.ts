import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";

/** So unlikely (in nats) must it be that so many counts above 3 are equal by chance: one in sixty million. */
const proof = 18;
/** Of all places and types with records in either month, so many have as many in both. */
const alike = 0.95;

/** So many months of the past, each beside the one before it, tell that months are not alike by their nature. */
const known = 3;

/**
 * Counted records of a month, or of all months, that are place by place and type by type as many as those of a month or a
 * year before: last year's file with its years moved on, or July under August. Two counts of mean m are equal once in
 * √(4πm). Expects `past`, and one of the months to be new.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function repeatedRecords(store: Store, figures: string): Promise<string[]> {
  const [found] = await store.rows<{ lag: number; period: string | null; cells: number; equal: number }>(
    `with others as (
      select measure, area, period_start, sum(value) as value from past
      where status = 'final' and datediff('month', period_start, period_end + 1) = 1
      group by all),
    own as (
      select measure, area, period_start, value from ${figures}
      where status = 'final' and value > 0 and datediff('month', period_start, period_end + 1) = 1
        and period_start not in (select period_start from others)),
    known as (select distinct period_start from (select period_start from own union select period_start from others)),
    sides as (
      select lag, measure, area, period_start, value as now, 0 as before from own, (select unnest([1, 2, 12]) as lag)
      union all
      select lag, measure, area, (b.period_start + to_months(lag))::date, 0, value
      from (from own union all by name from others) b, (select unnest([1, 2, 12]) as lag)
      where (b.period_start + to_months(lag))::date in (select period_start from own)),
    cells as (
      select lag, measure, area, period_start, sum(now) as now, sum(before) as before from sides
      where (period_start - to_months(lag))::date in (select period_start from known) group by all),
    pairs as (
      select measure, area, period_start, sum(now) as now, sum(before) as before from (
        select measure, area, period_start, value as now, 0 as before from others
        union all select measure, area, (period_start + interval '1 month')::date, 0, value from others)
      where period_start in (select period_start from others) and (period_start - interval '1 month')::date in (select period_start from others)
      group by all),
    months_alike as (
      select period_start, count(*) filter (now = before) >= ${alike} * count(*) as alike from pairs group by period_start),
    judged_lags as (
      select lag, period_start, count(*) as cells, count(*) filter (now = before) as equal,
        sum(ln(4 * pi() * greatest(now, 1)) / 2) filter (now = before and now > 3) as proof
      from cells group by grouping sets ((lag), (lag, period_start)))
    select lag, strftime(period_start, '%B %Y') as period, cells, equal from judged_lags
    where equal >= ${alike} * cells and proof >= ${proof} and lag <> 2
      and (select count(*) >= ${known} and count(*) filter (alike) <= 0.1 * count(*) from months_alike)
      -- what is alike at other distances too is so by its nature
      and not exists (from judged_lags o where o.lag <> judged_lags.lag and o.period_start is null and o.cells >= 4 and o.equal >= 0.6 * o.cells)
    order by judged_lags.period_start is not null, judged_lags.period_start, lag limit 1`,
  );
  if (!found) return [];
  const { lag, period, cells, equal } = found;
  return [
    `in ${formatCount(equal)} of ${formatCount(cells)} places and types${period === null ? "" : ` of ${period}`} it has as many records as ${lag === 12 ? "a year" : "a month"} before: they may be the same ones`,
  ];
}
