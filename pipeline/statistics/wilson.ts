import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import {
  confidenceSetting,
  givenCount,
  givenPositive,
  type MaybeNumber,
  positiveSetting,
} from "./arguments.js";

export type Proportion = { value: number | null; lower: number | null; upper: number | null };

/**
 * A proportion with its Wilson score interval, no continuity correction (Wilson 1927; the method of
 * UKHSA's PHEindicatormethods 2.1 `phe_proportion` and of R's `prop.test(correct = FALSE)`).
 *
 * Figures are shares of 1; `multiplier: 100` gives per cent. A missing count or total gives nulls.
 *
 * @throws RangeError on a negative count, a total not above 0, a count above the total, a bad confidence
 * @example wilson({ count: 65, total: 100 }) // { value: 0.65, lower: 0.5525, upper: 0.7364 }
 */
export function wilson(input: {
  count: MaybeNumber;
  total: MaybeNumber;
  confidence?: number | undefined;
  multiplier?: number | undefined;
}): Proportion {
  const confidence = confidenceSetting(input.confidence, "wilson: confidence");
  const multiplier = positiveSetting(input.multiplier, 1, "wilson: multiplier");
  const count = givenCount(input.count, "wilson: count");
  const total = givenPositive(input.total, "wilson: total");
  if (count === null || total === null) return { value: null, lower: null, upper: null };
  if (count > total) throw new RangeError(`wilson: count must not exceed the total ${total}, got ${count}`);
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const centre = 2 * count + z * z;
  const spread = z * Math.sqrt(z * z + 4 * count * (1 - count / total));
  const scale = multiplier / (2 * (total + z * z));
  return {
    value: (count / total) * multiplier,
    lower: count === 0 ? 0 : (centre - spread) * scale,
    upper: count === total ? multiplier : (centre + spread) * scale,
  };
}
