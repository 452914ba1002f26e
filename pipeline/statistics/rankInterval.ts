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

  const drawn = known.map(({ count, population }) => {
    const rates = new Float64Array(draws);
    for (let draw = 0; draw < draws; draw++) {
      rates[draw] = (sign * gammaDraw(count + 0.5, stream)) / population;
    }
    return rates;
  });
  const { places, precedes } = placed(drawn, draws);

  const ranks = rank(value, { direction: options.direction });
  const place = new Map(known.map((area, k) => [area.index, k]));
  return areas.map((_, index) => {
    const k = place.get(index);
    const drawnPlaces = k === undefined ? undefined : places[k];
    if (k === undefined || drawnPlaces === undefined) {
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
      const share = (precedes[k]?.[j] ?? 0) / draws;
      return j !== k && share > tail && share < 1 - tail;
    }).length;
    return {
      value: value[index] ?? null,
      rank: ranks[index] ?? null,
      lower: quantile(drawnPlaces, tail * draws),
      upper: quantile(drawnPlaces, (1 - tail) * draws),
      indistinguishableFrom: alike,
      of: known.length,
    };
  });
}

/**
 * How often each area holds each place (1 is the least of a draw), and how often it stands before each other. Areas are
 * compared two by two, and those whose draws lie apart but once.
 */
function placed(
  drawn: readonly Float64Array[],
  draws: number,
): { places: Uint32Array[]; precedes: number[][] } {
  const range = drawn.map(rangeOf);
  const precedes = drawn.map(() => drawn.map(() => 0));
  // the areas before this one in every draw, and those before it draw by draw
  const always = drawn.map(() => 0);
  const sometimes = drawn.map(() => new Uint16Array(draws));
  const stands = (first: number, second: number, times: number): void => {
    const row = precedes[first];
    if (row !== undefined) row[second] = times;
  };
  for (const [i, rates] of drawn.entries()) {
    for (let j = i + 1; j < drawn.length; j++) {
      let before = 0;
      if ((range[i]?.most ?? 0) < (range[j]?.least ?? 0)) {
        before = draws;
        always[j] = (always[j] ?? 0) + 1;
      } else if ((range[j]?.most ?? 0) < (range[i]?.least ?? 0)) {
        always[i] = (always[i] ?? 0) + 1;
      } else {
        before = compared(rates, drawn[j] ?? rates, sometimes[i] ?? nowhere, sometimes[j] ?? nowhere);
      }
      stands(i, j, before);
      stands(j, i, draws - before);
    }
  }
  const places = drawn.map((_, i) => {
    const counts = new Uint32Array(drawn.length + 1);
    const others = sometimes[i] ?? nowhere;
    for (let draw = 0; draw < others.length; draw++) {
      const at = 1 + (always[i] ?? 0) + (others[draw] ?? 0);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts;
  });
  return { places, precedes };
}

const nowhere = new Uint16Array(0);

function rangeOf(rates: Float64Array): { least: number; most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let draw = 0; draw < rates.length; draw++) {
    const rate = rates[draw] ?? 0;
    if (rate < least) least = rate;
    if (rate > most) most = rate;
  }
  return { least, most };
}

/** How often the first is less than the second; whichever is not has one more before it. */
function compared(
  first: Float64Array,
  second: Float64Array,
  beforeFirst: Uint16Array,
  beforeSecond: Uint16Array,
): number {
  let times = 0;
  for (let draw = 0; draw < first.length; draw++) {
    const less = (first[draw] ?? 0) <= (second[draw] ?? 0) ? 1 : 0;
    times += less;
    beforeSecond[draw] = (beforeSecond[draw] ?? 0) + less;
    beforeFirst[draw] = (beforeFirst[draw] ?? 0) + 1 - less;
  }
  return times;
}

/** The smallest rank that at least this many draws do not exceed. */
function quantile(counts: Uint32Array, draws: number): number {
  let seen = 0;
  // 1e-6 of a draw absorbs the error of (1 − confidence)/2 × draws.
  return counts.findIndex((count, position) => {
    seen += count;
    return position > 0 && seen > 0 && seen >= draws - 1e-6;
  });
}
