/** The supplies' months: October 2021 is 0, September 2023 is 23. */
export const months = 24;

/** The month from which a year is asked for: the last twelve are this year, those before the year before. */
export const thisYear = 12;

const short = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (number: number): string => String(number).padStart(2, "0");

export const yearOf = (month: number): number => 2021 + Math.floor((9 + month) / 12);
export const monthOf = (month: number): number => ((9 + month) % 12) + 1;
export const daysIn = (month: number): number =>
  new Date(Date.UTC(yearOf(month), monthOf(month), 0)).getUTCDate();

/** 05/10/2021 */
export const british = (month: number, day: number): string =>
  `${two(day)}/${two(monthOf(month))}/${yearOf(month)}`;
/** 10/05/2021 */
export const american = (month: number, day: number): string =>
  `${two(monthOf(month))}/${two(day)}/${yearOf(month)}`;
/** 2021-10-05 */
export const iso = (month: number, day: number): string =>
  `${yearOf(month)}-${two(monthOf(month))}-${two(day)}`;
/** 2021-10 */
export const isoMonth = (month: number): string => `${yearOf(month)}-${two(monthOf(month))}`;
/** Oct-21 */
export const excelMonth = (month: number): string =>
  `${short[monthOf(month) - 1]}-${two(yearOf(month) % 100)}`;
/** 2021/22 Q3 */
export function financialQuarter(month: number): string {
  const first = monthOf(month) >= 4 ? yearOf(month) : yearOf(month) - 1;
  return `${first}/${two((first + 1) % 100)} Q${Math.floor(((monthOf(month) + 8) % 12) / 3) + 1}`;
}
/** The number under which Excel keeps a day. */
export const serial = (month: number, day: number): string =>
  String(Math.round(Date.UTC(yearOf(month), monthOf(month) - 1, day) / 86_400_000) + 25_569);
