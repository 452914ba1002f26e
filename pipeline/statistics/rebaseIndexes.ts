import { isoDate } from "../calendar/isoDate.js";

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
    const place = placeOf(at);
    return typeof place === "number" ? checked(place, dates.length) : onOrAfter(place, dates);
  });
  return [...new Set([0, ...starts])].sort((a, b) => a - b);
}

function isList(value: RebaseAt | readonly RebaseAt[]): value is readonly RebaseAt[] {
  return Array.isArray(value);
}

function placeOf(at: RebaseAt): number | string | Date {
  const place =
    typeof at !== "object" || at === null || at instanceof Date ? at : "index" in at ? at.index : at.date;
  if (typeof place === "number" || typeof place === "string" || place instanceof Date) return place;
  throw new RangeError(`xmr: rebaseAt must be an index or a day, got ${JSON.stringify(at)}`);
}

function checked(index: number, length: number): number {
  if (Number.isInteger(index) && index >= 0 && index < length) return index;
  throw new RangeError(`xmr: rebaseAt must be the index of a point, 0 to ${length - 1}, got ${index}`);
}

function onOrAfter(day: string | Date, dates: readonly (string | Date | undefined)[]): number {
  const from = isoDate(day, "xmr: rebaseAt") ?? "";
  const days = dates.map((date) => isoDate(date, "xmr: date"));
  const index = days.findIndex((at) => at !== null && at >= from);
  if (index >= 0) return index;
  const last = days.findLast((at) => at !== null);
  throw new RangeError(
    typeof last === "string"
      ? `xmr: rebaseAt must not be after the last point, ${last}, got ${from}`
      : `xmr: rebaseAt must be the index of a point where the points have no dates, got ${from}`,
  );
}
