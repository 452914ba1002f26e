import { sumOf } from "../bulk.js";
import type { Store } from "../store/open.js";

/** The records of a measure in one hour of the week, of those of which it is known when they were. */
export interface HourRow {
  source: string;
  measure: string;
  area: string;
  /** 1 is Monday */
  weekday: number;
  /** 0 to 23 */
  hour: number;
  /** of a record that lasted some hours each has its part */
  records: number;
}

/**
 * The hours of the week in which records of the months from `start` to `end` (ISO days) were, of each of the areas with all
 * within it. Of the supplies whose figures hold: a figure that a newer one replaced took its hours with it.
 */
export const readHours = (
  store: Store,
  { areas, start, end }: { areas: readonly string[]; start: string; end: string },
): Promise<HourRow[]> =>
  store.rows<HourRow>(
    `select times.source, times.measure, area_tree.ancestor as area, weekday, hour, sum(records) as records
    from times
    semi join observations using (source, measure, area, period_start, extract)
    join area_tree on area_tree.area = times.area
    where list_contains(from_json($areas::json, '["VARCHAR"]'), area_tree.ancestor) and hour is not null
      and period_start between $start::date and $end::date
    group by all order by all`,
    { areas: JSON.stringify(areas), start, end },
  );

/** What was found of the hours of a measure. */
export interface Hours {
  /** records by weekday (Monday first) and hour */
  grid: number[][];
  /** of which the hour is known */
  known: number;
  /** the four hours in a row with the most records, over midnight too, and their share of all known, 0 to 1 */
  peak: { from: number; share: number };
}

const [days, hoursOfDay, together] = [7, 24, 4];

/** The grid of a measure's rows, with the four hours of the day that have the most. */
export function hoursOf(rows: readonly HourRow[]): Hours {
  const grid = Array.from({ length: days }, () => Array.from({ length: hoursOfDay }, () => 0));
  for (const { weekday, hour, records } of rows) {
    const day = grid[weekday - 1];
    if (day !== undefined) day[hour] = (day[hour] ?? 0) + records;
  }
  const byHour = Array.from({ length: hoursOfDay }, (_, hour) => sum(grid.map((day) => day[hour] ?? 0)));
  const known = sum(byHour);
  const within = (from: number) =>
    sum(Array.from({ length: together }, (_, at) => byHour[(from + at) % hoursOfDay] ?? 0));
  const peak = byHour.reduce((best, _, from) => (within(from) > within(best) + 1e-9 ? from : best), 0);
  return { grid, known, peak: { from: peak, share: known === 0 ? 0 : within(peak) / known } };
}

/** Numbers added up. */
export const sum = (values: readonly number[]): number => sumOf(values, (value) => value);
