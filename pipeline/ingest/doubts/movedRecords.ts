import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";

/** A place that had so many has a twentieth of them at most, or one that grew to three times as many; four times tell by themselves. */
const [enough, left, grown, alone] = [20, 0.05, 3, 4];
/** Standard errors by which the one place gains, what another lost or anyone's, and the others together lose. */
const [takes, gains, losses] = [3.5, 6, 2];

interface Moved {
  from_name: string | null;
  to_name: string;
  now: number;
  expected: number;
}

/**
 * Records or figures that went from one place to another: a ward that had many has none, and another has as many more (a
 * name replaced by another, two rows merged); or one place has three times as many as before and all others together as
 * many fewer (the first word of a list, chosen for those that were not known). Judged by the same months of the year
 * before, by the largest measure. Expects `past` and `fresh`.
 */
export async function movedRecords(store: Store): Promise<string[]> {
  const [found] = await store.rows<Moved>(
    `with levels as (select code, level from areas where level in ('ward', 'district')),
    own as (
      select measure, area, period_start, period_end, sum(value) as value from fresh join levels on code = area
      group by all),
    ago as (
      select measure, area, (period_start + interval '1 year')::date as period_start, sum(value) as value
      from past join levels on code = area
      where status = 'final' and (period_start + interval '1 year')::date in (select period_start from own) group by all),
    shared as (select measure, period_start from own group by all having (measure, period_start) in (select (measure, period_start) from ago)),
    largest as (select measure from own semi join shared using (measure, period_start) group by measure order by sum(value) desc, measure limit 1),
    sides as (
      select area, sum(now) as now, sum(before) as expected from (
        select area, value as now, 0 as before from own semi join shared using (measure, period_start) semi join largest using (measure)
        union all select area, 0, value from ago semi join shared using (measure, period_start) semi join largest using (measure))
      group by area),
    whole as (select sum(now) as now, sum(expected) as expected, count(*) as areas from sides),
    gained as (
      select *, now - expected as gain, (now - expected) / sqrt(now + expected + 1) as errors from sides),
    emptied as (select * from sides where expected >= ${enough} and now <= ${left} * expected),
    -- a name for another: the others are as they were
    merged as (
      select e.area as from_area, g.area as to_area, g.now, g.expected, 1 as rank
      from emptied e, gained g, whole w
      where g.errors >= ${takes} and abs(g.gain - (e.expected - e.now)) <= 3 * sqrt(g.now + e.expected) and g.gain >= 0.6 * (e.expected - e.now)
        and abs(w.now - w.expected) <= 4 * sqrt(w.now + w.expected)),
    -- of all others some: what the one has more, they have fewer
    drawn as (
      select null as from_area, g.area as to_area, g.now, g.expected, 2 as rank
      from gained g, whole w
      where g.errors >= ${gains} and g.now >= ${grown} * greatest(g.expected, 1) and g.now >= 0.1 * w.now and w.areas >= 6
        and (abs(w.now - w.expected) <= 2.5 * sqrt(w.now + w.expected)
            and (w.expected - g.expected - w.now + g.now) / sqrt(w.expected - g.expected + w.now - g.now + 1) >= ${losses}
          or g.now >= ${alone} * g.expected and g.expected >= 10 and g.now >= 0.15 * w.now and w.areas >= 12))
    select f.name as from_name, coalesce(t.name, to_area) as to_name, m.now, m.expected
    from (from merged union all from drawn) m left join areas f on f.code = m.from_area left join areas t on t.code = m.to_area
    order by rank, m.now - m.expected desc, from_area, to_area limit 1`,
  );
  if (!found) return [];
  const { from_name, to_name, now, expected } = found;
  const counts = `${formatCount(now)} of ${to_name}, where the same months a year before had ${formatCount(expected)}`;
  return [
    from_name === null
      ? `it has ${counts}, and no such rise elsewhere: the first word of a list may have been chosen for some`
      : `it has ${counts}, and hardly any of ${from_name} any more: one may have been put for the other`,
  ];
}
