import type { FindingsRankRow } from "../facts/findingRows.js";
import { groupBy } from "../groupBy.js";
import { rankInterval } from "../statistics/index.js";
import type { Parameters, Store } from "../store/open.js";
import { formatCount } from "../words/number.js";
import { ordinal } from "../words/ordinal.js";
import { counted } from "../words/plural.js";

/** An area in a ranking, with what its certainty rests on. */
export interface RankedArea {
  value: number;
  /** null in a ranking by count */
  population: number | null;
  rank_highest: number;
  rank_lowest: number;
  /** areas with a figure, and those of the comparison without: missing, not whole or hidden by who supplied them */
  of: number;
  absent: number;
}

export type RankCertainty = Pick<
  FindingsRankRow,
  "rank_lower" | "rank_upper" | "indistinguishable_from" | "certainty" | "rule"
>;

/** Draws of the simulation: the share at the 2.5 % point of the ranks has a standard error of 0.5 %. */
export const draws = 1000;
const seed = 1;

/**
 * How certain each place of one ranking is: the middle 95 % of its ranks when every area's count is drawn anew from
 * its Poisson posterior, and how many other areas it cannot be told from (Goldstein & Spiegelhalter 1996; see
 * `rankInterval`; seed 1, 1,000 draws). Rank 1 is the highest. Areas come back in the order given. An area without a
 * figure may stand anywhere: where there is one, the place and its interval are said to be among those with figures.
 */
export function rankCertainty(areas: readonly RankedArea[]): RankCertainty[] {
  const byRate = areas.every(({ population }) => population !== null);
  const intervals = rankInterval(
    areas.map(({ value, population }) => (byRate ? { count: value, population } : { count: value })),
    { seed, draws },
  );
  return areas.map((area, index) => {
    const { lower = null, upper = null, indistinguishableFrom = null } = intervals[index] ?? {};
    return {
      rank_lower: lower,
      rank_upper: upper,
      indistinguishable_from: indistinguishableFrom,
      certainty: words(area, lower, upper, indistinguishableFrom),
      rule: `middle 95 % of the ranks in ${formatCount(draws)} draws from the areas' Poisson posteriors`,
    };
  });
}

/** Of several rankings, each by itself. */
export const rankCertainties = (rankings: readonly (readonly RankedArea[])[]): RankCertainty[][] =>
  rankings.map(rankCertainty);

/**
 * "1st to 3rd highest of 12, not to be told from 2 others", from the end that the area is nearer to. For a first or
 * last place it is said whether it survives: "highest of 12, and clear of the others". With areas that have no figure:
 * "highest of 12 with figures, …, clear of all others with figures; 1 area has none".
 */
function words(
  { rank_highest, rank_lowest, of, absent }: RankedArea,
  lower: number | null,
  upper: number | null,
  alike: number | null,
): string | null {
  if (lower === null || upper === null || alike === null) return null;
  const low = rank_lowest <= rank_highest;
  const [from, to] = low ? [of + 1 - upper, of + 1 - lower] : [lower, upper];
  const end = low ? "lowest" : "highest";
  const place = (n: number) => (n === 1 ? end : `${ordinal(n)} ${end}`);
  const range = from === to ? place(from) : `${ordinal(from)} to ${ordinal(to)} ${end}`;
  const known = absent === 0 ? "" : " with figures";
  const others = `${counted(alike, "other")}${known}`;
  const clear =
    from === to ? `clear of all others${known}` : `though clear of each other area${known} taken singly`;
  const without = absent === 0 ? "" : `; ${counted(absent, "area has", "areas have")} none`;
  const told = `${alike === 0 ? clear : `not distinguishable from ${others}`}${without}`;
  const among = `of ${of}${known}`;
  if (Math.min(rank_highest, rank_lowest) !== 1) return `${range} ${among}, ${told}`;
  const survives = from === 1 && to === 1 && alike === 0;
  return survives
    ? `${end} ${among}, which survives its interval: ${told}`
    : `${end} ${among} does not survive its interval: ${range}, ${told}`;
}

type Ranked = Omit<FindingsRankRow, keyof RankCertainty> & { population: number | null; absent: number };

/** How many areas of a ranking's scope have no figure; `r` is the table of ranks. */
const absentSql = `(select count(*)::integer from scopes s where s.scope = r.scope) - r."of" as absent`;

/** What the draws need of an area beside its row of the ranks, in a query of `rankedSql`. */
export const drawnSql = `case when r.basis = 'rate' then e.estimate end as population, ${absentSql}`;

/** The areas of the rankings that `where` picks; counts of events only, with the population of their rates. */
export const rankedSql = (where: string): string => `
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
): Promise<FindingsRankRow[]> {
  const rows = await store.rows<Ranked>(
    `select r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.period_end, r.period_label,
      r.area, r.area_name, r.value, r.rate, r.rank_highest, r.rank_lowest, r."of",
      ${drawnSql}
    ${rankedSql(where)}
    order by r.source, r.measure, r.scope, r.basis, r.period_kind, r.period_start, r.rank_highest, r.area`,
    parameters,
  );
  const rankings = groupBy(rows, (row) =>
    [row.source, row.measure, row.scope, row.basis, row.period_kind, row.period_start, row.period_end].join(
      "\n",
    ),
  );
  return [...rankings.values()].flatMap((areas) => {
    const certain = rankCertainty(areas);
    return areas.map(({ population: _, absent: __, ...area }, index) => ({
      ...area,
      ...(certain[index] as RankCertainty),
    }));
  });
}
