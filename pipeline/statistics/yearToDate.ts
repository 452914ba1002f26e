import { isoDate } from "../calendar/isoDate.js";
import { poissonZ } from "./poissonZ.js";

export type YearToDate = {
  current: number | null;
  previous: number | null;
  difference: number | null;
  z: number | null;
  /** Events without a date, in neither count. */
  undated: number;
};

type Day = string | Date | null | undefined;
type Setting = { asAt: Day; yearStartMonth?: number | undefined };

/**
 * Events of the year up to a day, against the year before up to the same month and day, with the Poisson z
 * of the difference (Wheeler's crimepy, `ytd_stats(clip_last=False)`). Comparing month and day means that
 * 29 February counts only when the as-at day reaches it. The year is the calendar's unless
 * `yearStartMonth` says otherwise (4 for the financial year).
 *
 * Days are `YYYY-MM-DD` or Dates read in UTC; the as-at day is included. A missing as-at day gives nulls.
 * Call it with the events and the day, with the events and settings, or with one object of both.
 *
 * @throws RangeError on text that is no day or a month outside 1–12
 * @example yearToDate(["2023-01-05", "2024-01-05", "2024-02-29"], "2024-02-28")
 *          // { current: 1, previous: 1, difference: 0, z: 0, undated: 0 }
 */
export function yearToDate(events: readonly Day[], asAt: Day | Setting): YearToDate;
export function yearToDate(
  input: Setting & ({ events: readonly Day[] } | { dates: readonly Day[] }),
): YearToDate;
export function yearToDate(
  first: readonly Day[] | (Setting & { events?: readonly Day[]; dates?: readonly Day[] }),
  second?: Day | Setting,
): YearToDate {
  const apart = isList(first);
  const events = apart ? first : (first.events ?? first.dates);
  if (events === undefined) throw new TypeError("yearToDate: events must be a list of days, got undefined");
  return count(events, apart ? setting(second) : first);
}

function isList(value: unknown): value is readonly Day[] {
  return Array.isArray(value);
}

function setting(value: Day | Setting): Setting {
  return typeof value === "object" && value !== null && !(value instanceof Date) ? value : { asAt: value };
}

function count(events: readonly Day[], { asAt, yearStartMonth = 1 }: Setting): YearToDate {
  if (!Number.isInteger(yearStartMonth) || yearStartMonth < 1 || yearStartMonth > 12) {
    throw new RangeError(`yearToDate: yearStartMonth must be 1 to 12, got ${yearStartMonth}`);
  }
  const start = `${String(yearStartMonth).padStart(2, "0")}-01`;
  const days = events.map((event) => isoDate(event, "yearToDate: event"));
  const undated = days.filter((day) => day === null).length;
  const end = isoDate(asAt, "yearToDate: asAt");
  if (end === null) return { current: null, previous: null, difference: null, z: null, undated };

  const startYear = Number(end.slice(0, 4)) - (end.slice(5) < start ? 1 : 0);
  const between = (from: number, to: number) => {
    const first = `${from}-${start}`;
    const last = `${to}-${end.slice(5)}`;
    return days.filter((day) => day !== null && day >= first && day <= last).length;
  };
  const endYear = Number(end.slice(0, 4));
  const current = between(startYear, endYear);
  const previous = between(startYear - 1, endYear - 1);
  return { current, previous, difference: current - previous, z: poissonZ({ current, previous }), undated };
}
