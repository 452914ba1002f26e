import type { Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";

/** Two labels of so many cells, of so large figures, that are all but a few within this share of one another. */
const [cells, size, near, within] = [8, 5, 0.04, 0.95];
/** So many of them are the very same; so unlikely (in nats) must that be by chance. */
const [equal, proof] = [0.5, 20];
/** Of more labels some two are alike. */
const most = 60;

/**
 * Two labels of a column of which nearly all figures are the same: one town under two names, of which some figures were
 * corrected under one of them. Where all are the same, one is quarantined by itself (`twinLabels.ts`). Expects `cells`.
 */
export async function nearTwins(store: Store): Promise<string[]> {
  const [found] = await store.rows<{ cells: number; equal: number }>(
    `with labels as (
      select file_no, i, words[i] as label, list_filter(words, lambda word, j: j <> i) as rest, measure, area, period_start, period_end, sum(value) as value
      from (select *, unnest(range(1, len(words) + 1)) as i from cells where parts > 1) group by all),
    few as (
      select file_no, i from labels group by all having count(distinct label) between 2 and ${most}),
    asked as (from labels semi join few using (file_no, i)),
    pairs as (
      select x.file_no, i, x.label as one, y.label as other, count(*) as cells, count(*) filter (x.value = y.value) as equal,
        avg(least(x.value, y.value)) as mean, count(distinct x.value) as different,
        count(*) filter (abs(x.value - y.value) <= greatest(1, ${near} * x.value)) as near,
        coalesce(sum(ln(4 * pi() * greatest(x.value, 1)) / 2) filter (x.value = y.value and x.value > 3), 0) as proof
      from asked x join asked y using (file_no, i, rest, measure, area, period_start, period_end)
      where x.label < y.label group by all)
    select cells, equal from pairs
    where cells >= ${cells} and mean >= ${size} and different >= 4 and equal between ${equal} * cells and cells - 1
      and near >= ${within} * cells and proof >= ${proof}
    order by proof desc, one, other limit 1`,
  );
  if (!found) return [];
  return [
    `the figures of two of its labels are the same in ${formatCount(found.equal)} of ${formatCount(found.cells)} cells, and nearly so in the others: both may be counted`,
  ];
}
