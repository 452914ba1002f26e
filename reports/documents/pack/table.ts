import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import type { Places } from "../../../pipeline/facts/place.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatSigned } from "../../../pipeline/words/number.js";
import { type Block, type Cell, cell } from "../../document.js";
import { countedAgain } from "../../words/persons.js";
import { placeCell, placesNote, placeWords } from "../../words/rankWords.js";
import { comparedTogether } from "../parts/breakNotes.js";
import { explainShorthand, isShown, shownCount, signedPercent } from "../parts/shownFigure.js";
import { unevenNotes } from "../parts/unevenRevision.js";
import type { CitePeriod } from "./cite.js";
import type { PackMeasure, PackPlace, TrendPackData } from "./data.js";
import { measureName } from "./measureName.js";
import { quarterVerdict } from "./quarterChanges.js";

/** The measures of one priority in the quarter: beside the same a year before, with the change and what it is held to be. */
export function quarterTable(
  { quarter, revised }: TrendPackData,
  caption: string,
  id: string,
  measures: readonly PackMeasure[],
  cite: CitePeriod,
): Block {
  const [now = "", before = ""] = spans(quarter);
  const compared = measures.map(({ quarter: row, measure }) => ({ row, measure }));
  const rows = measures.map((of) => {
    const { change, percent } = of.quarter;
    return [
      cell(measureName(of, measures)),
      ...pair(of, of.quarter, of.quarter, cite),
      change === null ? cell("[z]") : { ...cell(formatSigned(change)), value: change },
      percent === null ? cell("[z]") : { ...cell(signedPercent({ percent, change })), value: percent },
      cell(quarterVerdict(of)),
    ];
  });
  return {
    ...shared(caption, id, quarter, measures),
    columns: [
      { label: "Measure", align: "left" },
      ...[now, before, "Change", "Change, %"].map((label) => ({ label, align: "right" as const })),
      { label: "Reading", align: "left" },
    ],
    rows,
    units: explainShorthand(rows),
    notes: [
      ...new Set(measures.flatMap(({ countedBy }) => (countedBy == null ? [] : [countedAgain(countedBy)]))),
      ...comparedTogether(compared),
      ...unevenNotes(compared, revised),
    ],
  };
}

/** The same measures in the year to date and in twelve months, each beside the same a year before, and their places. */
export function spansTable(
  { quarter }: TrendPackData,
  caption: string,
  id: string,
  measures: readonly PackMeasure[],
  cite: CitePeriod,
): Block {
  const placed = measures.some(({ places }) => placeWords(placesOf(places)) !== null);
  const rows = measures.map((of) => [
    cell(measureName(of, measures)),
    ...pair(of, of.toDate, of.toDate, cite),
    ...(of.rolling === null ? [cell("[x]"), cell("[x]")] : pair(of, of.rolling, of.rolling, cite)),
    ...(placed ? [cell(placeCell(placesOf(of.places)))] : []),
  ]);
  return {
    ...shared(`${caption}: longer spans`, `${id}-spans`, quarter, measures),
    columns: [
      { label: "Measure", align: "left" },
      ...spans(quarter)
        .slice(2)
        .map((label) => ({ label, align: "right" as const })),
      ...(placed ? [{ label: "Place, 12 months", align: "left" as const }] : []),
    ],
    rows,
    units: explainShorthand(rows),
    notes: placed ? [placesNote] : [],
  };
}

const shared = (caption: string, id: string, { start, end }: Quarter, measures: readonly PackMeasure[]) => ({
  kind: "table" as const,
  id,
  caption: `${caption}, ${formatPeriod(start, end)}`,
  headerColumn: true,
  source: joinWords([...new Set(measures.map(({ supplier }) => supplier))].sort()),
  rowSources: measures.map(({ supplier }) => supplier),
});

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
