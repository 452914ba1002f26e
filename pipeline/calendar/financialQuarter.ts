import { isoDate } from "./isoDate.js";

/**
 * The quarter of the English financial year: 1 is April to June, 4 is January to March.
 *
 * Days are `YYYY-MM-DD` or a Date read in UTC. Missing in, missing out (null).
 *
 * @throws RangeError on text that is no day
 * @example financialQuarter("2024-02-29") // 4
 */
export function financialQuarter(date: string | Date | null | undefined): number | null {
  const day = isoDate(date, "financialQuarter: date");
  if (day === null) return null;
  const calendarQuarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  return calendarQuarter === 1 ? 4 : calendarQuarter - 1;
}
