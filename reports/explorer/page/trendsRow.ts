import { addDays, addMonths } from "../../../pipeline/calendar/day.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import type { YearFigure } from "../explorerData.js";
import type { ExplorerMeasure } from "../explorerState.js";

/** A figure as the documents' charts take it; what they do not draw is null. */
export function trendsRow(
  { period, verdict: _verdict, lower: _lower, upper: _upper, ...rest }: YearFigure,
  { source, measure }: ExplorerMeasure,
  name: string,
): TrendsRow {
  const [start = "", end = ""] = period.split(".");
  const { rate_lower: _rateLower, rate_upper: _rateUpper, apart: _apart, ...row } = rest;
  return {
    ...row,
    ...{ source, measure: measure.measure, area_name: name, period_kind: "", period_label: "" },
    ...{ period_start: start, period_end: end },
    previous_start: addMonths(start, -12),
    previous_end: addDays(addMonths(addDays(end, 1), -12), -1),
    ...{ held: null, more: null, previous_more: null },
  };
}
