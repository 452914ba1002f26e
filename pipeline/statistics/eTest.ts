import poissonPmf from "@stdlib/stats-base-dists-poisson-pmf";
import { givenPositive, givenWhole, type MaybeNumber } from "./arguments.js";

/**
 * Two-sided p of the E-test for two Poisson rates (Krishnamoorthy & Thomson 2004, Journal of Statistical
 * Planning and Inference 119), in the score form: the statistic's variance is pooled, (x1 + x2)/(n1 + n2).
 * The form matters when exposures differ. Exposures are 1 unless given, in any unit common to both.
 *
 * Every pair of counts at least as extreme is summed; a statistic that ties with the observed one counts
 * (to 1e-9). Equal rates give 1. For a given first count the statistic falls as the second rises, so the
 * pairs are two tails and the cost is the width of one distribution, not of the square.
 *
 * A missing count or a null exposure gives null.
 *
 * @throws RangeError on counts that are negative or not whole, exposures not above 0
 * @example eTest({ count1: 6, count2: 2 }) // 0.1749, as published
 */
export function eTest(input: {
  count1: MaybeNumber;
  count2: MaybeNumber;
  exposure1?: MaybeNumber;
  exposure2?: MaybeNumber;
}): number | null {
  const count1 = givenWhole(input.count1, "eTest: count1");
  const count2 = givenWhole(input.count2, "eTest: count2");
  const exposure1 = input.exposure1 === undefined ? 1 : givenPositive(input.exposure1, "eTest: exposure1");
  const exposure2 = input.exposure2 === undefined ? 1 : givenPositive(input.exposure2, "eTest: exposure2");
  if (count1 === null || count2 === null || exposure1 === null || exposure2 === null) return null;

  // With pooled variance the statistic is the rate difference over √((x1 + x2)/(n1 n2)).
  const statistic = (x1: number, x2: number) =>
    x1 + x2 === 0 ? 0 : (x1 / exposure1 - x2 / exposure2) / Math.sqrt((x1 + x2) / (exposure1 * exposure2));
  const threshold = Math.abs(statistic(count1, count2)) - 1e-9;
  if (threshold <= 0) return 1;

  const common = (count1 + count2) / (exposure1 + exposure2);
  // Pairs so unlikely that all of them together are no part of p: p is of the order of exp(−statistic²/2).
  const least = Math.max(1e-300, 1e-20 * Math.exp((-threshold * threshold) / 2));
  const first = distribution(common * exposure1, least);
  const second = exposure1 === exposure2 ? first : distribution(common * exposure2, least);
  // "At least as extreme" in squares, which spares every pair a root.
  const squared = (threshold * threshold) / (exposure1 * exposure2);
  const extreme = (x1: number, x2: number, sign: 1 | -1): boolean => {
    const difference = sign * (x1 / exposure1 - x2 / exposure2);
    return difference > 0 && difference * difference >= squared * (x1 + x2);
  };
  let p = 0;
  // How many x2 lie in the lower tail (statistic high), and where the upper tail begins; both grow with x1.
  let below = 0;
  let above = 0;
  const { length } = second.weights;
  for (let i = 0; i < first.weights.length; i++) {
    const x1 = first.start + i;
    while (below < length && extreme(x1, second.start + below, 1)) below++;
    while (above < length && !extreme(x1, second.start + above, -1)) above++;
    p += (first.weights[i] ?? 0) * ((second.upTo[below - 1] ?? 0) + (second.from[above] ?? 0));
  }
  return Math.min(1, p);
}

/** The Poisson probabilities around the mean down to the `least`, with sums from either end. */
function distribution(mean: number, least: number) {
  // Neighbours by their ratio from the mode outwards, where a step's rounding error is all that is added.
  const mode = Math.floor(mean);
  const atMode = poissonPmf(mode, mean);
  const down: number[] = [];
  for (let k = mode, weight = atMode; k > 0; k--) {
    weight *= k / mean;
    if (weight <= least) break;
    down.push(weight);
  }
  const weights = down.reverse();
  const start = mode - weights.length;
  for (let k = mode, weight = atMode; k === mode || weight >= least; k++) {
    weights.push(weight);
    weight *= mean / (k + 1);
  }
  const upTo = Float64Array.from(weights);
  for (let k = 1; k < upTo.length; k++) upTo[k] = (upTo[k] ?? 0) + (upTo[k - 1] ?? 0);
  const from = Float64Array.from(weights);
  for (let k = from.length - 2; k >= 0; k--) from[k] = (from[k] ?? 0) + (from[k + 1] ?? 0);
  return { start, weights, upTo, from };
}
