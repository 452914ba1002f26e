import { sumOf } from "../bulk.js";
import type { Store } from "../store/open.js";
import type { RepeatKind } from "../workspace/contracts/contractRepeats.js";

/** How many places or victims have so many records of a measure: no single one of them is named. */
export interface RepeatRow {
  source: string;
  measure: string;
  area: string;
  kind: RepeatKind;
  /** records of each */
  times: number;
  /** places or victims */
  targets: number;
}

/**
 * How often places and victims have records of the months from `start` to `end` (ISO days), of each of the areas with all
 * within it. Of the supplies whose figures hold, as {@link readHours}.
 */
export const readRepeats = (
  store: Store,
  { areas, start, end }: { areas: readonly string[]; start: string; end: string },
): Promise<RepeatRow[]> =>
  store.rows<RepeatRow>(
    `with each as (
      select repeats.source, repeats.measure, area_tree.ancestor as area, kind, identifier, sum(records) as times
      from repeats
      semi join observations using (source, measure, area, period_start, extract)
      join area_tree on area_tree.area = repeats.area
      where list_contains(from_json($areas::json, '["VARCHAR"]'), area_tree.ancestor) and identifier is not null
        and period_start between $start::date and $end::date
      group by all)
    select source, measure, area, kind, times, count(*) as targets from each group by all order by all`,
    { areas: JSON.stringify(areas), start, end },
  );

/** What was found of the places or the victims of a measure. Numbers of them (`targets`) and of their records. */
export interface Repeats {
  all: Counted;
  /** those with two records or more */
  repeated: Counted;
  /** the tenth of them with the most records, rounded up */
  tenth: Counted;
}

interface Counted {
  targets: number;
  records: number;
}

/**
 * Repeats of one kind in a year. Of victims `repeated.targets / all.targets` is the share that are repeat victims and
 * `repeated.records / all.records` the share of crime that falls on them (Farrell and Pease 1993, "Once Bitten, Twice
 * Bitten", Home Office Crime Prevention Unit paper 46). The share of the tenth is a point of the ranking of places by
 * their records (Clarke and Eck 2005, "Crime Analysis for Problem Solvers in 60 Small Steps", step 18). A year cuts off
 * what was before it and comes after, so that shares are lower bounds (Farrell, Sousa and Weisel 2002, "The time-window
 * effect in the measurement of repeat victimization").
 */
export function repeatsOf(rows: readonly Pick<RepeatRow, "times" | "targets">[]): Repeats {
  const all = counted(rows);
  const wanted = Math.ceil(all.targets / 10);
  let left = wanted;
  const most = rows
    .toSorted((a, b) => b.times - a.times)
    .map(({ times, targets }) => {
      const taken = Math.min(left, targets);
      left -= taken;
      return { times, targets: taken };
    });
  return { all, repeated: counted(rows.filter(({ times }) => times >= 2)), tenth: counted(most) };
}

const counted = (rows: readonly Pick<RepeatRow, "times" | "targets">[]): Counted => ({
  targets: sumOf(rows, ({ targets }) => targets),
  records: sumOf(rows, ({ times, targets }) => times * targets),
});
