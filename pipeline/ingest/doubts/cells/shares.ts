import type { Store } from "../../../store/open.js";

/** So unlikely (in nats) must it be that counts add up to 100 as nearly in as many groups. */
const proof = 9;
/** Groups of fewer cells, and fewer groups, say nothing. */
const [fewest, groups] = [3, 3];

/**
 * Percentages where counts should be: the cells of each period, or of each area or measure of a period, are 100 together but
 * for rounding. How far the sums of k groups are from 100, q = Σ(s − 100)² / 100, is for Poisson counts of that mean a χ² of k
 * degrees: so small a one has the chance (q/2)^(k/2) / Γ(k/2 + 1). Expects `cells`.
 */
export async function shares(store: Store): Promise<string[]> {
  const [found] = await store.rows<{ period: string | null }>(
    `with sums as (
      select grouping(area, measure) as level, file_no, if(grouping(area, measure) = 3, null, period_start) as period,
        count(distinct value) > 1 as differ, sum(value) as value
      from cells group by grouping sets ((file_no, period_start), (file_no, period_start, area), (file_no, period_start, measure))
      having count(*) >= ${fewest}),
    judged_sums as (
      select level, period, count(*) as k, greatest(sum(pow(value - 100, 2)) / 100, 0.005 * count(*)) as q
      from sums group by level, file_no, period having count(*) >= ${groups} and bool_or(differ))
    select strftime(period, '%B %Y') as period from judged_sums
    where k / 2 * ln(q / 2) - lgamma(k / 2 + 1) <= -${proof} order by judged_sums.period desc nulls first limit 1`,
  );
  if (!found) return [];
  const where = found.period === null ? "each of its periods" : `${found.period}, in each group,`;
  return [`its cells of ${where} are 100 together: they may be percentages, and no counts`];
}
