import { UserError } from "../errors.js";
import { financialYear } from "../statistics/index.js";

/**
 * The plan year that an assessment feeds: the financial year that begins on the first 1 April after its last month.
 *
 * @param to YYYY-MM
 * @example planYearAfter("2023-09") // "2024-25"
 */
export function planYearAfter(to: string): string {
  const [year, month] = [Number(to.slice(0, 4)), to.slice(5, 7)];
  return planYearOf(`${year + 1}-${month}-01`);
}

/** The plan year, which is the financial year, that a day lies in. */
export function planYearOf(day: string): string {
  const year = financialYear(day);
  if (year === null) throw new RangeError(`planYearOf: needs a day, got ${day}`);
  return year.replace("/", "-");
}

export const planYearFrom = (start: number): string =>
  `${start}-${String((start + 1) % 100).padStart(2, "0")}`;

/** The same month of the year before; both YYYY-MM. */
export const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;

/** First and last day of a plan year, ISO. */
export function planYearDays(planYear: string): { start: string; end: string } {
  const start = Number(planYear.slice(0, 4));
  return { start: `${start}-04-01`, end: `${start + 1}-03-31` };
}

/**
 * The plan year itself where `rows` have it, else the last one before it.
 *
 * @throws UserError where there is none, naming the seed file
 */
export function yearInForce(rows: readonly { plan_year: string }[], planYear: string, file: string): string {
  const before = rows.map(({ plan_year }) => plan_year).filter((year) => year <= planYear);
  const last = before.sort().at(-1);
  if (last === undefined) {
    throw new UserError(`seeds/${file} has nothing for the plan year ${planYear} or one before it`, {
      hint: `add the rows of ${planYear}`,
    });
  }
  return last;
}
