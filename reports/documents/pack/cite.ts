import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { Inline } from "../../document.js";
import type { Register } from "../../provenance.js";
import { filesFor } from "../data/readOrigins.js";
import type { PackMeasure, TrendPackData } from "./data.js";

/** Binds words to a figure of a measure between two days. */
export type CitePeriod = (
  words: string,
  of: PackMeasure,
  start: string,
  end: string,
  value: number,
) => Inline;

export function citePeriods(data: TrendPackData, register: Register): CitePeriod {
  return (words, { measure, source, supplier, area_name, quarter }, start, end, value) =>
    register.cite(words, {
      value: formatCount(value),
      measure: measure.name,
      area: area_name,
      period: formatPeriod(start, end),
      source,
      supplier,
      files: filesFor(data, quarter, start, end),
      query: "trends",
    });
}
