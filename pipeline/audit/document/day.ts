import { monthNames } from "../../monthNames.js";

/** A calendar day as YYYY-MM-DD, so that days compare as strings. */
export type Day = string;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** 1–12 for a month's name or its first three letters, else 0. */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day as YYYY-MM-DD; a day beyond the month's end is carried as written, so check it first. */
export function day(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4));
}

export function monthOf(value: Day): number {
  return Number(value.slice(5, 7));
}

export function weekdayOf(value: Day): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${value}T00:00:00Z`).getUTCDay()] ?? "Sunday";
}

/** The same day so many months later (earlier when negative), cut to the month's end. */
export function addMonths(value: Day, months: number): Day {
  const index = yearOf(value) * 12 + monthOf(value) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return day(year, month, Math.min(Number(value.slice(8)), lastDayOfMonth(year, month)));
}

/** The last day of the month that a day falls in. */
export function endOfMonth(value: Day): Day {
  return day(yearOf(value), monthOf(value), lastDayOfMonth(yearOf(value), monthOf(value)));
}

/** Whole calendar months touched from the first day to the last: 12 for a year. */
export function monthsBetween(from: Day, to: Day): number {
  return (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
}

/** "9 February 2021". */
export function sayDay(value: Day): string {
  return `${Number(value.slice(8))} ${sayMonth(value)}`;
}

/** "February 2021". */
export function sayMonth(value: Day): string {
  return `${monthNames[monthOf(value) - 1]} ${yearOf(value)}`;
}

/** "October 2014 to September 2015". */
export function sayPeriod(from: Day, to: Day): string {
  return `${sayMonth(from)} to ${sayMonth(to)}`;
}
