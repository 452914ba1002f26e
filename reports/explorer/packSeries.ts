import { addMonths } from "../../pipeline/calendar/day.js";
import type { FindingsSignalRow, FindingsXmrRow } from "../../pipeline/facts/findingRows.js";

/** What the last month of a series says, without whose it is. */
type Signal = Pick<FindingsSignalRow, "rule" | "side" | "meaning" | "since" | "short" | "points" | "signal">;

type Limits = Pick<FindingsXmrRow, "mean" | "lower" | "upper" | "rebased"> & { start: number };

/** A monthly series with its limits, which are the same through a segment, so that each is kept once. */
export interface PackedSeries {
  area: string;
  /** first day of the first month */
  from: string;
  values: (number | null)[];
  segments: Limits[];
  /** the months that give a signal: their number, by which rule, on which side */
  flags: [index: number, rule: FindingsXmrRow["rule"], side: FindingsXmrRow["side"]][];
  signal: Signal;
}

/** The points of one area's chart, in the order of their months, none missing. */
export function packSeries(signal: FindingsSignalRow, points: readonly FindingsXmrRow[]): PackedSeries {
  const { area, rule, side, meaning, since, short, points: months, signal: words } = signal;
  return {
    area,
    from: points[0]?.month ?? "",
    values: points.map(({ value }) => value),
    segments: points.flatMap(({ segment, mean, lower, upper, rebased }, start) =>
      points[start - 1]?.segment === segment ? [] : [{ start, mean, lower, upper, rebased }],
    ),
    flags: points
      .flatMap(({ rule, side }, index) => (rule === null ? [] : [[index, rule, side] as const]))
      .map(([index, rule, side]) => [index, rule, side]),
    signal: { rule, side, meaning, since, short, points: months, signal: words },
  };
}

/** The points again; what a chart does not draw (the near limits, what a point means) is not kept. */
export function unpackSeries(
  { area, from, values, segments, flags, signal }: PackedSeries,
  { source, measure }: { source: string; measure: string },
): { signal: FindingsSignalRow; points: FindingsXmrRow[] } {
  const marked = new Map(flags.map(([index, rule, side]) => [index, { rule, side }]));
  const points = values.map((value, index): FindingsXmrRow => {
    const segment = segments.findLastIndex(({ start }) => start <= index);
    const { mean = null, lower = null, upper = null, rebased = [] } = segments[segment] ?? {};
    const { rule = null, side = null } = marked.get(index) ?? {};
    return {
      ...{ source, measure, area, month: addMonths(from, index), value, segment, mean, lower, upper },
      ...{ near_lower: null, near_upper: null, rule, side, meaning: "neither", rebased },
    };
  });
  const last = points.findLast(({ value }) => value !== null);
  const { month = from, value = null, mean = null, lower = null, upper = null, rebased = [] } = last ?? {};
  const begins = addMonths(from, segments.at(last?.segment ?? 0)?.start ?? 0);
  return {
    signal: {
      ...{
        source,
        measure,
        area,
        month,
        value: value ?? 0,
        mean,
        lower,
        upper,
        rebased,
        segment_start: begins,
      },
      ...signal,
    },
    points,
  };
}
