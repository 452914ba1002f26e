import { groupBy } from "../groupBy.js";
import type { Store } from "../store/open.js";
import type { SeriesBreak } from "./breaks.js";

/**
 * Runs of months that do not compare with the year before, as breaks of a monthly series: its limits are recalculated where one
 * begins and where it ends.
 *
 * @returns by source, measure and area, with a blank between
 */
export async function monthsApart(store: Store): Promise<Map<string, SeriesBreak[]>> {
  const rows = await store.rows<SeriesBreak & { series: string }>(
    `select source || ' ' || measure || ' ' || area as series, strftime(min(month), '%Y-%m-%d') as date,
      strftime(last_day(max(month)), '%Y-%m-%d') as until, arg_min(withheld, month) as reasons
    from (
      select *, date_diff('month', date '2000-01-01', month) - row_number() over (partition by source, measure, area order by month) as run
      from monthly where withheld <> [])
    group by source, measure, area, run order by series, date`,
  );
  return groupBy(rows, ({ series }) => series);
}
