import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { quarterWords } from "../../../pipeline/calendar/quarter.js";
import { fewestByQuarter } from "../../../pipeline/disclosure/smallCounts.js";
import { type Block, type Document, text } from "../../document.js";
import { provenanceRegister } from "../../provenance.js";
import { contestedSentence } from "../../words/targets.js";
import { screened } from "../charts/xmrChart.js";
import { readChange, testsSentence } from "../data/reading.js";
import { framed } from "../parts/framed.js";
import { checkPlaced } from "../parts/notesFill.js";
import { revisionBlocks } from "../parts/revisedFigures.js";
import { sources } from "../parts/sources.js";
import { packPrinted, packSummary } from "./changes.js";
import { packChapter } from "./chapter.js";
import { citePeriods } from "./cite.js";
import type { TrendPackData } from "./data.js";

/**
 * The trend pack of one quarter, as blocks: what changed since the quarter before, two pages a priority at most; then
 * its annex: revised figures, sources, how to read it, words used, where the figures come from. A pure function of its rows.
 */
export function trendPack(data: TrendPackData): Document {
  const { quarter } = data;
  const register = provenanceRegister();
  const cite = citePeriods(data, register);
  checkPlaced(
    data.notes,
    data.priorities.map(({ id }) => id),
  );
  const body: Block[] = [
    ...packSummary(data, cite),
    ...data.priorities.flatMap((priority) => packChapter(data, priority, cite, register)),
    { kind: "annex" },
    ...revisionBlocks(packPrinted(data), data.revised, { months: true, level: 1 }),
    ...sources(data.supplies),
    ...howToRead(data),
  ];
  const made = framed(
    data,
    {
      name: `trend-pack-${quarter.planYear}-q${quarter.number}`,
      title: "Quarterly trend pack",
      subtitle: `${formatPeriod(quarter.start, quarter.end)}, ${quarterWords(quarter)}`,
      date: quarter.end,
    },
    body,
    register,
  );
  return { ...made, warnings: (data.actions?.contested ?? []).map(contestedSentence) };
}

function howToRead(data: TrendPackData): Block[] {
  const { quarter, priorities, actions, targets, planned = true } = data;
  const scarce = priorities.some((priority) => (priority.scarce ?? []).length > 0);
  const plan = quarter.planYear.replace("-", "/");
  const points = [
    `The quarter is ${formatPeriod(quarter.start, quarter.end)}, ${quarterWords(quarter)}. It is compared with the same three months a year earlier, the year to date (from ${formatPeriod(quarter.yearStart, quarter.end).replace(/ to .*/, "")}) with the same months of the year before, and twelve months with the twelve before them. Figures of different spans are never set against one another.`,
    `The charts are XmR charts of single months (NHS England, Making Data Count): the mean, and limits of 2.66 mean moving ranges on either side. ${screened} A month gives a signal where it lies outside a limit, in a run of seven on one side of the mean or in one direction, or with two of three months near a limit. Without a signal the months vary as they always do. Rolling sums are never charted in this way.`,
    ...[
      testsSentence(
        priorities.flatMap(({ measures }) =>
          measures.map(({ quarter: row, measure }) => readChange(row, measure)),
        ),
      ),
    ].filter((words) => words !== ""),
    "The change of a quarter and the signals of its months answer two questions: a quarter is held against the same months of the year before, a month against the months of its series. A quarter can be higher though none of its months stands out; the summary says where that is so.",
    "Below 13 months since the last break in recording, or under 3 a month on average, nothing is read from the months. The limits are recalculated from each break, with the reason.",
    "Places are those of twelve months, by rate where there is one, with the place by number in brackets, among the areas that can be compared: those with a whole figure, and those of which hidden counts leave a least and a most; areas with the same figure share the better place.",
    ...(scarce
      ? [
          `Of a sensitive measure with fewer than ${fewestByQuarter(data.partnership.suppressBelow)} in either of the two years no quarters are given, since they would narrow the years that are suppressed; of a year that is not whole, what was supplied counts. The strategic assessment and the annual report give its years.`,
        ]
      : []),
    ...(targets.some((target) => target.so_far)
      ? [
          `Success measures are judged on the months of the plan year ${plan} alone. “So far” says that the rest of it can still change the answer: a comparison is with the same months of the year before, a place that of these months.`,
        ]
      : []),
    ...(priorities.some(({ rank }) => rank !== null) ? ["The priorities are in the order of the plan."] : []),
    ...(planned && actions === null
      ? [`No action plan for ${plan} has been entered, so no actions are shown.`]
      : []),
    ...(planned && targets.length === 0
      ? [`No success measures for ${plan} have been entered, so none are judged.`]
      : []),
  ];
  return [
    { kind: "heading", level: 1, id: "method", text: "How to read this pack" },
    { kind: "list", ordered: false, items: points.map((point) => [text(point)]) },
  ];
}
