import { addAll } from "../../../pipeline/bulk.js";
import { addMonths } from "../../../pipeline/calendar/day.js";
import { type Block, type Chart, type Inline, text } from "../../document.js";
import { countedAgain } from "../../words/persons.js";
import { rankFinding, rankSentence } from "../../words/rankWords.js";
import { noteWords } from "../../words/reasons.js";
import { asSentence, changeSentence } from "../../words/sentences.js";
import { yearSentence, yearStory } from "../../words/yearStory.js";
import { funnelChart } from "../charts/funnelChart.js";
import { monthlyChart } from "../charts/monthlyChart.js";
import { rankCertaintyChart } from "../charts/rankCertaintyChart.js";
import { rankingChart } from "../charts/rankingChart.js";
import { xmrChart } from "../charts/xmrChart.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import { placesOf } from "../data/finding.js";
import { laterMonths, laterWords } from "../data/laterMonths.js";
import type { StrategicData } from "../data/strategicData.js";
import { changeWords, funnelWords, groupWords, placeCertainty } from "../parts/certaintyWords.js";
import { measureTitle } from "../parts/measuresTable.js";
import { restWords } from "../parts/restWords.js";
import { sentence } from "../parts/sentenceBlock.js";
import { unevenSentence } from "../parts/unevenRevision.js";
import { untouchedInlines } from "../parts/untouchedWords.js";
import { wardSentence } from "./wardSentence.js";

/** What is said of a measure in its chapter, and the charts of it that are in the annex. */
export interface Section {
  blocks: Block[];
  charts: Chart[];
}

/**
 * One measure: what was found, how sure it is, month by month, beside the other areas, by ward. The months and places of
 * what leads its chapter are drawn there, those of others in the annex; places where the district is among the three highest.
 */
export function assessmentSection(
  data: StrategicData,
  finding: AssessedFinding,
  chapter: readonly AssessedFinding[],
  first: boolean,
): Section {
  const { row, measure, byCount, evidence } = finding;
  // a break is said once for all that it touches, under the quality of the data
  const unbroken = { ...row, reasons: row.reasons.filter(({ code }) => code !== "break") };
  const lead: Inline[] = [...changeSentence(unbroken, measure, finding.cite)];
  const untouched = untouchedInlines(finding);
  if (untouched.length > 0) addAll(lead, [text(" "), ...untouched, text(".")]);
  const placed = rankFinding(placesOf(finding), data.partnership.county);
  if (placed !== null) lead.push(text(` ${placed}`));
  const standing = finding.byRate ?? byCount;
  const high = standing !== null && standing.rank.rank_highest <= 3;
  const places = first || high ? (rankCertaintyChart(data, finding) ?? rankingChart(data, finding)) : null;
  const months = drawn(monthsChart(data, finding));
  const place = drawn(places);
  const blocks: Block[] = [
    { kind: "heading", level: 2, id: finding.id, text: measureTitle(finding, chapter) },
    { kind: "paragraph", style: "lead", inlines: lead },
    ...sentence(
      [
        changeWords(finding, evidence.change),
        yearSentence(storyOf(data, finding), finding.reading),
        storyOf(data, finding) === null ? "" : laterWords(laterOf(data, finding)),
        finding.countedBy === null ? "" : countedAgain(finding.countedBy),
        unevenSentence(row, data.revised),
        restWords(finding, data.rest ?? [], data.partnership.county),
      ]
        .filter((words) => words !== "")
        .join(" "),
    ),
    ...sentence(
      [standingWords(finding), placeCertainty(evidence), funnelWords(evidence, data.partnership.county)]
        .filter((words) => words !== "")
        .join(" "),
    ),
    ...sentence(groupWords(evidence, finding)),
    ...wardSentence(finding),
    // behind all words, which fill the page where a chart does not fit any more
    ...(first ? [...months, ...place] : []),
  ];
  const charts = [
    ...(first ? [] : [...months, ...place]),
    ...drawn(first || high ? funnelChart(data, finding) : null),
  ];
  return { blocks, charts };
}

/** What the months of the year say; of a figure of another year nothing. */
export const storyOf = (
  { period }: Pick<StrategicData, "period">,
  { evidence }: AssessedFinding,
): string | null =>
  evidence.series === null || evidence.series.signal.short || (evidence.series.signal.mean ?? 0) < 3
    ? null
    : yearStory(evidence.series.points, period, laterMonths(evidence.series.points, period) !== null);

const laterOf = ({ period }: Pick<StrategicData, "period">, { evidence }: AssessedFinding) =>
  evidence.series === null ? null : laterMonths(evidence.series.points, period);

const drawn = (chart: Chart | null): Chart[] => (chart === null ? [] : [chart]);

/** Months with their limits; where the series gives none, beside those of the year before. */
function monthsChart(data: StrategicData, finding: AssessedFinding): Chart | null {
  const { series } = finding.evidence;
  const { end } = data.period;
  const chart =
    series === null
      ? null
      : xmrChart(
          { quarter: { start: addMonths(`${end.slice(0, 7)}-01`, -2), end }, year: data.period },
          {
            measure: finding.measure,
            source: finding.row.source,
            supplier: finding.supplier,
            area_name: finding.row.area_name,
            quarter: finding.row,
            ...series,
          },
        );
  return chart ?? monthlyChart(data, finding);
}

/** Both bases with both ends, and what the comparison lacks. */
function standingWords(finding: AssessedFinding): string {
  const words = [finding.byRate, finding.byCount].flatMap((standing) =>
    standing === null ? [] : [rankSentence(standing.rank, standing.scope, finding.row.denominator)],
  );
  const notes = [finding.byRate, finding.byCount].flatMap(
    (standing) => noteWords(standing?.rank.reasons ?? []) ?? [],
  );
  return [...words, ...[...new Set(notes)].map(asSentence)].join(" ");
}
