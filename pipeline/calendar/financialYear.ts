import { isoDate } from "./isoDate.js";

/**
 * The English financial year (1 April – 31 March) that a day falls in, written "2019/20".
 *
 * Days are `YYYY-MM-DD` or a Date read in UTC. Missing in, missing out (null).
 *
 * @throws RangeError on text that is no day
 * @example financialYear("2000-03-31") // "1999/00"
 */
export function financialYear(date: string | Date | null | undefined): string | null {
  const day = isoDate(date, "financialYear: date");
  if (day === null) return null;
  const year = Number(day.slice(0, 4)) - (day.slice(5, 7) < "04" ? 1 : 0);
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
