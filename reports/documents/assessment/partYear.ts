import { addMonths, endOfMonth } from "../../../pipeline/calendar/day.js";
import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { MonthlyRow } from "../../../pipeline/store/rows.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { type Block, cell } from "../../document.js";
import type { Register } from "../../provenance.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Finding } from "../data/finding.js";
import { filesFor } from "../data/readOrigins.js";
import { measureTitle } from "../parts/measuresTable.js";

/**
 * What was counted where the year was not wholly supplied: the months that are here, with their sum. It is no figure of
 * the year, and compares with nothing; sensitive measures are left out, since their months could be small.
 */
export function partYear(data: AssessmentData, all: readonly Finding[], register: Register): Block[] {
  const rows = all.flatMap((finding) => {
    const { row, measure } = finding;
    if (row.status !== "incomplete" || row.held !== null || measure.sensitive) return [];
    const months = data.monthly.filter(
      ({ source, measure: counted, area, month, value }) =>
        source === row.source &&
        counted === row.measure &&
        area === row.area &&
        value !== null &&
        month >= row.period_start &&
        month <= row.period_end,
    );
    if (months.length === 0 || months.length >= 12) return [];
    const value = months.reduce((sum, month) => sum + (month.value ?? 0), 0);
    const spans = spansOf(months);
    const origin = {
      value: formatCount(value),
      measure: measure.name,
      area: row.area_name,
      period: joinWords(spans.map(({ start, end }) => formatPeriod(start, end))),
      source: row.source,
      supplier: finding.supplier,
      files: [...new Set(spans.flatMap(({ start, end }) => filesFor(data, row, start, end)))].sort(),
      query: "monthly",
    };
    const short = months.filter(({ status }) => status === "half full").map(({ month }) => month);
    return [
      [
        cell(measureTitle(finding, all)),
        { ...cell(register.cite(formatCount(value), origin)), value },
        cell(origin.period),
        cell(
          short.length === 0 ? "" : joinWords(short.map((month) => formatPeriod(month, endOfMonth(month)))),
        ),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const suppliers = [...new Set(all.map(({ supplier }) => supplier))].sort();
  return [
    { kind: "heading", level: 1, id: "part-year", text: "Counts of a part of the year" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        {
          kind: "text",
          text: `What was counted in ${data.partnership.district.name} in the months that were supplied. These are no figures of a year, and are compared with nothing.`,
        },
      ],
    },
    {
      kind: "table",
      id: "table-part-year",
      caption: "Counts of the months that were supplied",
      columns: [
        { label: "Measure", align: "left" },
        { label: "Number", align: "right" },
        { label: "Months", align: "left" },
        { label: "Half full", align: "left" },
      ],
      rows,
      headerColumn: true,
      units: null,
      notes: ["Half full: months in which the source as a whole holds far fewer records than in others."],
      source: joinWords(suppliers),
      repeats: false,
    },
  ];
}

/** Months in a row as one span. */
function spansOf(months: readonly MonthlyRow[]): { start: string; end: string }[] {
  const spans: { start: string; end: string }[] = [];
  for (const month of months.map((row) => row.month).sort()) {
    const last = spans.at(-1);
    if (last !== undefined && addMonths(`${last.end.slice(0, 7)}-01`, 1) === month)
      last.end = endOfMonth(month);
    else spans.push({ start: month, end: endOfMonth(month) });
  }
  return spans;
}
