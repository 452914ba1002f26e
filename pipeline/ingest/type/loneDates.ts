import type { Grain } from "./periodSql.js";

/** Months of a grain's period. */
const step: Readonly<Record<Grain, number>> = {
  day: 1,
  week: 1,
  month: 1,
  quarter: 3,
  calendar_year: 12,
  financial_year: 12,
  year_ending: 12,
};

/**
 * SQL over `typed` for the periods of a file, `file_no` and `period_start`, that stand alone, far from all the others: a
 * mistyped year. Periods that follow one another with fewer than three empty ones between are one stretch. A stretch is
 * alone where it has no more than one record in a hundred (or two), the longest stretch has twenty at least (where it
 * is a single one, eight), and so many of them a period that between the two stretches seven would have been expected: an
 * honest gap so long has a chance under one in a thousand.
 */
export function loneDatesSql(grain: Grain): string {
  const apart = (from: string, to: string): string => `date_diff('month', ${from}, ${to}) / ${step[grain]}`;
  return `with dated as (
      select file_no, period_start, sum(n) as records from typed
      where period_start is not null and left_out is null group by all),
    begun as (
      select *, coalesce(${apart("lag(period_start) over by_period", "period_start")} > 3, true) as begins
      from dated window by_period as (partition by file_no order by period_start)),
    numbered as (
      select *, count(*) filter (begins) over (partition by file_no order by period_start) as stretch from begun),
    stretches as (
      select file_no, stretch, sum(records) as records, min(period_start) as first, max(period_start) as last
      from numbered group by all),
    longest as (
      from stretches qualify row_number() over (partition by file_no order by records desc, stretch) = 1),
    alone as (
      select s.file_no, s.stretch from stretches s join longest m using (file_no)
      where s.stretch <> m.stretch and m.records >= if(s.records = 1, 8, 20) and s.records <= greatest(2, m.records / 100)
        and m.records / (${apart("m.first", "m.last")} + 1)
          * greatest(${apart("s.last", "m.first")}, ${apart("m.last", "s.first")}) >= 7)
    select file_no, period_start from numbered semi join alone using (file_no, stretch)`;
}
