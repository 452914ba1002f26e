import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Block, type Cell, cell } from "../../document.js";
import { type Places, placeCell, placesNote } from "../../words/rankWords.js";
import { explainShorthand, isShown, shownCount } from "../parts/shownFigure.js";
import type { CitePeriod } from "./cite.js";
import type { PackMeasure, PackPlace, TrendPackData } from "./data.js";

/** The measures of one priority: the quarter, the year to date and twelve months, each beside the same a year before. */
export function packTable(
  { quarter }: TrendPackData,
  caption: string,
  id: string,
  measures: readonly PackMeasure[],
  cite: CitePeriod,
): Block {
  const rows = measures.map((of) => [
    cell(measureName(of, measures)),
    ...pair(of, of.quarter, of.quarter, cite),
    ...pair(of, of.toDate, of.toDate, cite),
    ...(of.rolling === null ? [cell("[x]"), cell("[x]")] : pair(of, of.rolling, of.rolling, cite)),
    cell(placeCell(placesOf(of.places))),
  ]);
  return {
    kind: "table",
    id,
    caption: `${caption}, ${formatPeriod(quarter.start, quarter.end)}`,
    columns: [
      { label: "Measure", align: "left" },
      ...spans(quarter).map((label) => ({ label, align: "right" as const })),
      { label: "Place, 12 months", align: "left" },
    ],
    rows,
    headerColumn: true,
    units: explainShorthand(rows),
    notes: [placesNote],
    source: joinWords([...new Set(measures.map(({ supplier }) => supplier))].sort()),
    rowSources: measures.map(({ supplier }) => supplier),
  };
}

/** "Jul to Sep 2023", "Jul to Sep 2022", "Apr to Sep 2023" …: the same months of two years, side by side. */
function spans({ start, end, yearStart }: Quarter): string[] {
  const span = (from: string, back: number) => {
    const month = (day: string) => formatMonth(day).slice(0, 3);
    const year = Number(end.slice(0, 4)) - back;
    return `${month(from)} to ${month(end)} ${year}`;
  };
  const twelve = (back: number) =>
    `12 months to ${formatMonth(end).slice(0, 3)} ${Number(end.slice(0, 4)) - back}`;
  return [
    span(start, 0),
    span(start, 1),
    `Year to date, ${span(yearStart, 0)}`,
    span(yearStart, 1),
    twelve(0),
    twelve(1),
  ];
}

interface Dated {
  period_start: string;
  period_end: string;
  previous_start: string;
  previous_end: string;
}

function pair(
  of: PackMeasure,
  figure: { value: number | null; status: string; previous: number | null; previous_status: string },
  dated: Dated,
  cite: CitePeriod,
): Cell[] {
  const one = (value: number | null, status: string, start: string, end: string): Cell => {
    const words = shownCount(value, status);
    if (!isShown(value, status)) return cell(words);
    return { inlines: [cite(words, of, start, end, value)], value };
  };
  return [
    one(figure.value, figure.status, dated.period_start, dated.period_end),
    one(figure.previous, figure.previous_status, dated.previous_start, dated.previous_end),
  ];
}

/** The name; with the supplier where two speak of the same. */
export function measureName(of: PackMeasure, among: readonly PackMeasure[]): string {
  const doubled = among.filter(({ measure }) => measure.measure === of.measure.measure).length > 1;
  return doubled ? `${of.measure.name} (${of.supplier})` : of.measure.name;
}

/** The place on one basis, in the scope where most areas have a figure. */
export function placeOf(places: readonly PackPlace[], basis: "count" | "rate"): PackPlace | null {
  return (
    [...places].filter(({ rank }) => rank.basis === basis).sort((a, b) => b.rank.of - a.rank.of)[0] ?? null
  );
}

/** Both places of the twelve months, as words are made of them. */
export const placesOf = (places: readonly PackPlace[]): Places => ({
  byRate: placeOf(places, "rate")?.rank ?? null,
  byCount: placeOf(places, "count")?.rank ?? null,
});
