/** A calendar day as YYYY-MM-DD, so that days compare as strings. A month is written YYYY-MM. */
export type Day = string;

const two = (number: number): string => String(number).padStart(2, "0");

/** The day as YYYY-MM-DD; a day beyond the month's end is carried as written, so check it first. */
export function day(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
}

/** Whether it is a day of the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return false;
  const number = Number(month);
  return (
    number >= 1 && number <= 12 && Number(date) >= 1 && Number(date) <= lastDayOfMonth(Number(year), number)
  );
}

/** Whether it is a month of the calendar, written YYYY-MM. */
export const isMonth = (text: string): boolean => isDay(`${text}-01`);

/** The day so many days after 1 January 1970, as DuckDB counts them. */
export const dayAt = (days: number): Day => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** dd/mm/yyyy or yyyy-mm-dd as a day; null where it is neither or no day of the calendar. */
export function dayIn(text: string): Day | null {
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const written = year === undefined ? text : day(Number(year), Number(month), Number(date));
  return isDay(written) ? written : null;
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4));
}

/** 1 to 12 */
export function monthOf(value: Day): number {
  return Number(value.slice(5, 7));
}

/** How many days the month has, which is the date of its last. */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The last day of the month that a day, or a month, falls in. */
export function endOfMonth(value: Day): Day {
  return day(yearOf(value), monthOf(value), lastDayOfMonth(yearOf(value), monthOf(value)));
}

/** The day so many days later, earlier where negative. */
export function addDays(value: Day, days: number): Day {
  const date = new Date(`${value}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Months from the year 0 to that of a day. */
export const monthIndex = (value: Day): number => yearOf(value) * 12 + monthOf(value) - 1;

/** The first day of a month so counted. */
export const monthAt = (index: number): Day => day(Math.floor(index / 12), (index % 12) + 1, 1);

/** The same day so many months later (earlier where negative), cut to the month's end. */
export function addMonths(value: Day, months: number): Day {
  const index = monthIndex(value) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return day(year, month, Math.min(Number(value.slice(8)), lastDayOfMonth(year, month)));
}

/** Whole calendar months touched from the first day to the last: 12 for a year. */
export function monthsBetween(from: Day, to: Day): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
}

/** The first and last day of the twelve months to a month (YYYY-MM). */
export function twelveMonthsTo(month: string): { start: Day; end: Day } {
  return { start: addMonths(`${month}-01`, -11), end: endOfMonth(month) };
}

/** The same month of the year before; both YYYY-MM. */
export const yearBefore = (month: string): string => `${yearOf(month) - 1}${month.slice(4)}`;
