import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { Register } from "../../provenance.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { type Finding, placesOf } from "../data/finding.js";
import { filesFor } from "../data/readOrigins.js";
import type { NotedFigure } from "./notesFill.js";

/** What a note of an assessment, or an annual report, may call: the document's findings, and figures by full name. */
export function notedFigures(
  data: Pick<AssessmentData, "notes" | "measures" | "supplies" | "origins">,
  all: readonly Finding[],
  register: Register,
): (name: string) => NotedFigure[] {
  return (name) => {
    const named = data.notes?.named.find((candidate) => candidate.name === name);
    if (named !== undefined) return [byName(data, named.row, register)];
    return all
      .filter(({ measure }) => measure.measure === name)
      .map(({ measure, row, cite, ...standings }) => ({
        name: measure.name,
        row,
        cite,
        places: placesOf(standings),
      }));
  };
}

function byName(
  data: Pick<AssessmentData, "measures" | "supplies" | "origins">,
  row: TrendsRow,
  register: Register,
): NotedFigure {
  const { measures, supplies } = data;
  const name = measures.find(({ measure }) => measure === row.measure)?.name ?? row.measure;
  const own = supplies.filter(({ source }) => source === row.source);
  const origin = (start: string, end: string, value: number | null) => ({
    value: value === null ? "not available" : formatCount(value),
    measure: name,
    area: row.area_name,
    period: formatPeriod(start, end),
    source: row.source,
    supplier: own.find(({ state }) => state !== "superseded")?.supplier ?? row.source,
    files: filesFor(data, row, start, end),
    query: "trends",
  });
  return {
    name,
    row,
    places: { byRate: null, byCount: null },
    cite: (words, which) =>
      register.cite(
        words,
        which === "current"
          ? origin(row.period_start, row.period_end, row.value)
          : origin(row.previous_start, row.previous_end, row.previous),
      ),
  };
}
