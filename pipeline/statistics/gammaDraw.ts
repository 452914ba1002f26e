import type { Draws } from "./draws.js";

/**
 * One draw from the gamma distribution of the given shape and scale 1 (Marsaglia & Tsang 2000, "A simple
 * method for generating gamma variables", ACM TOMS 26), with their squeeze, which spares most draws two
 * logarithms, and their power for shapes below 1.
 *
 * @throws RangeError when the shape is not above 0
 */
export function gammaDraw(shape: number, draws: Draws): number {
  if (!(shape > 0)) throw new RangeError(`gammaDraw: shape must be above 0, got ${shape}`);
  if (shape < 1) return gammaDraw(shape + 1, draws) * draws.uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = draws.normal();
    const root = 1 + c * x;
    const v = root * root * root;
    if (v <= 0) continue;
    const u = draws.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (Math.log(u) < square / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
