import { lastDayOfMonth } from "../pipeline/calendar/day.js";
import { monthNames } from "../pipeline/calendar/names.js";

export interface Month {
  year: number;
  /** 1 to 12 */
  month: number;
}

/** April 2019 to September 2023, the months of every sample extract. */
export const months: readonly Month[] = Array.from({ length: 54 }, (_, i) => ({
  year: 2019 + Math.floor((i + 3) / 12),
  month: ((i + 3) % 12) + 1,
}));

/**
 * The longest runs of months that no calibrated period cuts through, as indexes into `months`. Assessment years
 * (October to September) and financial years (April to March) overlap by half, so both are sums of these.
 */
export const blocks: readonly { from: number; to: number }[] = [
  { from: 0, to: 11 }, // April 2019 – March 2020
  { from: 12, to: 23 }, // April 2020 – March 2021
  { from: 24, to: 29 }, // April – September 2021
  { from: 30, to: 35 }, // October 2021 – March 2022
  { from: 36, to: 41 }, // April – September 2022
  { from: 42, to: 53 }, // October 2022 – September 2023
];

const two = (value: number): string => String(value).padStart(2, "0");

/** How many days the month has. */
export function daysIn({ year, month }: Month): number {
  return lastDayOfMonth(year, month);
}

/** 0 is Sunday. */
export function weekday({ year, month }: Month, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

/** `2022-10` */
export const isoMonth = ({ year, month }: Month): string => `${year}-${two(month)}`;

/** `Oct-22`, as Excel shows a month that was typed in. */
export const excelMonth = ({ year, month }: Month): string =>
  `${(monthNames[month - 1] ?? "").slice(0, 3)}-${two(year % 100)}`;

/** `October 2022` */
export const longMonth = ({ year, month }: Month): string => `${monthNames[month - 1] ?? ""} ${year}`;

/** `01/10/2022` */
export const slashDate = ({ year, month }: Month, day = 1): string => `${two(day)}/${two(month)}/${year}`;

/** `Oct - Dec 2022`, from a quarter's first month. */
export function quarterLabel({ year, month }: Month): string {
  return `${(monthNames[month - 1] ?? "").slice(0, 3)} - ${(monthNames[month + 1] ?? "").slice(0, 3)} ${year}`;
}

/** The index in `months` of the first month of each quarter. */
export const quarterStarts: readonly number[] = months.flatMap(({ month }, i) =>
  month % 3 === 1 ? [i] : [],
);

/** `2022-23`, the financial year a month lies in. */
export function financialYear({ year, month }: Month): string {
  const start = month >= 4 ? year : year - 1;
  return `${start}-${two((start + 1) % 100)}`;
}

/** `2022/23 Q3`, from any month of the quarter. */
export function financialQuarter(month: Month): string {
  const quarter = Math.floor(((month.month + 8) % 12) / 3) + 1;
  return `${financialYear(month).replace("-", "/")} Q${quarter}`;
}

/** The month at an index of `months`. */
export function monthAt(index: number): Month {
  const found = months[index];
  if (found === undefined) throw new RangeError(`no sample month ${index}`);
  return found;
}

/** The sample's months cut into years: each label with its first and last month, as indexes. */
export function spans(label: (month: Month) => string): { label: string; from: number; to: number }[] {
  const found = new Map<string, { label: string; from: number; to: number }>();
  months.forEach((month, index) => {
    const name = label(month);
    const span = found.get(name);
    if (span === undefined) found.set(name, { label: name, from: index, to: index });
    else span.to = index;
  });
  return [...found.values()];
}
