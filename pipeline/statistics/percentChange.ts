import { givenCount, type MaybeNumber } from "./arguments.js";
import { round } from "./round.js";

/**
 * Change from the previous figure to the current one, in per cent of the previous; null when the previous
 * is 0 or either is missing, because no percentage of nothing exists.
 *
 * Unrounded unless `decimals` is given; then half up. The product is formed before the one division, so
 * that an exact half stays a half.
 *
 * @throws RangeError on a negative figure or bad decimals
 * @example percentChange({ current: 330, previous: 639, decimals: 1 }) // -48.4
 */
export function percentChange(input: {
  current: MaybeNumber;
  previous: MaybeNumber;
  decimals?: number | undefined;
}): number | null {
  const current = givenCount(input.current, "percentChange: current");
  const previous = givenCount(input.previous, "percentChange: previous");
  if (current === null || previous === null || previous === 0) return null;
  const change = ((current - previous) * 100) / previous;
  return input.decimals === undefined ? change : round(change, input.decimals);
}
