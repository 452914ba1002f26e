import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatMonth, formatPeriod, formatShortMonth } from "../../../pipeline/calendar/print.js";
import {
  type FindingsSignalRow,
  type FindingsXmrRow,
  fewestAMonth,
} from "../../../pipeline/facts/findingRows.js";
import { groupBy } from "../../../pipeline/groupBy.js";
import type { MeasuresRow, TrendsRow } from "../../../pipeline/store/rows.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { oneOrMany } from "../../../pipeline/words/plural.js";
import { type Cell, type Chart, cell } from "../../document.js";
import { signalWords } from "../../words/findings.js";
import { yearStory } from "../../words/yearStory.js";
import { laterMonths } from "../data/laterMonths.js";
import { rebaseNotes } from "../parts/breakNotes.js";
import { explainShorthand, shownCount } from "../parts/shownFigure.js";

/** Three years show a pattern of seasons; the limits are those of the whole segment. */
const monthsShown = 36;

/** What the limits leave out (`xmrLimits`), for the methods of documents. */
export const screened =
  "Jumps from one month to the next of 3.267 times the mean moving range or more are left out of it, once, so that a single large jump does not widen the limits by which it is judged.";

/** Whether a series has limits that mean something: enough months, and enough in each. */
export const isDrawn = ({ short, mean }: Pick<FindingsSignalRow, "short" | "mean">): boolean =>
  !short && (mean ?? 0) >= fewestAMonth;

/** What the chart needs of a measure; the assessment draws it too. */
export interface XmrMeasure {
  measure: MeasuresRow;
  source: string;
  supplier: string;
  area_name: string;
  quarter: Pick<TrendsRow, "status">;
  signal: FindingsSignalRow | null;
  points: FindingsXmrRow[];
}

/**
 * The months with their limits, which are of counts and end at nought. Its title says what the months of `year`, or of the
 * quarter, say, or else the last month. Null where a monthly series is not to be judged: none, too few a month, too short, or months that
 * would point to a person.
 */
