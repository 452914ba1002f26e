import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import { fewestByQuarter } from "../../../pipeline/disclosure/smallCounts.js";
import { capital, lowerFirst } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Block, type Inline, text } from "../../document.js";
import type { Register } from "../../provenance.js";
import { insideSentence } from "../../words/countedThing.js";
import { polaritySentence } from "../../words/polarity.js";
import { rankSentence } from "../../words/rankWords.js";
import { changeSentence } from "../../words/sentences.js";
import { seriesWords, xmrChart } from "../charts/xmrChart.js";
import { readChange } from "../data/reading.js";
import { noteOf } from "../parts/notesFill.js";
import { sentence } from "../parts/sentenceBlock.js";
import { comparedUnevenly, targetBlocks } from "../parts/targets.js";
import { actionBlocks } from "./actions.js";
import type { CitePeriod } from "./cite.js";
import type { PackMeasure, PackPriority, TrendPackData } from "./data.js";
import { measureName } from "./measureName.js";
import { packFigures } from "./notes.js";
import { verdictSentence } from "./quarterChanges.js";
import { placeOf, quarterTable, spansTable } from "./table.js";

/** Two pages a priority hold the table, two charts, targets and actions; other series are said in a sentence. */
const chartsShown = 2;

/** One priority: its leading measure in words, all of them in a table, XmR charts, targets, actions. */
export function packChapter(
  data: TrendPackData,
  priority: PackPriority,
  cite: CitePeriod,
  register: Register,
): Block[] {
  const { id, name, measures, absent, scarce = [] } = priority;
  const slug = `priority-${id.replaceAll("_", "-")}`;
  const drawn = chosenCharts(data, measures);
  return [
    { kind: "heading", level: 1, id: slug, text: name },
    ...lead(data, measures, cite),
    ...(measures.length === 0
      ? []
      : [
          quarterTable(data, name, `table-${slug}`, measures, cite),
          spansTable(data, name, `table-${slug}`, measures, cite),
        ]),
    ...drawn.flatMap(({ chart }) => (chart === null ? [] : [chart])),
    ...otherSignals(
      measures,
      drawn.map(({ of }) => of),
    ),
    ...sentence(
      [
        absent.length === 0
          ? ""
          : `No extract gives ${joinWords(absent.map(insideSentence))} by the quarter.`,
        scarceSentence(data, scarce),
      ]
        .filter((words) => words !== "")
        .join(" "),
    ),
    ...noteOf(data.notes, id, slug, packFigures(data, cite, register)),
    ...targetBlocks(
      data,
      id,
      slug,
      comparedUnevenly(
        data.targets.filter(({ priority: of }) => of === id),
        measures.map(({ toDate: row, measure }) => ({ row, measure })),
        data.revised,
      ),
    ),
    ...actionBlocks(data, id, slug),
  ];
}

/**
 * "Not given by the quarter, since fewer than 10 are counted in the twelve months to September 2023 or in those before:
 * modern slavery." Which of the two is not said, since one of them may be suppressed. The method says why.
 */
function scarceSentence({ partnership, quarter }: TrendPackData, scarce: readonly PackMeasure[]): string {
  if (scarce.length === 0) return "";
  const names = [...new Set(scarce.map(({ measure }) => insideSentence(measure.name)))];
  const fewest = fewestByQuarter(partnership.suppressBelow);
  return `Not given by the quarter, since fewer than ${fewest} are counted in the twelve months to ${formatMonth(quarter.end)} or in the twelve before them, or in what was supplied of these: ${joinWords(names)}.`;
}

function lead(data: TrendPackData, measures: readonly PackMeasure[], cite: CitePeriod): Block[] {
  const of =
    measures.find(({ role, quarter }) => role === "level" && quarter.status === "complete") ?? measures[0];
  if (of === undefined) {
    return data.priorities.some(({ measures: own, scarce = [] }) => own === measures && scarce.length > 0)
      ? []
      : sentence("No extract gives a measure of this priority by the quarter.");
  }
  const { quarter: row, measure } = of;
  const bound = (words: string, which: "current" | "previous"): Inline =>
    which === "current"
      ? cite(words, of, row.period_start, row.period_end, row.value ?? 0)
      : cite(words, of, row.previous_start, row.previous_end, row.previous ?? 0);
  const when = `In ${formatPeriod(data.quarter.start, data.quarter.end)}`;
  const words = changeSentence(row, measure, bound, when);
  const moved = ["higher", "lower"].includes(readChange(row, measure) ?? "");
  const polarity = moved ? polaritySentence(row, measure) : null;
  const place = placeOf(of.places, "rate") ?? placeOf(of.places, "count");
  const standing =
    place === null || of.rolling === null
      ? ""
      : ` Over twelve months: ${lowerFirst(rankSentence(place.rank, place.scope, of.rolling.denominator))}`;
  return [
    {
      kind: "paragraph",
      style: "lead",
      inlines: [
        ...words,
        text(`${verdictSentence(of)}${polarity === null ? "" : ` ${polarity}`}${standing}`),
      ],
    },
  ];
}

/** The series that give a signal before those that give none, the plan's own measures first. */
function chosenCharts(data: TrendPackData, measures: readonly PackMeasure[]) {
  return measures
    .map((of, index) => ({ of, index, chart: xmrChart({ quarter: data.quarter, named: true }, of) }))
    .filter(({ chart }) => chart !== null)
    .sort((a, b) => weight(a.of) - weight(b.of) || a.index - b.index)
    .slice(0, chartsShown);
}

function weight({ signal, role }: PackMeasure): number {
  return (
    (signal?.rule != null ? 0 : 2) + (role === "level" || role === "report" || role === "repeat" ? 0 : 1)
  );
}

function otherSignals(measures: readonly PackMeasure[], drawn: readonly PackMeasure[]): Block[] {
  const rest = measures.filter((of) => !drawn.includes(of) && of.signal !== null);
  const named = (of: PackMeasure) => insideSentence(measureName(of, measures));
  const flagged = rest.filter(({ signal }) => signal?.rule != null);
  const quiet = rest.filter(({ signal }) => signal?.signal === "none");
  const few = rest.filter((of) => !flagged.includes(of) && !quiet.includes(of));
  const parts = [
    ...flagged.map((of) => `${capital(named(of))}: ${seriesWords(of)}.`),
    quiet.length === 0 ? "" : `No signal in the months of ${joinWords(quiet.map(named))}.`,
    few.length === 0
      ? ""
      : `Too few months, or too few a month, to read a signal: ${joinWords(few.map(named))}.`,
  ].filter((part) => part !== "");
  return sentence(parts.join(" "));
}
