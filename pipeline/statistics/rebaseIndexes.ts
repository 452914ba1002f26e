import { isoDate } from "./isoDate.js";

/** Where a segment begins: a 0-based index or a day, alone or with the reason the register gives. */
export type RebaseAt =
  | number
  | string
  | Date
  | { index: number; reason?: string }
  | { date: string | Date; reason?: string };

/**
 * The indexes at which the segments of a series begin, 0 always among them, ascending, without repeats. A
 * day begins its segment at the first point on or after it. An empty series has none.
 *
 * @throws RangeError on an index outside the series, a day after the last point, or a day when points have none
 */
export function rebaseIndexes(
  rebaseAt: RebaseAt | readonly RebaseAt[] | null | undefined,
  dates: readonly (string | Date | undefined)[],
): number[] {
  if (dates.length === 0) return [];
  const wanted: readonly RebaseAt[] =
    rebaseAt === undefined || rebaseAt === null ? [] : isList(rebaseAt) ? rebaseAt : [rebaseAt];
  const starts = wanted.map((at) => {
    if (typeof at === "number") return checked(at, dates.length);
    if (typeof at === "string" || at instanceof Date) return onOrAfter(at, dates);
    return "index" in at ? checked(at.index, dates.length) : onOrAfter(at.date, dates);
  });
  return [...new Set([0, ...starts])].sort((a, b) => a - b);
}

function isList(value: RebaseAt | readonly RebaseAt[]): value is readonly RebaseAt[] {
  return Array.isArray(value);
}

function checked(index: number, length: number): number {
  if (Number.isInteger(index) && index >= 0 && index < length) return index;
  throw new RangeError(`xmr: rebaseAt must be the index of a point, 0 to ${length - 1}, got ${index}`);
}

function onOrAfter(day: string | Date, dates: readonly (string | Date | undefined)[]): number {
  const from = isoDate(day, "xmr: rebaseAt") ?? "";
  const index = dates.findIndex((date) => {
    const at = isoDate(date, "xmr: date");
    return at !== null && at >= from;
  });
  if (index < 0) throw new RangeError(`xmr: rebaseAt must not be after the last dated point, got ${from}`);
  return index;
}
