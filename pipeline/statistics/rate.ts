import {
  confidenceSetting,
  givenCount,
  givenPositive,
  type MaybeNumber,
  positiveSetting,
} from "./arguments.js";
import { type PoissonMethod, poissonInterval } from "./poissonInterval.js";

export type Rate = {
  value: number | null;
  lower: number | null;
  upper: number | null;
  method: PoissonMethod | null;
};

/**
 * Rate per `multiplier` (1,000 unless told) residents or households, with its Poisson interval: UKHSA,
 * PHEindicatormethods 2.1, `phe_rate`. Sum counts and populations of a group before calling.
 *
 * A count above the population is allowed: one person can be reported twice. A missing count or
 * population gives null figures; `method` then still says which interval the count, if known, would take.
 *
 * @throws RangeError on a negative count, a population or multiplier not above 0, a bad confidence
 * @example rate({ count: 20, population: 100, multiplier: 100 }) // { value: 20, lower: 12.21, upper: 30.89, method: "Byars" }
 */
export function rate(input: {
  count: MaybeNumber;
  population: MaybeNumber;
  multiplier?: number | undefined;
  confidence?: number | undefined;
}): Rate {
  const multiplier = positiveSetting(input.multiplier, 1000, "rate: multiplier");
  const confidence = confidenceSetting(input.confidence, "rate: confidence");
  const count = givenCount(input.count, "rate: count");
  const population = givenPositive(input.population, "rate: population");
  const interval = poissonInterval({ count, confidence });
  const { method } = interval;
  if (population === null || method === null) return { value: null, lower: null, upper: null, method };
  const per = (events: number | null | undefined) =>
    typeof events === "number" ? (events / population) * multiplier : null;
  return { value: per(count), lower: per(interval.lower), upper: per(interval.upper), method };
}
