import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";

/** So unlikely (in nats) must it be that as many figures are equal by chance, for any two of the areas: one in a million. */
const proof = 14;
/** Of the figures of both areas so many are equal, and before no more than so many were. */
const [equal, before] = [0.9, 0.4];

/**
 * Two areas of which a file gives one the other's figures in all of its new periods: pasted, or looked up a row too high. Two
 * counts of mean m are equal once in √(4πm). Expects `past`.
 *
 * @param figures SQL for the supply's figures, as in `observations`
 */
export async function twinAreas(store: Store, figures: string): Promise<string[]> {
  const [found] = await store.rows<{ one: string; other: string; cells: number }>(
    `with others as (
      select measure, area, period_start, period_end, sum(value) as value from past where status = 'final' group by all),
    fresh as (
      select measure, area, period_start, value from ${figures}
      where status = 'final' and value is not null and (period_start, period_end) not in (select (period_start, period_end) from others)),
    alike as (
      select a.area as one, b.area as other, count(*) as cells, sum(ln(4 * pi() * greatest(a.value, 1)) / 2) filter (a.value > 3) as proof
      from fresh a join fresh b on a.measure = b.measure and a.period_start = b.period_start and a.value = b.value and a.area < b.area
      group by all having proof >= ${proof} + 2 * ln((select count(distinct area) from fresh))),
    sizes as (select area, count(*) as size from fresh group by area),
    twins as (
      select one, other, cells from alike join sizes s on s.area = one join sizes t on t.area = other
      where cells >= ${equal} * greatest(s.size, t.size))
    select coalesce(a.name, one) as one, coalesce(b.name, other) as other, cells
    from twins left join areas a on a.code = one left join areas b on b.code = other
    where (select coalesce(avg((x.value = y.value)::integer), 0) from others x join others y using (measure, period_start, period_end)
      where x.area = one and y.area = other) <= ${before}
    order by cells desc, one, other limit 1`,
  );
  if (!found) return [];
  return [
    `all ${formatCount(found.cells)} new figures of ${found.one} and ${found.other} are the same: one may have been pasted over the other`,
  ];
}
