import { formatMonth } from "../../../pipeline/calendar/print.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { type Reading, readChange, readingWords, withCare } from "../data/reading.js";
import type { CitePeriod } from "./cite.js";
import type { PackMeasure, TrendPackData } from "./data.js";
import { measureName } from "./measureName.js";

/** Beyond chance all are named; of the others those that changed most. */
const mostOthers = 3;

/** What the quarter did: how many measures changed by more than chance, each with its size, and what else changed most. */
export function quarterChanges(
  { quarter }: TrendPackData,
  all: readonly PackMeasure[],
  cite: CitePeriod,
): Block[] {
  const read = all.map((of) => ({ of, reading: readChange(of.quarter, of.measure) }));
  const having = (...wanted: Reading[]) => read.filter(({ reading }) => wanted.includes(reading));
  const clear = having("higher", "lower").toSorted((a, b) => size(b.of) - size(a.of));
  const others = having("within normal variation", withCare)
    .filter(({ of }) => of.quarter.change !== 0)
    .toSorted((a, b) => size(b.of) - size(a.of))
    .slice(0, mostOthers);
  const items = [...clear, ...others].map(({ of }) => item(of, all, cite));
  const months = `${formatMonth(quarter.start).replace(/ \d+$/, "")} to ${formatMonth(quarter.end)}`;
  const parts = [
    `${counted(having("higher").length, "is", "are")} higher than in the same months of the year before by more than chance`,
    `${counted(having("lower").length, "is", "are")} lower`,
    `${counted(having("within normal variation").length, "is", "are")} within normal variation`,
    ...(having(withCare).length === 0
      ? []
      : [`${counted(having(withCare).length, "is", "are")} to be read with care`]),
    ...(having("too few to say").length === 0
      ? []
      : [`${counted(having("too few to say").length, "is", "are")} too few to say`]),
  ];
  const given = having("higher", "lower", "within normal variation", withCare, "too few to say").length;
  const rest = all.length - given;
  return [
    { kind: "heading", level: 2, id: "quarter", text: "What the quarter did" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          `Of ${counted(all.length, "measure")} in ${months}, ${joinWords(parts)}${rest === 0 ? "" : `; of ${formatCount(rest)} no change is given`}.${others.length === 0 ? "" : " Those beyond chance, and the largest of the others:"}`,
        ),
      ],
    },
    ...(items.length === 0 ? [] : [{ kind: "list" as const, ordered: false, items }]),
  ];
}

/** "Shoplifting: 154, 32 more (26.2%) than the 122 of a year before; within normal variation." */
function item(of: PackMeasure, all: readonly PackMeasure[], cite: CitePeriod): Inline[] {
  const { quarter: row, measure } = of;
  const { value, previous, change } = row;
  if (value === null || previous === null || change === null) return [];
  return [
    strong(measureName(of, all)),
    text(": "),
    cite(formatCount(value), of, row.period_start, row.period_end, value),
    text(`, ${moreOrFewer(row)} than the `),
    cite(formatCount(previous), of, row.previous_start, row.previous_end, previous),
    text(` of a year before; ${readingWords(readChange(row, measure), row, measure)}.${monthsWords(of)}`),
  ];
}

/**
 * How the quarter's change and its months belong together: the change is from the same months a year before, a signal from
 * all months of the series, so that a quarter can be higher of which no month stands out, or which is low for the series.
 */
function monthsWords({ quarter: row, measure, points, signal }: PackMeasure): string {
  const reading = readChange(row, measure);
  if ((reading !== "higher" && reading !== "lower") || signal === null || signal.short) return "";
  const months = points.filter(({ month }) => month >= row.period_start && month <= row.period_end);
  if (months.length < 3 || months.some(({ value }) => value === null)) return "";
  const sides = new Set(months.flatMap(({ rule, side }) => (rule === null || side === null ? [] : [side])));
  if (sides.size === 0)
    return ` No single month of it stands out in the series: the difference is that of the quarter from the same months a year before.`;
  const other = reading === "higher" ? "low" : "high";
  return sides.has(other) && sides.size === 1
    ? ` Months of it are ${other} for the series all the same: those of the year before were ${other === "low" ? "lower" : "higher"} still.`
    : "";
}

function moreOrFewer({ change, percent }: Pick<TrendsRow, "change" | "percent">): string {
  const share = percent === null ? "" : ` (${formatPercent(percent)})`;
  return `${formatCount(Math.abs(change ?? 0))} ${(change ?? 0) > 0 ? "more" : "fewer"}${share}`;
}

/** How far apart the two counts are, by the measure of chance: twice the difference of their square roots. */
const size = ({ quarter: { value, previous } }: PackMeasure): number =>
  Math.abs(Math.sqrt(Math.max(0, value ?? 0)) - Math.sqrt(Math.max(0, previous ?? 0)));

/** The verdict of the quarter beside its figures: "Higher, unwelcome". */
export const quarterVerdict = ({ quarter, measure }: PackMeasure): string =>
  readingWords(readChange(quarter, measure), quarter, measure);

/** The verdict as a sentence of its own, where there is one to say. */
export function verdictSentence(of: PackMeasure): string {
  const { quarter: row, measure } = of;
  const reading = readChange(row, measure);
  if (reading === "higher" || reading === "lower")
    return ` That is ${reading} by more than chance alone would give.${monthsWords(of)}`;
  if (reading === "too few to say") return " The numbers are too few to say whether anything has changed.";
  if (reading === withCare) return ` The change is ${withCare}.`;
  return reading === "within normal variation" && row.change !== 0 ? ` The change is ${reading}.` : "";
}
