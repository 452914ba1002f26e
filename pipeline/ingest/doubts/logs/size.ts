import type { Store } from "../../../store/open.js";
import { isNear } from "../past/past.js";
import { containedSql } from "../past/words.js";

/** Days after the 28th are so much of a year. */
const monthEnds = 29 / 365;

/** How large a log is, by itself and beside those of the two years about it. */
export interface LogSize {
  /** of its file, whatever became of them */
  rows: number;
  /** from the first record of each month to its last */
  days: number;
  /** records a day, as a multiple of those before; 1 where none are known */
  times: number;
  /** days after the 28th in its months, as a multiple of those of a year */
  monthEnds: number;
  /** by how many records its months differ from those of the earlier file whose months it has once more */
  moved: number;
}

/** The sizes of a log and of its new months, where it has those of an earlier one once more. */
export interface LogSizes {
  whole: LogSize;
  fresh: LogSize;
}

export async function readSizes(store: Store, extract: string): Promise<LogSizes> {
  const sizes = await store.rows<LogSize & { fresh: boolean }>(
    `with this as (from supplies where extract = $extract),
    -- the months of which an earlier supply speaks
    known as (select max(s.covers_to) as last from supplies s, this where ${isNear} and s.covers_to < this.covers_to),
    all_months as (
      select extract = $extract as own, month > coalesce((select last from known), date '0001-01-01') as late, records, last_day - first_day + 1 as days,
        if(last_day(month) - last_day <= 3, greatest(day(last_day(month)) - 28, 0), 0) as ends, day(last_day(month)) as long
      from supply_months where (extract = $extract or extract in (select s.extract from supplies s, this where ${isNear})) and first_day is not null),
    months as (
      select *, false as fresh from all_months union all select *, true from all_months where late or not own),
    -- the last of those that have some of its months and no others
    again as (
      select s.extract from supplies s, this where ${isNear} and ${containedSql} order by s.covers_to desc, s.received desc limit 1),
    moved as (
      select coalesce(sum(abs(coalesce(own.records, 0) - theirs.records)), 0)::double as moved
      from supply_months theirs left join supply_months own on own.extract = $extract and own.month = theirs.month
      where theirs.extract = (select extract from again))
    select fresh, (select moved from moved) as moved, (select (accepted + excluded + quarantined + duplicate)::double from this) as rows, coalesce(sum(days) filter (own), 0)::double as days,
      coalesce((sum(records) filter (own) / sum(days) filter (own)) / (sum(records) filter (not own) / sum(days) filter (not own)), 1)::double as times,
      coalesce(sum(ends) filter (own) / sum(long) filter (own) / ${monthEnds}, 1)::double as "monthEnds"
    from months group by fresh order by fresh`,
    { extract },
  );
  const none = { rows: 0, days: 0, times: 1, monthEnds: 1, moved: 0 };
  return {
    whole: sizes.find(({ fresh }) => !fresh) ?? none,
    fresh: sizes.find(({ fresh }) => fresh) ?? none,
  };
}
