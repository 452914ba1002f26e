import type { Store } from "../../../store/open.js";
import { formatNumber } from "../../../words/number.js";

/** Beside so many others, a cell beyond so many times the largest of its row, or so small a part of its smallest. */
const [few, timesOfFew] = [5, 5];
const [many, timesOfMany] = [10, 4];

/**
 * One cell of a row that is far from all others of it, where it is summed with cells of other rows: a nought too many or a
 * digit lost in one town's figure. What is a figure by itself is known of it then (`figures_apart.sql`).
 *
 * Expects `cells`.
 */
export async function cellsApart(store: Store): Promise<string[]> {
  const [found] = await store.rows<{
    value: number;
    limit: number;
    above: boolean;
    period: string;
    cells: number;
  }>(
    `with series as (
      select *, max(value) over rest as most, min(value) filter (value > 0) over rest as least, count(*) filter (value > 0) over rest as others
      from cells
      window rest as (partition by file_no, measure, area, row order by period_start
        rows between unbounded preceding and unbounded following exclude current row)),
    scaled as (select *, if(others >= ${many}, ${timesOfMany}, ${timesOfFew}) as times, value > most as above from series),
    apart as (
      select * from scaled
      where parts > 1 and value > 0 and others >= ${few}
        and (value > times * most and 2 * (sqrt(value) - sqrt(most)) > 6 or value < least / times and 2 * (sqrt(least) - sqrt(value)) > 6))
    select value, if(above, most, least) as "limit", above, strftime(period_start, '%B %Y') as period, count(*) over () as cells
    from apart order by abs(sqrt(value) - sqrt(if(above, most, least))) desc, period_start limit 1`,
  );
  if (!found) return [];
  const { value, limit, above, period, cells } = found;
  const more = cells > 1 ? ` (and so ${cells - 1} other${cells > 2 ? "s" : ""})` : "";
  return [
    `a cell of ${period} is ${formatNumber(value, 1)}, where no other of its row is ${above ? "above" : "below"} ${formatNumber(limit, 1)}${more}`,
  ];
}
