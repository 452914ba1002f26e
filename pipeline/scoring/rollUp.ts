import { largest } from "../bulk.js";
import { rounded } from "../words/round.js";
/** How several scores make one. */
export type RollUp = "mean" | "highest";

/**
 * One score of several, those unknown left out, in tenths (half up) so that the weighted mean can be worked out again
 * from what is printed. Null where none is known.
 *
 * @example rollUp([5, null, 2], "mean") // 3.5
 */
export function rollUp(scores: readonly (number | null)[], rule: RollUp): number | null {
  const known = scores.filter((score) => score !== null);
  if (known.length === 0) return null;
  const value =
    rule === "highest" ? largest(known) : known.reduce((sum, score) => sum + score, 0) / known.length;
  return rounded(value, 1);
}
