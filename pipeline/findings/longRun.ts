import type { Store } from "../store/open.js";

/** The twelve months of one year of a measure in one area. */
export interface YearRow {
  source: string;
  measure: string;
  area: string;
  area_name: string;
  /** ISO days */
  period_start: string;
  period_end: string;
  /** null where the year is not whole */
  value: number | null;
  status: string;
  /** per `per` of `denominator`; null where the year is not whole or no population is known */
  rate: number | null;
}

/** England, Wales, and the two together: areas that the seeds need not have. */
const nations = ["E92000001", "W92000004", "K04000001"];

const mostYears = 10;

/**
 * The years that end with the month of `end` (ISO day), up to ten, of what our own areas have and, from the same source, of
 * the wider areas and the nations.
 */
export const readLongRun = (
  store: Store,
  { own, wider, end }: { own: readonly string[]; wider: readonly string[]; end: string },
): Promise<YearRow[]> =>
  store.rows<YearRow>(
    `select source, measure, area, area_name, period_start, period_end, if(status = 'complete', value, null) as value, status, rate
    from trends
    where list_contains(from_json($areas::json, '["VARCHAR"]'), area) and period_kind = 'rolling_12'
      and period_end in (
        select strftime(last_day(($end::date - to_years(years::integer))::date), '%Y-%m-%d') from range(${mostYears}) t(years))
      and (source, measure) in (
        select (source, measure) from trends where list_contains(from_json($own::json, '["VARCHAR"]'), area))
    order by all`,
    { areas: JSON.stringify([...own, ...wider, ...nations]), own: JSON.stringify(own), end },
  );
