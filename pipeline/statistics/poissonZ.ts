import { givenCount, type MaybeNumber } from "./arguments.js";

/**
 * Poisson z of a change between two counts with equal exposure: 2(√current − √previous), beyond ±3 a
 * signal (Wheeler 2016, "Tables and Graphs for Monitoring Temporal Crime Trends", International Journal of
 * Police Science & Management 18(3)). Do not use it for periods of unequal length: use `eTest` or
 * `rateRatio`.
 *
 * Missing in, missing out (null).
 *
 * @throws RangeError on a negative count
 * @example poissonZ({ current: 25, previous: 16 }) // 2
 */
export function poissonZ(input: { current: MaybeNumber; previous: MaybeNumber }): number | null {
  const current = givenCount(input.current, "poissonZ: current");
  const previous = givenCount(input.previous, "poissonZ: previous");
  return current === null || previous === null ? null : 2 * (Math.sqrt(current) - Math.sqrt(previous));
}

/** Two counts that together are fewer say nothing: 2(√(2n/3) − √(n/3)), the z of a doubling, passes 3 from n = 40. */
export const fewestCompared = 40;
