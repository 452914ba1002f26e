import { groupBy } from "../groupBy.js";
import type { Parameters, Store } from "../store/open.js";

/** An area that keeps its part in a ranking by the least and the most that its count can be. */
export interface BoundedArea {
  at_least: number;
  /** null where a count is not available, so that there is no most */
  at_most: number | null;
  /** null in a ranking by count */
  population: number | null;
}

interface Ranking {
  source: string;
  measure: string;
  scope: string;
  basis: string;
  period_kind: string;
  period_start: string;
  period_end: string;
}

/** Names a ranking among those of all sources, measures, scopes, bases and periods. */
export const rankingKey = (row: Ranking): string =>
  [row.source, row.measure, row.scope, row.basis, row.period_kind, row.period_start, row.period_end].join(
    "\n",
  );

/**
 * The areas that have a part in the rankings that `where` picks by their bounds alone (queries/marts/bounds.sql), by
 * ranking; `r` is the table of ranks. Those of which a count is not available come last.
 */
export async function readBounded(
  store: Store,
  where: string,
  parameters: Parameters = {},
): Promise<Map<string, BoundedArea[]>> {
  const rows = await store.rows<Ranking & BoundedArea>(
    `select ranking.* exclude (rate_year), b.at_least, b.at_most,
      case when ranking.basis = 'rate' then e.estimate end as population
    from (
      select r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.period_end, max(r.rate_year) as rate_year
      from ranks r where r.bounded > 0 and ${where} group by all) ranking
    join series_keys k on k.source = ranking.source and k.measure = ranking.measure
    join scopes s on s.scope = ranking.scope and s.area = k.area
    join periods p on p.kind = ranking.period_kind and p.period_start = ranking.period_start::date
      and p.period_end = ranking.period_end::date
    join bounds b on b.key = k.key and b.period = p.period
    left join measures m on m.measure = ranking.measure
    left join estimates e on e.area = k.area and e.year = ranking.rate_year and e.denominator = m.denominator
    where ranking.basis = 'count' or e.estimate is not null
    order by ranking.*, b.at_most is null, b.at_least, k.area`,
    parameters,
  );
  return groupBy(rows, rankingKey);
}
