import { type Block, type Inline, text } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { polaritySentence } from "../polarity.js";
import { rankFinding, rankSentence } from "../rankWords.js";
import { asSentence, changeSentence } from "../sentences.js";
import type { AssessmentData } from "./assessmentData.js";
import type { Finding } from "./finding.js";
import { measureTitle } from "./measuresTable.js";
import { monthlyChart } from "./monthlyChart.js";
import { populationWords } from "./populationWords.js";
import { rankingChart } from "./rankingChart.js";
import { wardBlocks } from "./wardBlocks.js";

/**
 * One measure: what was found, how sure it is, month by month, beside the other areas, by ward. Below the
 * first level of sections, months are drawn only where there is something to see in them: a change beyond
 * chance.
 */
export function measureSection(
  data: AssessmentData,
  finding: Finding,
  chapter: readonly Finding[],
  level: 2 | 3,
): Block[] {
  const { row, measure } = finding;
  const when = finding.otherPeriod ? `In ${formatPeriod(row.period_start, row.period_end)}` : null;
  const lead: Inline[] = [...changeSentence(row, measure, finding.cite, when)];
  if (finding.byCount !== null && row.status === "complete") {
    lead.push(text(` ${rankFinding(finding.byCount.rank, finding.byCount.tied, data.partnership.county)}`));
  }
  const rank = rankingChart(data, finding);
  const quiet = level === 3 && finding.reading !== "higher" && finding.reading !== "lower";
  const months = quiet ? null : monthlyChart(data, finding);
  return [
    { kind: "heading", level, id: finding.id, text: measureTitle(finding, chapter) },
    { kind: "paragraph", style: level === 2 ? "lead" : "plain", inlines: lead },
    ...paragraph(context(finding)),
    ...(months === null ? [] : [months]),
    ...paragraph(standingWords(finding)),
    ...(rank === null ? [] : [rank]),
    ...wardBlocks(data, finding),
  ];
}

function paragraph(words: string): Block[] {
  return words === "" ? [] : [{ kind: "paragraph", style: "plain", inlines: [text(words)] }];
}

/** How sure the change is, and whether it is to be welcomed. */
function context({ reading, row, measure }: Finding): string {
  switch (reading) {
    case "higher":
    case "lower": {
      const polarity = polaritySentence(row, measure);
      return `The number is ${reading} by more than chance alone would give.${polarity === null ? "" : ` ${polarity}`}`;
    }
    case "within normal variation":
      return row.change === 0 ? "" : "The difference is within normal variation: chance alone could give it.";
    case "not tested":
      return "This is a share from a survey of some residents, so that a part of any difference is chance.";
    case "not comparable":
      return "The two years were not recorded alike, so nothing is said of a rise or a fall.";
    default:
      return "";
  }
}

function standingWords(finding: Finding): string {
  const words = [finding.byCount, finding.byRate].flatMap((standing) =>
    standing === null
      ? []
      : [rankSentence(standing.rank, standing.tied, standing.scope, populationWords(finding.row))],
  );
  const notes = [finding.byCount?.rank.note, finding.byRate?.rank.note].filter(
    (note): note is string => typeof note === "string" && note !== "",
  );
  return [...words, ...[...new Set(notes)].map(asSentence)].join(" ");
}
