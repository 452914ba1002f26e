import { addDays, addMonths } from "../../../pipeline/calendar/day.js";
import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { FindingsXmrRow } from "../../../pipeline/facts/findingRows.js";
import { fewestCompared, poissonZ } from "../../../pipeline/statistics/poissonZ.js";
import { formatCount } from "../../../pipeline/words/number.js";

type Point = Pick<FindingsXmrRow, "month" | "value" | "rule" | "segment">;

/** Months of a year that stand out no more, against the same months a year before. */
export interface LaterMonths {
  start: string;
  end: string;
  value: number;
  previous: number;
  reading: "higher" | "lower";
}

/**
 * The months of a year since the last that stands out, where together they are higher or lower than a year before by more
 * than chance: to stand out a month is held against all months of the series, and a quarter against the same one of the
 * year before, so that both can hold. Null where they are not, or nothing stood out, a month is unknown or a break in
 * recording lies between.
 *
 * @param points a monthly series with its flags, ascending
 */
export function laterMonths(
  points: readonly Point[],
  year: { start: string; end: string },
): LaterMonths | null {
  const last = points.findLast(
    ({ month, rule }) => rule !== null && month >= year.start && month <= year.end,
  );
  if (last === undefined) return null;
  const start = addMonths(last.month, 1);
  if (start > year.end) return null;
  const between = points.filter(({ month }) => month >= addMonths(start, -12) && month <= year.end);
  if (new Set(between.map(({ segment }) => segment)).size > 1) return null;
  const [value, previous] = [
    sumOf(points, start, year.end),
    sumOf(points, addMonths(start, -12), addDays(addMonths(addDays(year.end, 1), -12), -1)),
  ];
  if (value === null || previous === null) return null;
  if (value < 0 || previous < 0 || value + previous < fewestCompared) return null;
  // by the same measure of chance as a change of two quarters
  const z = poissonZ({ current: value, previous }) ?? 0;
  return Math.abs(z) > 3
    ? { start, end: year.end, value, previous, reading: z > 0 ? "higher" : "lower" }
    : null;
}

function sumOf(points: readonly Point[], from: string, to: string): number | null {
  const months = points.filter(({ month }) => month >= from && month <= to);
  const wanted = new Set(months.map(({ month }) => month));
  for (let month = from; month <= to; month = addMonths(month, 1)) if (!wanted.has(month)) return null;
  return months.reduce<number | null>(
    (sum, { value }) => (sum === null || value === null ? null : sum + value),
    0,
  );
}

/** "July 2023 to September 2023 together (75) is higher than a year before (48)." */
export const laterWords = (later: LaterMonths | null): string =>
  later === null
    ? ""
    : `${formatPeriod(later.start, later.end)}${addMonths(later.start, 1) > later.end ? "" : " together"} (${formatCount(later.value)}) is ${later.reading} than a year before (${formatCount(later.previous)}).`;
