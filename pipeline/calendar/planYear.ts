import { financialYear } from "./financialYear.js";

/** Two years that follow one another, 2024-25 or 2024/25: the first as a number; null where they do not. */
export function firstOfTwoYears(text: string): number | null {
  const [, first, second] = /^(\d{4})[/-](\d{2})$/.exec(text) ?? [];
  return first !== undefined && Number(second) === (Number(first) + 1) % 100 ? Number(first) : null;
}

/** The plan year that begins in a year: 2024 → "2024-25". */
export const planYearFrom = (start: number): string =>
  `${start}-${String((start + 1) % 100).padStart(2, "0")}`;

/** The plan year, which is the financial year, that a day lies in. */
export function planYearOf(day: string): string {
  const year = financialYear(day);
  if (year === null) throw new RangeError(`planYearOf: needs a day, got ${day}`);
  return year.replace("/", "-");
}

/**
 * The plan year that an assessment feeds: the financial year that begins on the first 1 April after its last month.
 *
 * @param to YYYY-MM
 * @example planYearAfter("2023-09") // "2024-25"
 */
export const planYearAfter = (to: string): string =>
  planYearOf(`${Number(to.slice(0, 4)) + 1}-${to.slice(5, 7)}-01`);

/** First and last day of a plan year, ISO. */
export function planYearDays(planYear: string): { start: string; end: string } {
  const start = Number(planYear.slice(0, 4));
  return { start: `${start}-04-01`, end: `${start + 1}-03-31` };
}
