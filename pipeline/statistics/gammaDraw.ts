import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Random } from "./random.js";

/**
 * One draw from the gamma distribution of the given shape and scale 1 (Marsaglia & Tsang 2000, "A simple
 * method for generating gamma variables", ACM TOMS 26), with their power for shapes below 1.
 *
 * @throws RangeError when the shape is not above 0
 */
export function gammaDraw(shape: number, random: Random): number {
  if (!(shape > 0)) throw new RangeError(`gammaDraw: shape must be above 0, got ${shape}`);
  if (shape < 1) return gammaDraw(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalQuantile(random(), 0, 1);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