export function xmrChart(
  data: {
    quarter: { start: string; end: string };
    year?: { start: string; end: string };
    /** the title names the months that it speaks of: those of the year, or else of the quarter */
    named?: true;
  },
  of: XmrMeasure,
): Chart | null {
  const { measure, signal, quarter } = of;
  if (signal === null || !isDrawn(signal)) return null;
  // a month, or a limit drawn from months, would give a suppressed figure away
  if (measure.sensitive || quarter.status === "suppressed") return null;
  const from = addMonths(data.quarter.start, 3 - monthsShown);
  const points = of.points
    .filter(({ month }) => month >= from && month <= data.quarter.end)
    // no count is below nought
    .map((point) => ({ ...point, lower: point.lower === null ? null : Math.max(0, point.lower) }));
  const story =
    data.year === undefined ? null : yearStory(points, data.year, laterMonths(points, data.year) !== null);
  if (points.filter(({ value }) => value !== null).length < 13) return null;
  const rows = points.map((point) => [
    cell(formatMonth(point.month)),
    monthCell(point),
    limitCell(point.lower),
    limitCell(point.mean),
    limitCell(point.upper),
    cell(flagWords(point)),
  ]);
  const unit = capital(measure.unit);
  return {
    kind: "chart",
    id: `xmr-${idOf(of)}`,
    chart: "xmr",
    rows: points.map((point) => ({
      month: `${formatShortMonth(point.month)} ${point.month.slice(0, 4)}`,
      value: point.value,
      mean: point.mean,
      lower: point.lower,
      upper: point.upper,
      segment: String(point.segment),
      flag: point.value === null ? "none" : (point.side ?? "none"),
    })),
    title: chartTitle(data, of, points, story),
    subtitle: `${unit} a month, ${of.area_name}; mean (line) and limits (dashed) of an XmR chart; ▲ ▼ mark months that give a signal`,
    alt: alternative(of, points),
    table: {
      kind: "table",
      id: `xmr-table-${idOf(of)}`,
      caption: `${measure.name} by month (${measure.unit}), with mean and limits`,
      columns: [
        { label: "Month", align: "left" },
        { label: "Number", align: "right" },
        { label: "Lower limit", align: "right" },
        { label: "Mean", align: "right" },
        { label: "Upper limit", align: "right" },
        { label: "Signal", align: "left" },
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: rebaseNotes(of.points, points),
      source: of.supplier,
      group: { id: "Xmr", title: "Measures by month with limits", column: "Measure", name: measure.name },
    },
  };
}

/** The signal in words: "no signal", "above its mean since March 2023"; what cannot be said is said to be so. */
export function seriesWords({ signal }: Pick<XmrMeasure, "signal">): string {
  return signal === null ? "no monthly series" : signalWords(signal);
}

/** Over a chart whose earlier months are marked, "no signal" alone would be contradicted by the chart. */
function titleWords(of: XmrMeasure, points: readonly FindingsXmrRow[]): string {
  const last = points.findLast(({ value }) => value !== null);
  const marked = points.some(({ rule }) => rule !== null);
  return of.signal?.rule === null && marked && last !== undefined
    ? `${seriesWords(of)} in ${formatMonth(last.month)}`
    : seriesWords(of);
}

/** Over a chart of three years "no month stands out" says of which months, where others are marked. */
function chartTitle(
  data: Parameters<typeof xmrChart>[0],
  of: XmrMeasure,
  points: readonly FindingsXmrRow[],
  story: string | null,
): string {
  const { name } = of.measure;
  const { quarter, year } = data;
  if (data.named !== true) {
    const marked = points.some(({ rule }) => rule !== null);
    const said = story === "no month stands out" && marked ? "no month of the year stands out" : story;
    return `${name}: ${said ?? titleWords(of, points)}`;
  }
  if (year === undefined)
    return `${name}, ${formatPeriod(quarter.start, quarter.end)}: ${quarterStory(of, points, quarter)}`;
  return story === null
    ? `${name}: ${titleWords(of, points)}`
    : `${name}, ${formatPeriod(year.start, year.end)}: ${story}`;
}

/**
 * What the three months of a quarter say: the signal that stands at its end, or what was marked in it before; "no signal in
 * August 2023" where the series ends before the quarter does.
 */
function quarterStory(
  of: XmrMeasure,
  points: readonly FindingsXmrRow[],
  { start, end }: { start: string; end: string },
): string {
  const months = points.filter(({ month, value }) => month >= start && month <= end && value !== null);
  if (of.signal?.rule !== null || months.length < 3) return titleWords(of, points);
  const marked = months.filter(({ rule }) => rule !== null);
  const sides = groupBy(marked, ({ side }) => side);
  return marked.length === 0
    ? "no month stands out"
    : `${[...sides]
        .map(([side, own]) => `${side} in ${joinWords(own.map(({ month }) => formatMonth(month)))}`)
        .join(", ")}, no signal since`;
}

export const idOf = ({ measure, source }: Pick<XmrMeasure, "measure" | "source">): string =>
  `${measure.measure}-${source}`.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase();

function monthCell({ value }: FindingsXmrRow): Cell {
  return value === null ? cell(shownCount(null, "incomplete")) : { ...cell(formatCount(value)), value };
}

function limitCell(limit: number | null): Cell {
  return limit === null ? cell("[z]") : { ...cell(formatDecimal(limit, 1)), value: limit };
}

const rules = {
  outside: "outside a limit",
  trend: "7 months in one direction",
  "two-of-three": "2 of 3 near a limit",
  shift: "7 months on one side of the mean",
} as const;

function flagWords({ rule, side }: FindingsXmrRow): string {
  return rule === null ? "none" : `${rules[rule]}, ${side === "low" ? "low" : "high"}`;
}

function alternative({ measure, area_name, signal }: XmrMeasure, points: readonly FindingsXmrRow[]): string {
  const known = points.filter(({ value }) => value !== null);
  const last = known.at(-1);
  const first = known[0];
  const flagged = known.filter(({ rule }) => rule !== null);
  const top = known.reduce((best, point) => ((point.value ?? 0) > (best.value ?? 0) ? point : best));
  const bottom = known.reduce((best, point) => ((point.value ?? 0) < (best.value ?? 0) ? point : best));
  const said = (point: FindingsXmrRow) => `${formatCount(point.value ?? 0)} in ${formatMonth(point.month)}`;
  const limits =
    last?.mean != null && last.lower !== null && last.upper !== null
      ? ` Mean ${formatDecimal(last.mean, 1)}, limits ${formatDecimal(last.lower, 1)} and ${formatDecimal(last.upper, 1)}.`
      : "";
  return `XmR chart of ${measure.name} by month in ${area_name}, ${formatMonth(first?.month ?? "")} to ${formatMonth(last?.month ?? "")}: highest ${said(top)}, lowest ${said(bottom)}, last ${last === undefined ? "" : said(last)}.${limits} ${
    flagged.length === 0
      ? "No month gives a signal."
      : `${formatCount(flagged.length)} of ${formatCount(known.length)} months ${oneOrMany(flagged.length, "gives", "give")} a signal; at the end: ${signal === null ? "no signal" : signalWords(signal)}.`
  }`;
}
