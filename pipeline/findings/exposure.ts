import type { TrendsRow } from "../store/rows.js";

const days = (start: string, end: string): number =>
  Math.round((Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000) + 1;

/**
 * The days of a single month for each day of the month that it is held against: 29 / 28 for a February of a leap year,
 * whose counts are compared a day. 1 of longer periods, where a day more is no more than one in ninety.
 */
export function exposureOf(
  row: Partial<Pick<TrendsRow, "period_start" | "period_end" | "previous_start" | "previous_end">>,
): number {
  const { period_start, period_end, previous_start, previous_end } = row;
  if (!period_start || !period_end || !previous_start || !previous_end) return 1;
  const now = days(period_start, period_end);
  return now > 31 ? 1 : now / days(previous_start, previous_end);
}

/** SQL for the same, of a row of trends under `alias`. */
export const exposureSql = (alias: string): string => {
  const length = (start: string, end: string): string =>
    `(${alias}.${end}::date - ${alias}.${start}::date + 1)`;
  return `case when ${length("period_start", "period_end")} > 31 then 1.0
    else ${length("period_start", "period_end")} / ${length("previous_start", "previous_end")} end::double`;
};
