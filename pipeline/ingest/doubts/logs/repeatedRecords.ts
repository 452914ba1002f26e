import { monthsBetween } from "../../../calendar/day.js";
import { literal, type Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import { earlierFigures, lags, type Past } from "../past/past.js";
import type { Sums } from "../past/sums.js";

/** So unlikely (in nats) must it be that so many counts above 3 are equal by chance: one in sixty million. */
const proof = 18;
/** Of all places and types with records in either month, so many have as many in both. */
const alike = 0.95;

/** So many months of the past, each beside the one before it, tell that months are not alike by their nature. */
const known = 3;
const isSingle = ({ start, end }: Sums["past"][number]): boolean =>
  start.endsWith("-01") && monthsBetween(start, end) === 1;
/** SQL for a figure of a single month. */
export const single = "datediff('month', period_start, period_end + 1) = 1";

/**
 * Counted records of a month, or of all months, that are place by place and type by type as many as those of a month or a
 * year before: last year's file with its years moved on, or July under August. Two counts of mean m are equal once in
 * √(4πm). Expects `past`, and one of the months to be new.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function repeatedRecords(
  store: Store,
  extract: string,
  figures: string,
  { near }: Past,
  sums: Sums,
): Promise<string[]> {
  const months = await monthsBefore(store, figures, sums);
  const whole = lags.flatMap((lag) => {
    const all = months.filter((each) => each.lag === lag);
    const sum = (of: "cells" | "equal" | "proof"): number => all.reduce((total, each) => total + each[of], 0);
    return all.length > 0
      ? { lag, period: null, cells: sum("cells"), equal: sum("equal"), proof: sum("proof") }
      : [];
  });
  // what is alike at other distances too is so by its nature
  const natural = (lag: number): boolean =>
    whole.some((other) => other.lag !== lag && other.cells >= 4 && other.equal >= 0.6 * other.cells);
  const found = [...whole, ...months].find(
    ({ lag, cells, equal, proof: chance }) =>
      lag !== 2 && equal >= alike * cells && chance >= proof && !natural(lag),
  );
  if (!found || !(await monthsDiffer(store, earlierFigures(extract, near)))) return [];
  const { lag, period, cells, equal } = found;
  return [
    `in ${formatCount(equal)} of ${formatCount(cells)} places and types${period === null ? "" : ` of ${period}`} it has as many records as ${lag === 12 ? "a year" : "a month"} before: they may be the same ones`,
  ];
}

/** A month of the file beside one before it: the places and types with records in either, and those with as many in both. */
interface Beside {
  lag: number;
  period: string | null;
  cells: number;
  equal: number;
  /** in nats */
  proof: number;
}

/** Each new month of the supply beside those that are so many months before it, of the past or its own. */
async function monthsBefore(store: Store, figures: string, { past }: Sums): Promise<Beside[]> {
  const before = new Set(past.filter(isSingle).map(({ start }) => start));
  return store.rows<Beside>(
    `with lags as (select unnest([${lags.join(", ")}]) as lag),
    here as (
      select measure, area, period_start, value from ${figures} where status = 'final' and value > 0 and ${single}),
    own as (
      from here${before.size > 0 ? ` where period_start not in (${[...before].map((day) => `date ${literal(day)}`).join(", ")})` : ""}),
    months as (select period_start, count(*) as cells from own group by period_start),
    others as (
      select measure, area, period_start, sum(value) as value from past
      where status = 'final' and value > 0 and ${single} group by all),
    before as (
      select lag, measure, area, (b.period_start + to_months(lag))::date as period_start, value
      from (from own union all by name from others) b, lags
      where (b.period_start + to_months(lag))::date in (select period_start from months)),
    sizes as (select lag, period_start, count(*) as cells from before group by all),
    met as (
      select lag, period_start, count(*) as cells, count(*) filter (own.value = before.value) as equal,
        sum(ln(4 * pi() * own.value) / 2) filter (own.value = before.value and own.value > 3) as proof
      from own join before using (measure, area, period_start) group by all)
    select lag, strftime(period_start, '%B %Y') as period, (months.cells + sizes.cells - coalesce(met.cells, 0))::double as cells,
      coalesce(equal, 0)::double as equal, coalesce(proof, 0) as proof
    from sizes join months using (period_start) left join met using (lag, period_start)
    order by period_start, lag`,
  );
}

/** Whether the months of the past, each held against the one before it, are hardly ever alike. */
async function monthsDiffer(store: Store, past: string): Promise<boolean> {
  const [months] = await store.rows<{ differ: boolean }>(
    `with others as (
      select measure, area, period_start, sum(value) as value ${past} and status = 'final' and ${single} group by all),
    months as (select distinct period_start from others),
    pairs as (
      select measure, area, period_start, sum(now) as now, sum(before) as before from (
        select measure, area, period_start, value as now, 0 as before from others
        union all select measure, area, (period_start + interval '1 month')::date, 0, value from others)
      where period_start in (from months) and (period_start - interval '1 month')::date in (from months)
      group by all),
    months_alike as (
      -- what has the same every day, or every month, has as many in months that are as long, or in all
      select period_start, count(*) filter (now = before or abs(now - before * day(last_day(period_start)) / day(period_start - 1)) < 0.5) >= ${alike} * count(*) as alike
      from pairs group by period_start)
    select count(*) >= ${known} and count(*) filter (alike) <= 0.1 * count(*) as differ from months_alike`,
  );
  return months?.differ === true;
}
