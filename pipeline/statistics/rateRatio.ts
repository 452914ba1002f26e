import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { confidenceSetting, givenPositive, givenWhole, type MaybeNumber } from "./arguments.js";
import { noLikelier } from "./noLikelier.js";

export type RateRatio = {
  ratio: number | null;
  lower: number | null;
  upper: number | null;
  p: number | null;
};

/**
 * Ratio of the current rate to the previous one, with exact conditional limits and p: given the sum, the
 * current count is binomial (Przyborowski & Wilenski 1940; the two-sample `poisson.test` of R). Limits are
 * Clopper & Pearson's; p adds every outcome no likelier than the one observed. (ratio − 1) × 100 is the
 * change in per cent. Exposures are 1 unless given, in any unit common to both.
 *
 * Missing in, missing out. A previous count of 0 has no ratio and no upper limit (null), but a lower limit
 * and a p; with both counts 0 nothing bounds the ratio: `{ ratio: null, lower: 0, upper: null, p: 1 }`.
 *
 * @throws RangeError on counts that are negative or not whole, exposures not above 0, a bad confidence
 * @example rateRatio({ current: 6, previous: 2 }) // { ratio: 3, lower: 0.536, upper: 30.39, p: 0.289 }
 */
export function rateRatio(input: {
  current: MaybeNumber;
  previous: MaybeNumber;
  exposureCurrent?: MaybeNumber;
  exposurePrevious?: MaybeNumber;
  confidence?: number | undefined;
}): RateRatio {
  const confidence = confidenceSetting(input.confidence, "rateRatio: confidence");
  const current = givenWhole(input.current, "rateRatio: current");
  const previous = givenWhole(input.previous, "rateRatio: previous");
  const exposureCurrent = exposure(input.exposureCurrent, "rateRatio: exposureCurrent");
  const exposurePrevious = exposure(input.exposurePrevious, "rateRatio: exposurePrevious");
  if (current === null || previous === null || exposureCurrent === null || exposurePrevious === null) {
    return { ratio: null, lower: null, upper: null, p: null };
  }
  const perExposure = exposurePrevious / exposureCurrent;
  return {
    ratio: previous === 0 ? null : (current / previous) * perExposure,
    ...limits(current, previous, perExposure, confidence),
    // as long again as the limits, which is for nothing where only those are asked for
    get p() {
      return conditionalP(current, previous, exposureCurrent / exposurePrevious);
    },
  };
}

function limits(
  current: number,
  previous: number,
  perExposure: number,
  confidence: number,
): { lower: number; upper: number | null } {
  const tail = (1 - confidence) / 2;
  return {
    lower: current === 0 ? 0 : odds(tail, current, previous + 1) * perExposure,
    upper: previous === 0 ? null : odds(1 - tail, current + 1, previous) * perExposure,
  };
}

function exposure(value: MaybeNumber, what: string): number | null {
  return value === undefined ? 1 : givenPositive(value, what);
}

/** Odds of a beta quantile; near 1 the complement is asked for itself, since 1 − p would lose its digits there. */
function odds(probability: number, a: number, b: number): number {
  const part = betaQuantile(probability, a, b);
  return part / (part < 0.99 ? 1 - part : betaQuantile(1 - probability, b, a));
}

/** Two-sided binomial p of the current count, given the sum and the odds that an event is a current one. */
function conditionalP(current: number, previous: number, successOdds: number): number {
  const total = current + previous;
  const peak = Math.min(total, Math.floor(((total + 1) * successOdds) / (1 + successOdds)));
  return noLikelier(current, { least: 0, most: total, peak }, (k) => ((total - k) / (k + 1)) * successOdds);
}
