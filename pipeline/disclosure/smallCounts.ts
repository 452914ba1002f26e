import type { Reason } from "../store/reason.js";

/** Whether a count is so small that it may point to a person: 1 to `threshold` − 1. A zero is not. */
export const isSmall = (value: number | null, threshold: number): boolean =>
  value !== null && value > 0 && value < threshold;

/**
 * How far the most that a hidden small count can be has to lie above the least, to whoever puts together all that was
 * published: three whole numbers are left; where only 1 and 2 are small these two, and where only 1 is, it is not known.
 */
export const roomOf = (threshold: number): number => Math.max(1, Math.min(2, threshold - 2));

/** Twelve months of fewer are not given by the quarter: most of their quarters would be small, and each of them narrows the year. */
export const fewestByQuarter = (threshold: number): number => 2 * threshold;

/** "Counts of 1 to 4": the counts that are hidden, as the threshold has it; null where none is. */
export function smallCounts(threshold: number): string | null {
  if (threshold < 2) return null;
  return threshold === 2 ? "Counts of 1" : `Counts of 1 to ${threshold - 1}`;
}

/** The reasons of an internal table, which say where a figure must not be published as it stands. */
export function internalReasons(
  reasons: readonly Reason[],
  sensitive: readonly (number | null)[],
  threshold: number,
): Reason[] {
  if (!sensitive.some((value) => isSmall(value, threshold))) return [...reasons];
  return [...reasons, { code: "not-for-publication", count: threshold }];
}
