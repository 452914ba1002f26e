import type { Store } from "../../store/open.js";

/** So unlikely (in nats) must it be that as many figures are equal by chance: one in a million. */
const proof = 14;

interface Repeated {
  lag: number;
  /** the one period that repeats another; null where all of them do */
  period: string | null;
  /** the one area whose figures stay the same; null where all of them do */
  area: string | null;
  /** whether only months of one quarter are alike */
  in_quarters: boolean;
  cells: number;
  equal: number;
}

/** What stays the same from one period to the next repeats itself at every distance. */
const notByNature =
  "not exists (from by_nature n where n.months = g.months and (n.lag = g.lag or n.lag = n.months))";

/**
 * Typed figures that are those of a year, a period or the file's own length before once more: at least 60 % of eight cells
 * above 3, or all of four. Also the figures of one area that stay the same over four periods and more (cells filled
 * down), one area's figures left from a year before, and a quarter's figure in each of its months. How many are equal by
 * chance depends on their size: two Poisson counts of mean m are equal once in √(4πm). What stays the same by its nature (a
 * stock, which repeats itself elsewhere too) is let be. Expects `past`.
 *
 * @param own SQL for the supply's figures, as in `observations`
 */
export async function repeatedFigures(store: Store, own: string): Promise<string[]> {
  const rows = await store.rows<Repeated>(
    `with own as (
      select measure, area, period_start, period_end, value from ${own} where status = 'final' and value is not null),
    others as (
      select measure, area, period_start, period_end, sum(value) as value from past where status = 'final' group by all),
    fresh as (from own where (period_start, period_end) not in (select (period_start, period_end) from others)),
    figures as (
      select *, datediff('month', period_start, period_end + 1) as months, true as fresh from fresh
      union all select *, datediff('month', period_start, period_end + 1), false from others),
    lags as (
      select distinct unnest([12, months, span]) as lag, months, span
      from (select distinct months from figures where fresh),
        (select datediff('month', min(period_start), max(period_end) + 1) as span from fresh)),
    pairs as (
      select l.lag, l.months, l.span, f.fresh, f.period_start, f.measure, f.area, l.lag = 1 and quarter(f.period_start) = quarter(b.period_start) as in_quarter, f.value = b.value as same, (f.value + b.value) / 2 as mean
      from figures f join lags l on l.months = f.months and l.lag >= l.months
      join figures b on b.measure = f.measure and b.area = f.area and b.months = f.months
        and b.period_start = f.period_start - to_months(l.lag::integer)
      where least(f.value, b.value) > 3),
    groups as (
      select lag, months, span, fresh, period_start, in_quarter, count(*) as cells, count(*) filter (same) as equal, sum(mean) as sum,
        avg(1 / sqrt(4 * pi() * mean)) as chance
      from pairs group by grouping sets ((lag, months, span, fresh, period_start), (lag, months, span, fresh, in_quarter), (lag, months, span, fresh))),
    judged_groups as (
      select *, equal / cells as share,
        (cells >= 8 or (cells >= 4 and equal = cells)) and sum >= 100 and equal >= 0.6 * cells
          and cells * (share * ln(greatest(share, 0.01) / chance) + if(share < 1, (1 - share) * ln(greatest(1 - share, 0.01) / (1 - chance)), 0)) >= ${proof} as found
      from groups),
    by_nature as (
      select lag, months from judged_groups
      where period_start is null and in_quarter is null and not fresh and cells >= 8 and share >= 0.3
      union
      select lag, months from judged_groups where period_start is not null and fresh and lag = months and cells >= 8
      group by all having count(*) >= 3 and count(*) filter (found) > count(*) / 3
      union
      select lag, months from judged_groups g
      where period_start is null and in_quarter is null and fresh and lag = months and share >= 0.9
        and not exists (from judged_groups o where not o.fresh and o.lag = g.lag and o.months = g.months
          and o.period_start is null and o.in_quarter is null and o.cells >= 8 and o.share < 0.3)),
    islands as (
      select *, count(*) over (partition by months, measure, area) as of_series,
        row_number() over (partition by months, measure, area order by period_start)
        - row_number() over (partition by months, measure, area, same order by period_start) as island
      from pairs where fresh and lag = months),
    held as (
      select lag, months, area, max(period_start) as period_start, count(*) as cells, sum(ln(sqrt(4 * pi() * mean))) as proof
      from islands where same group by lag, months, measure, area, island
      -- a series that never changed was not filled down from anywhere
      having count(*) >= 3 and count(*) < any_value(of_series)),
    -- one area's figures left from a year before, in all of the new periods or in some: each of so many could be alike
    places as (
      select lag, months, area, period_start, count(*) as cells, count(*) filter (same) as equal, sum(ln(sqrt(4 * pi() * mean))) as proof
      from pairs where fresh and lag = 12 group by grouping sets ((lag, months, area), (lag, months, area, period_start))),
    left_over as (
      select *, proof - ln(count(*) over (partition by period_start is null)) as sure
      from places where cells >= if(period_start is null, 4, 3)),
    stale as (
      select lag, months, if(count(distinct area) = 1, any_value(area), null) as area, max(period_start) as period_start, sum(cells) as cells
      from left_over where equal = cells group by lag, months, period_start is null
      having sum(sure) >= ${proof}),
    told as (
      select lag, period_start, null::varchar as area, cells, equal, false as in_quarters
      from judged_groups g
      where ${notByNature} and fresh and found and in_quarter is null
        and (period_start is not null or lag in (12, span))
      union all
      select lag, period_start, area, sum(cells), sum(cells), false from held g where ${notByNature}
      group by lag, period_start, area, cells having sum(proof) >= ${proof} + 4
      union all
      select lag, period_start, area, cells, cells, false from stale g where ${notByNature}
      union all
      select lag, null, null, cells, equal, true from judged_groups g
      where fresh and found and in_quarter and months = 1 and share >= 0.9
        and not exists (from judged_groups o where o.fresh and o.lag = 1 and o.months = 1 and not o.in_quarter and o.share >= 0.3))
    select lag, strftime(period_start, '%B %Y') as period, coalesce(areas.name, area) as area, cells, equal, in_quarters
    from told left join areas on areas.code = told.area
    order by in_quarters desc, area is not null, told.period_start nulls first, lag = 12 desc, lag, area`,
  );
  const [first] = rows;
  if (!first) return [];
  const { lag, period, area, cells, equal, in_quarters } = first;
  if (in_quarters)
    return [
      `${equal} of ${cells} of its figures above 3 are those of another month of the quarter: each month seems to have the quarter's figure`,
    ];
  const before = lag === 12 ? "a year" : lag === 1 ? "a month" : `${lag} months`;
  if (area !== null && lag === 12)
    return [
      `${cells} figures above 3 of ${area}${period === null ? "" : ` up to ${period}`} are all the very ones of a year before`,
    ];
  if (area !== null)
    return [
      `figures of ${area} stay the same as ${before} before, up to ${period}, ${cells} times: they may have been filled down`,
    ];
  const which = period === null ? "of its figures" : `of the figures from ${period}`;
  return [`${equal} of ${cells} ${which} above 3 are the very ones of ${before} before`];
}
