import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { confidenceSetting, givenCount, type MaybeNumber } from "./arguments.js";
import { exactLimit } from "./exactLimit.js";

export type PoissonMethod = "Exact" | "Byars";

export type PoissonInterval = {
  lower: number | null;
  upper: number | null;
  method: PoissonMethod | null;
};

/**
 * Confidence interval of a Poisson count, in events.
 *
 * Below 10 the exact limits (Garwood 1936, through the χ² quantile), from 10 Byar's approximation
 * (Breslow & Day 1987, Statistical Methods in Cancer Research II, p. 69) — the rule of UKHSA's
 * PHEindicatormethods 2.1 (`phe_rate`). `method` forces one of the two.
 *
 * A missing count gives null fields. Byar's lower limit is null where its formula gives none (0) or a
 * negative one, as in that package.
 *
 * @throws RangeError on a negative count or a confidence outside 0–1; on a fractional count above 500 with
 *   `method: "Exact"`
 * @example poissonInterval({ count: 4 }) // { lower: 1.0899, upper: 10.2416, method: "Exact" }
 */
export function poissonInterval(input: {
  count: MaybeNumber;
  confidence?: number | undefined;
  method?: PoissonMethod | undefined;
}): PoissonInterval {
  const confidence = confidenceSetting(input.confidence, "poissonInterval: confidence");
  const count = givenCount(input.count, "poissonInterval: count");
  if (input.method !== undefined && input.method !== "Exact" && input.method !== "Byars") {
    throw new RangeError(`poissonInterval: method must be Exact or Byars, got ${String(input.method)}`);
  }
  if (count === null) return { lower: null, upper: null, method: null };
  const method = input.method ?? (count < 10 ? "Exact" : "Byars");
  return { ...(method === "Exact" ? exact(count, confidence) : byar(count, confidence)), method };
}

function exact(count: number, confidence: number) {
  const tail = (1 - confidence) / 2;
  // the upper limit first: where there is none for a fraction, it says so with the count as it was given
  const upper = exactLimit(count, tail);
  return { lower: count === 0 ? 0 : exactLimit(count - 1, 1 - tail, tail), upper };
}

function byar(count: number, confidence: number) {
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const next = count + 1;
  const lower = count === 0 ? -1 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  return {
    lower: lower < 0 ? null : lower,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
}
