import { largest } from "../bulk.js";
import type { FindingsRankRow } from "../facts/findingRows.js";
import { groupBy } from "../groupBy.js";
import { rankInterval } from "../statistics/index.js";
import type { Parameters, Store } from "../store/open.js";
import { formatCount } from "../words/number.js";
import { type BoundedArea, rankingKey, readBounded } from "./boundedAreas.js";

/** An area in a ranking, with what its certainty rests on; no population in a ranking by count. */
export type RankedArea = Pick<
  FindingsRankRow,
  | "value"
  | "rank_highest"
  | "rank_highest_to"
  | "rank_lowest"
  | "rank_lowest_to"
  | "of"
  | "bounded"
  | "lacking"
> & { population: number | null };

export type RankCertainty = Pick<
  FindingsRankRow,
  "rank_lower" | "rank_upper" | "indistinguishable_from" | "rule"
>;

/** Draws of the simulation: the share at the 2.5% point of the ranks has a standard error of 0.5%. */
export const draws = 1000;
const seed = 1;

/**
 * How certain each place of one ranking is: the middle 95% of its ranks when every area's count is drawn again from
 * its Poisson posterior, and how many other areas it cannot be told from (Goldstein & Spiegelhalter 1996; see
 * `rankInterval`; seed 1, 1,000 draws). Rank 1 is the highest. Areas come back in the order given. An area without a
 * figure may lie anywhere: where there is one, the place and its interval are said to be among those with figures.
 *
 * @param bounded areas known by their bounds: the interval is that of all they can be, drawn once with the least of each
 *   and once with the most
 */
export function rankCertainty(
  areas: readonly RankedArea[],
  bounded: readonly BoundedArea[] = [],
): RankCertainty[] {
  const intervals = drawn(areas, bounded);
  return areas.map((_, index) => {
    const { lower, upper, alike: indistinguishableFrom } = intervals[index] ?? unknownInterval;
    return {
      rank_lower: lower,
      rank_upper: upper,
      indistinguishable_from: indistinguishableFrom,
      rule: `middle 95% of the ranks in ${formatCount(draws)} draws from the areas' Poisson posteriors`,
    };
  });
}

interface Interval {
  lower: number | null;
  upper: number | null;
  alike: number | null;
}
const unknownInterval: Interval = { lower: null, upper: null, alike: null };

/**
 * One ranking is drawn again and again: the assessment year, the twelve months asked for and the scores' evidence are the
 * same counts under three names. Of an assessment two draws in three are known.
 */
const known = new Map<string, Interval[]>();
/** some 300 bytes each */
const mostKnown = 5000;

/** The interval of each area's rank among all areas, whatever the bounded ones are. */
function drawn(areas: readonly RankedArea[], bounded: readonly BoundedArea[]): Interval[] {
  const key = JSON.stringify([
    areas.map(({ value, population }) => [value, population]),
    bounded.map(({ at_least, at_most, population }) => [at_least, at_most, population]),
  ]);
  const found = known.get(key) ?? drawAgain(areas, bounded);
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

function drawAgain(areas: readonly RankedArea[], bounded: readonly BoundedArea[]): Interval[] {
  const byRate = areas.every(({ population }) => population !== null);
  const between = (others: readonly { value: number; population: number | null }[]) =>
    rankInterval(
      [...areas, ...others].map(({ value, population }) =>
        byRate ? { count: value, population } : { count: value },
      ),
      { seed, draws },
    );
  const least = between(bounded.map(({ at_least, population }) => ({ value: at_least, population })));
  // above every other, whatever is drawn
  const beyond =
    1000 *
    (1 + largest([...areas, ...bounded].map((area) => ("value" in area ? area.value : area.at_least))));
  const most =
    bounded.length === 0
      ? least
      : between(bounded.map(({ at_most, population }) => ({ value: at_most ?? beyond, population })));
  return areas.map((_, index) => {
    const [low, high] = [least[index], most[index]];
    if (low?.lower == null || low.upper === null || high?.lower == null || high.upper === null)
      return unknownInterval;
    return {
      lower: Math.min(low.lower, high.lower),
      upper: Math.max(low.upper, high.upper),
      alike: Math.max(low.indistinguishableFrom ?? 0, high.indistinguishableFrom ?? 0),
    };
  });
}

/** With the smallest count of its ranking, of which its places tell; null where all are none. */
export type TellingRank = FindingsRankRow & { smallest: number | null };

type Ranked = Omit<TellingRank, keyof RankCertainty> & { population: number | null };

/** What the draws need of an area beside its row of the ranks, in a query of `rankedSql`. */
export const drawnSql = "case when r.basis = 'rate' then e.estimate end as population";

/** The areas of the rankings that `where` picks; counts of events only, with the population of their rates. */
const rankedSql = (where: string): string => `
  from ranks r
  left join measures m on m.measure = r.measure
  left join estimates e on e.area = r.area and e.year = r.rate_year and e.denominator = m.denominator
  where coalesce(m.counted, true) and ${where}`;

/**
 * The certainty of the rankings that `where` picks, whole rankings only; `r` is the table of ranks. Shares out of a
 * survey have none: they are no counts of events.
 */
export async function readRankCertainty(
  store: Store,
  where: string,
  parameters: Parameters = {},
): Promise<TellingRank[]> {
  const rows = await store.manyRows<Ranked>(
    `select r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.period_end, r.period_label,
      r.area, r.area_name, r.value, r.rate, r.rank_highest, r.rank_highest_to, r.rank_lowest, r.rank_lowest_to,
      r."of", r.bounded, r.lacking, r.smallest,
      ${drawnSql}
    ${rankedSql(where)}
    order by r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.rank_highest, r.area`,
    parameters,
  );
  const bounded = await readBounded(store, where, parameters);
  return [...groupBy(rows, rankingKey)].flatMap(([key, areas]) => {
    const certain = rankCertainty(areas, bounded.get(key));
    return areas.map(({ population: _, ...area }, index) => ({
      ...area,
      ...(certain[index] as RankCertainty),
    }));
  });
}
