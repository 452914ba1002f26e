import type { Store } from "../../store/open.js";
import { formatDecimal } from "../../words/number.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { typesCounts } from "../type/typedCounts.js";

/** So many records would have come by the log's own pace, and so many days are no bank holiday. */
const expected = 25;
const shortest = 7;
/** A pace is known by so many other days. */
const known = 30;

/**
 * Days inside a log of which it has no record though its pace would have given many, and which are by far its longest
 * silence: rows that were lost within a month or two. Offices close over Christmas. Silences of whole months are known of
 * the figures themselves (`silences.sql`). Expects the temporary table `judged` of `typeRecords`.
 */
export async function silentDays(store: Store, contract: Contract): Promise<string[]> {
  if (contract.period.grain !== "day" || typesCounts(contract)) return [];
  const rows = await store.rows<{ first: string; last: string; pace: number }>(
    `with days as (
      select file_no, day, sum(n) as records, lag(day) over by_day as before
      from judged where day is not null and outcome in ('accepted', 'excluded') group by file_no, day
      window by_day as (partition by file_no order by day)),
    gaps as (
      select file_no, before + 1 as first, day - 1 as last, day - before - 1 as days,
        sum(records) over near as near, max(day) over near - min(before) over near as near_days
      from days where before is not null
      window near as (partition by file_no order by day range between interval 60 days preceding and interval 60 days following)),
    judged_gaps as (
      select *, near / (near_days - days) as pace,
        coalesce(max(days) over (partition by file_no order by days rows between unbounded preceding and 1 preceding), 0) as next_longest
      from gaps where last_day(date_trunc('month', first + interval '1 month' - interval '1 day')::date) > last and not (month(last) = 1 and year(first) < year(last) or month(last) = 12 and day(last) >= 25)
      qualify row_number() over (partition by file_no order by days desc) = 1)
    select strftime(first, '%-d %B %Y') as first, strftime(last, '%-d %B %Y') as last, pace from judged_gaps
    where days >= ${shortest} and days >= 3 * next_longest and near_days - days >= ${known} and near >= ${expected} and days * pace >= ${expected}
    order by file_no`,
  );
  return rows.map(
    ({ first, last, pace }) =>
      `it has no record from ${first} to ${last}, and otherwise about ${formatDecimal(pace, pace < 2 ? 1 : 0)} a day`,
  );
}
