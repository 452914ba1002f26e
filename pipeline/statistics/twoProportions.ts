import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { givenWhole, type MaybeNumber } from "./arguments.js";
import { noLikelier } from "./noLikelier.js";
import { wilson } from "./wilson.js";

export type TwoProportions = {
  p1: number | null;
  p2: number | null;
  /** p2 − p1, with its interval. */
  difference: number | null;
  lower: number | null;
  upper: number | null;
  /** Pearson's χ² without continuity correction, and its p; null when both shares are 0 or both are 1. */
  chiSquare: number | null;
  p: number | null;
  /** The same with Yates's correction, and Fisher's exact p. */
  pYates: number | null;
  pFisher: number | null;
};

/**
 * Two survey shares compared: the difference with Newcombe's hybrid score interval (1998, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17, method 10),
 * and the p of R's `prop.test` (with and without correction) and `fisher.test`.
 *
 * Shares and differences are of 1. A missing figure gives nulls.
 *
 * @throws RangeError on counts that are negative, not whole or above their total, totals not above 0
 * @example twoProportions({ count1: 18, total1: 60, count2: 30, total2: 75 }).difference // 0.1
 */
export function twoProportions(input: {
  count1: MaybeNumber;
  total1: MaybeNumber;
  count2: MaybeNumber;
  total2: MaybeNumber;
  confidence?: number | undefined;
}): TwoProportions {
  const { confidence } = input;
  const x1 = givenWhole(input.count1, "twoProportions: count1");
  const x2 = givenWhole(input.count2, "twoProportions: count2");
  const n1 = givenWhole(input.total1, "twoProportions: total1");
  const n2 = givenWhole(input.total2, "twoProportions: total2");
  const first = wilson({ count: x1, total: n1, confidence });
  const second = wilson({ count: x2, total: n2, confidence });
  if (x1 === null || x2 === null || n1 === null || n2 === null) return nothing;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const difference = p2 - p1;
  const { chiSquare, p, pYates } = chiSquareTests(x1, n1, x2, n2);
  return {
    p1,
    p2,
    difference,
    lower: difference - Math.hypot(p2 - (second.lower ?? 0), (first.upper ?? 1) - p1),
    upper: difference + Math.hypot((second.upper ?? 1) - p2, p1 - (first.lower ?? 0)),
    chiSquare,
    p,
    pYates,
    pFisher: fisher(x1, n1, x2, n2),
  };
}

const nothing: TwoProportions = {
  p1: null,
  p2: null,
  difference: null,
  lower: null,
  upper: null,
  chiSquare: null,
  p: null,
  pYates: null,
  pFisher: null,
};

function chiSquareTests(x1: number, n1: number, x2: number, n2: number) {
  const pooled = (x1 + x2) / (n1 + n2);
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  if (variance === 0) return { chiSquare: null, p: null, pYates: null };
  const distance = Math.abs(x1 / n1 - x2 / n2);
  const correction = Math.min(0.5 * (1 / n1 + 1 / n2), distance);
  // χ² with one degree of freedom is the square of a standard normal.
  const twoSided = (gap: number) => 2 * normalCdf(-gap / Math.sqrt(variance), 0, 1);
  return {
    chiSquare: distance ** 2 / variance,
    p: twoSided(distance),
    pYates: twoSided(distance - correction),
  };
}

/** Given the margins of the 2 × 2 table, the first count is hypergeometric. */
function fisher(x1: number, n1: number, x2: number, n2: number): number {
  const successes = x1 + x2;
  const least = Math.max(0, successes - n2);
  const most = Math.min(n1, successes);
  const peak = Math.floor(((successes + 1) * (n1 + 1)) / (n1 + n2 + 2));
  return noLikelier(
    x1,
    { least, most, peak: Math.min(most, Math.max(least, peak)) },
    (k) => ((n1 - k) * (successes - k)) / ((k + 1) * (n2 - successes + k + 1)),
  );
}
