import type { Store } from "../../../store/open.js";
import { isNear } from "../past/past.js";

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
}

export async function readSize(store: Store, extract: string): Promise<LogSize> {
  const [size] = await store.rows<LogSize>(
    `with this as (from supplies where extract = $extract),
    months as (
      select extract = $extract as own, records, last_day - first_day + 1 as days,
        if(last_day(month) - last_day <= 3, greatest(day(last_day(month)) - 28, 0), 0) as ends, day(last_day(month)) as long
      from supply_months where (extract = $extract or extract in (select s.extract from supplies s, this where ${isNear})) and first_day is not null)
    select (select (accepted + excluded + quarantined + duplicate)::double from this) as rows, coalesce(sum(days) filter (own), 0)::double as days,
      coalesce((sum(records) filter (own) / sum(days) filter (own)) / (sum(records) filter (not own) / sum(days) filter (not own)), 1)::double as times,
      coalesce(sum(ends) filter (own) / sum(long) filter (own) / ${monthEnds}, 1)::double as "monthEnds"
    from months`,
    { extract },
  );
  return size ?? { rows: 0, days: 0, times: 1, monthEnds: 1 };
}
