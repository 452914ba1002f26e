import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { typesCounts } from "../type/smallRows.js";

/** Days without a record at the end (or the beginning) of so many months, where so many records would have come. */
const [days, months, expected] = [4, 3, 4];
/** Of its months so many are so. */
const share = 0.8;

/**
 * A log whose months all end, or begin, days before (after) the calendar's, by its own pace: each month's file was made before
 * the month was over. Expects the temporary table `judged` of `typeRecords`.
 */
export async function monthTails(store: Store, contract: Contract): Promise<string[]> {
  if (contract.period.grain !== "day" || typesCounts(contract)) return [];
  const [found] = await store.rows<{ at_end: boolean; months: number; all: number; day: number }>(
    `with days as (
      select file_no, date_trunc('month', day)::date as month, min(day) as first, max(day) as last, sum(n) as records
      from judged where day is not null and outcome in ('accepted', 'excluded') group by all),
    tails as (
      select file_no, sum(records) over of_file / sum(last_day(month) - month + 1) over of_file as pace, last_day(month) - last as after, first - month as before, day(first) as first, day(last) as last
      from days window of_file as (partition by file_no)),
    sides as (
      select file_no, true as at_end, count(*) as "all", count(*) filter (after >= ${days} and after * pace >= ${expected}) as months, max(last) as day
      from tails group by file_no
      union all
      select file_no, false, count(*), count(*) filter (before >= ${days} and before * pace >= ${expected}), min(first) from tails group by file_no)
    select at_end, months, "all", day from sides where months >= ${months} and months >= ${share} * "all" order by file_no, at_end desc limit 1`,
  );
  if (!found) return [];
  const { at_end, months: so, all, day } = found;
  return [
    `in ${so} of its ${all} months it has no record ${at_end ? "of the last" : "of the first"} days (none ${at_end ? "after" : "before"} the ${day}): each may have been drawn before it was whole`,
  ];
}
