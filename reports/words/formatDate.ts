import { monthNames } from "../../pipeline/monthNames.js";

function parts(day: string): { year: number; month: number; day: number } {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!found) throw new Error(`not an ISO day: ${day}`);
  return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

/** "2023-09-30" → "30 September 2023". */
export function formatDay(day: string): string {
  const { year, month, day: date } = parts(day);
  return `${date} ${monthNames[month - 1]} ${year}`;
}

/** Days within words, ISO or as a plan has them, are written out: "5.1 (31/10/2023)" → "5.1 (31 October 2023)". */
export function writtenDays(words: string): string {
  return words
    .replaceAll(/\b(\d{1,2})\/(\d{1,2})\/(\d{4})\b/g, (found, day: string, month: string, year: string) => {
      const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      return monthNames[Number(month) - 1] === undefined ? found : iso;
    })
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, formatDay);
}

/** "2023-09-01" → "September 2023". */
export function formatMonth(day: string): string {
  const { year, month } = parts(day);
  return `${monthNames[month - 1]} ${year}`;
}

/** "2023-09-01" → "Sep". */
export function formatShortMonth(day: string): string {
  return (monthNames[parts(day).month - 1] ?? "").slice(0, 3);
}

/** First and last day → "October 2022 to September 2023"; the days are named only where a month is not whole. */
export function formatPeriod(start: string, end: string): string {
  const first = parts(start);
  const last = parts(end);
  const lastOfMonth = new Date(Date.UTC(last.year, last.month, 0)).getUTCDate();
  if (first.day !== 1 || last.day !== lastOfMonth) return `${formatDay(start)} to ${formatDay(end)}`;
  if (first.year === last.year && first.month === last.month) return formatMonth(start);
  const from = first.year === last.year ? `${monthNames[first.month - 1]}` : formatMonth(start);
  return `${from} to ${formatMonth(end)}`;
}

/** The first day of the month that lies `count` months after that of `day`. */
export function addMonths(day: string, count: number): string {
  const { year, month } = parts(day);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}
