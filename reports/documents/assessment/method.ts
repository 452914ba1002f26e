import { addDays, addMonths } from "../../../pipeline/calendar/day.js";
import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { fewestByQuarter, smallCounts } from "../../../pipeline/disclosure/smallCounts.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Block, text } from "../../document.js";
import { screened } from "../charts/xmrChart.js";
import type { Finding } from "../data/finding.js";
import { howPercent, howRead, testsSentence } from "../data/reading.js";
import type { StrategicData } from "../data/strategicData.js";
import { ratesSentence } from "../parts/ratesSentence.js";

/** How the figures were made and what the words mean, for the reader who wants to check. */
export function method(data: StrategicData, all: readonly Pick<Finding, "reading">[]): Block[] {
  const year = formatPeriod(data.period.start, data.period.end);
  const before = formatPeriod(addMonths(data.period.start, -12), addDays(data.period.start, -1));
  const named = data.trends.flatMap(({ denominator }) => (denominator === null ? [] : [denominator]));
  const populations = [...new Set(named)].sort();
  const hidden = smallCounts(data.partnership.suppressBelow);
  const points = [
    `The assessment year is ${year}. It is compared with the same twelve months a year earlier, ${before}, and with nothing else. A source that reports by financial or calendar year is shown for that year, and the year is named.`,
    "Units stay what they are: incidents are not offences, and reports are not incidents. Measures in different units are not added together.",
    howPercent,
    howRead,
    ...[testsSentence(all.map(({ reading }) => reading))].filter((words) => words !== ""),
    `Months are drawn as XmR charts, as in the NHS’s Making Data Count: limits at 2.66 mean moving ranges from the mean. ${screened} A signal is a month outside them, seven in one direction or on one side of the mean, or two of three near a limit. The limits are recalculated from each break in recording. Rolling sums are not drawn so.`,
    "The changes of an issue are drawn with their 95% limits, as percentages of the earlier figure; a change that has no percentage is in the table only. Months of several years are drawn as a line a year, and a season is told only where months in a row (three of four years, four of three) lie on one side of the mean of every whole year.",
    "“Welcome” and “unwelcome” follow from what the measure counts. For some, such as reports of domestic abuse, a rise can mean that more people come forward; there the document says that it may be welcome.",
    `Places are among ${joinWords(data.scopes.map(({ name }) => name))}. Compared are areas with a whole figure, and those of which hidden counts leave a least and a most. Areas with the same figure share the better place. Totals and records without an area are never ranked. A place by number favours small areas; the place by rate allows for size.`,
    ...(data.findings === undefined
      ? []
      : [
          "A place is as certain as the counts behind it: each area’s count is drawn 1,000 times from what it could have been, and 95% of the places that result are given; areas whose order could as well be the other way round are not distinguishable. “Taken singly” is another test than the interval: two areas at a time, where the interval draws all of them together, so that the one need not count as many areas as the other. A rate is held against the common rate of all areas; where the areas differ by more than chance anyway, that is said.",
          ...(hidden === null
            ? []
            : [
                `${hidden} of sensitive measures are not printed, nor what would give them away: whoever puts all published documents together is left with three numbers or more that each can be, also where all [c] are taken for small counts and can be that together${data.partnership.suppressBelow > 3 ? "" : ", or with all that are small"}. Of a sensitive measure with fewer than ${fewestByQuarter(data.partnership.suppressBelow)} in twelve months no quarters are published.`,
              ]),
        ]),
    populations.length === 0
      ? "No population of the areas is known, so that there are no rates: all places are by number, which favours small areas."
      : ratesSentence(data),
  ];
  return [
    { kind: "heading", level: 1, id: "method", text: "Method" },
    { kind: "list", ordered: false, items: points.map((point) => [text(point)]) },
  ];
}
