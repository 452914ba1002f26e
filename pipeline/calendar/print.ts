import { dayIn, endOfMonth, monthOf, yearOf } from "./day.js";
import { monthNames } from "./names.js";

const monthName = (day: string): string => {
  const name = monthNames[monthOf(day) - 1];
  if (name === undefined) throw new Error(`not an ISO day: ${day}`);
  return name;
};

/** "2023-09-30" → "30 September 2023". */
export const formatDay = (day: string): string => `${Number(day.slice(8, 10))} ${formatMonth(day)}`;

/** A day or a month, "2023-09-01" → "September 2023". */
export const formatMonth = (day: string): string => `${monthName(day)} ${yearOf(day)}`;

/** "2023-09-01" → "Sep". */
export const formatShortMonth = (day: string): string => monthName(day).slice(0, 3);

/** "October 2014 to September 2015", whether or not the months are whole. */
export const formatMonths = (from: string, to: string): string =>
  `${formatMonth(from)} to ${formatMonth(to)}`;

/** First and last day → "October 2022 to September 2023"; the days are named only where a month is not whole. */
export function formatPeriod(start: string, end: string): string {
  if (!start.endsWith("-01") || end !== endOfMonth(end)) return `${formatDay(start)} to ${formatDay(end)}`;
  if (start.slice(0, 7) === end.slice(0, 7)) return formatMonth(start);
  return yearOf(start) === yearOf(end)
    ? `${monthName(start)} to ${formatMonth(end)}`
    : formatMonths(start, end);
}

/** Days within words, ISO or as a plan has them, are written out: "5.1 (31/10/2023)" → "5.1 (31 October 2023)". */
export function writtenDays(words: string): string {
  return words.replaceAll(/\b(?:\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2})\b/g, (found) => {
    const day = dayIn(found);
    return day === null ? found : formatDay(day);
  });
}

/** A quarter of a plan or financial year by its months: 1 → "April to June". */
export function quarterMonths(quarter: number): string {
  const first = (quarter * 3) % 12;
  return `${monthNames[first] ?? ""} to ${monthNames[first + 2] ?? ""}`;
}
