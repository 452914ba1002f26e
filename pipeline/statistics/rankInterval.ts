import { confidenceSetting, givenCount, givenPositive, type MaybeNumber } from "./arguments.js";
import { drawsFrom } from "./draws.js";
import { gammaDraw } from "./gammaDraw.js";
import { directionSign, type RankDirection, rank } from "./rank.js";

export type RankInterval = {
  /** Events per unit of population; the count itself where no population is given. */
  value: number | null;
  rank: number | null;
  lower: number | null;
  upper: number | null;
  /** How many other areas this one cannot be told from: either could well stand before the other. */
  indistinguishableFrom: number | null;
  /** How many areas have a rank. */
  of: number;
};

/**
 * The rank of each area with the range its true rank plausibly lies in (Goldstein & Spiegelhalter 1996,
 * "League tables and their limitations", JRSS A 159): each area's rate is drawn from its Poisson posterior
 * under Jeffreys' prior, gamma(count + ½) over the population, the areas are ranked in every draw, and the
 * middle `confidence` share of an area's ranks is its interval. Two areas are told apart when one precedes
 * the other in all but (1 − confidence)/2 of the draws.
 *
 * Areas come back in the order given. Give a population to every area (rank by rate) or to none (rank by
 * count); an area that misses its count or its population has no rank. Leave out totals, "Unassigned" and
 * force rows. The same seed and areas give the same figures; 10,000 draws unless told.
 *
 * @throws RangeError on a negative count, population not above 0, seed or draws not whole, bad confidence
 */
export function rankInterval(
  areas: readonly { count: MaybeNumber; population?: MaybeNumber }[],
  options: {
    seed: number;
    draws?: number | undefined;
    confidence?: number | undefined;
    direction?: RankDirection | undefined;
  },
): RankInterval[] {
  const draws = options.draws ?? 10_000;
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(`rankInterval: draws must be a whole number above 0, got ${draws}`);
  }
  const tail = (1 - confidenceSetting(options.confidence, "rankInterval: confidence")) / 2;
  const sign = directionSign(options.direction, "rankInterval");
  const stream = drawsFrom(options.seed);

  const byRate = areas.some((area) => area.population !== undefined);
  const known = areas.flatMap((area, index) => {
    const count = givenCount(area.count, "rankInterval: count");
    const population = byRate ? givenPositive(area.population, "rankInterval: population") : 1;
    return count === null || population === null ? [] : [{ index, count, population }];
  });
  const value: (number | null)[] = areas.map(() => null);
  for (const area of known) value[area.index] = area.count / area.population;

  const rankCounts = known.map(() => new Float64Array(known.length + 1));
  // row by row: how often the area of the row stands before that of the column
  const precedes = new Uint32Array(known.length * known.length);
  const shapes = Float64Array.from(known, ({ count }) => count + 0.5);
  const populations = Float64Array.from(known, ({ population }) => population);
  const drawn = new Float64Array(known.length);
  const order = Uint32Array.from(known.keys());
  for (let draw = 0; draw < draws; draw++) {
    for (let k = 0; k < drawn.length; k++) {
      drawn[k] = (sign * gammaDraw(shapes[k] ?? 0, stream)) / (populations[k] ?? 0);
    }
    insertionSort(order, drawn);
    for (let place = 0; place < order.length; place++) {
      const k = order[place] ?? 0;
      increment(rankCounts[k], place + 1);
      const row = k * order.length;
      for (let later = place + 1; later < order.length; later++) {
        const at = row + (order[later] ?? 0);
        precedes[at] = (precedes[at] ?? 0) + 1;
      }
    }
  }

  const ranks = rank(value, { direction: options.direction });
  const place = new Map(known.map((area, k) => [area.index, k]));
  return areas.map((_, index) => {
    const k = place.get(index);
    const counts = k === undefined ? undefined : rankCounts[k];
    if (k === undefined || counts === undefined) {
      return {
        value: null,
        rank: null,
        lower: null,
        upper: null,
        indistinguishableFrom: null,
        of: known.length,
      };
    }
    const alike = known.filter((_other, j) => {
      const share = (precedes[k * known.length + j] ?? 0) / draws;
      return j !== k && share > tail && share < 1 - tail;
    }).length;
    return {
      value: value[index] ?? null,
      rank: ranks[index] ?? null,
      lower: quantile(counts, tail * draws),
      upper: quantile(counts, (1 - tail) * draws),
      indistinguishableFrom: alike,
      of: known.length,
    };
  });
}

/** Sorts by the drawn values; from draw to draw the order moves little, and a few areas need no more. */
function insertionSort(order: Uint32Array, drawn: Float64Array): void {
  for (let i = 1; i < order.length; i++) {
    const k = order[i] ?? 0;
    const value = drawn[k] ?? 0;
    let at = i;
    for (; at > 0 && (drawn[order[at - 1] ?? 0] ?? 0) > value; at--) order[at] = order[at - 1] ?? 0;
    order[at] = k;
  }
}

function increment(counts: Float64Array | undefined, index: number): void {
  if (counts !== undefined) counts[index] = (counts[index] ?? 0) + 1;
}

/** The smallest rank that at least this many draws do not exceed. */
function quantile(counts: Float64Array, draws: number): number {
  let seen = 0;
  // 1e-6 of a draw absorbs the error of (1 − confidence)/2 × draws.
  return counts.findIndex((count, position) => {
    seen += count;
    return position > 0 && seen > 0 && seen >= draws - 1e-6;
  });
}
