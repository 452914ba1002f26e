import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { type Block, type Cell, cell } from "../../document.js";
import { factWords, unknownWords } from "../../words/evidence.js";
import { whySuppressed } from "../../words/suppressed.js";
import { judgedBy, judgementTable, orderReasons, rankingTable, scoresTable } from "../committee/tables.js";
import type { AssessmentRanking, StrategicData } from "../data/strategicData.js";
import { sentence } from "../parts/sentenceBlock.js";

/** So many findings stand beside a score; how many more there are is said. */
const mostShown = 3;

/** How the issues were ranked: scores, how far the order holds, the evidence behind each score, what people judged. */
export function assessmentScoring({ ranking, unranked, internal }: StrategicData): Block[] {
  const heading: Block[] = [
    { kind: "heading", level: 1, id: "scoring", text: "How the priorities were scored" },
  ];
  if (ranking === undefined) {
    return unranked === undefined ? [] : [...heading, ...sentence(`No issue was scored: ${unranked}.`)];
  }
  return [
    ...heading,
    ...sentence(
      `Scheme: ${ranking.scheme}. Each criterion gives an issue 0 to 5, or nothing where no evidence is known; what is unknown is left out and never counted as 0. The weights: ${ranking.criteria.map(({ name, weight }) => `${name} ${weight}`).join("; ")}.`,
    ),
    rankingTable(ranking),
    ...sentence([ranking.against, ranking.robustness].filter((words) => words !== "").join(" ")),
    ...orderReasons(ranking.ranked),
    scoresTable(ranking),
    ...judgementTable(ranking, internal),
    { kind: "heading", level: 2, id: "scoring-swaps", text: "What would change the order" },
    { kind: "list", ordered: false, items: ranking.swaps.map((swap) => [{ kind: "text", text: swap }]) },
    { kind: "heading", level: 2, id: "scoring-evidence", text: "The evidence behind each score" },
    ...ranking.ranked.map((issue) => evidenceTable(ranking, issue, internal)),
    { kind: "heading", level: 2, id: "scoring-roll-up", text: "How evidence makes a score" },
    {
      kind: "list",
      ordered: false,
      items: ranking.rollUp.map((words) => [{ kind: "text", text: words }]),
    },
  ];
}

function evidenceTable(
  ranking: AssessmentRanking,
  issue: AssessmentRanking["ranked"][number],
  internal = false,
): Block {
  let hidden = false;
  const rows = ranking.criteria.map(({ id, name }): Cell[] => {
    const value = issue.scores[id] ?? null;
    const judged = ranking.judgements.find((row) => row.priority === issue.id && row.criterion === id);
    const own = ranking.evidence.filter((row) => row.priority === issue.id && row.criterion === id);
    const known = own.filter(({ state }) => state === "scored");
    const shown = known.filter(({ suppressed }) => suppressed !== true);
    hidden ||= known.length > shown.length;
    const parts = [
      ...(judged === undefined ? [] : [judgedWords(judged, internal)]),
      ...shown.slice(0, mostShown).map(({ finding }) => typeset(factWords(finding))),
      ...(shown.length > mostShown ? [`${formatCount(shown.length - mostShown)} more of the kind`] : []),
      ...(known.length > shown.length
        ? [`${formatCount(known.length - shown.length)} [c], of measures that are suppressed`]
        : []),
      ...(known.length === 0 && judged === undefined
        ? [...new Set(own.flatMap(({ reason }) => (reason === null ? [] : unknownWords(reason))))].slice(0, 1)
        : []),
    ];
    return [
      cell(name),
      value === null
        ? cell("unknown")
        : { ...cell(formatDecimal(value, Number.isInteger(value) ? 0 : 1)), value },
      cell(
        parts.length === 0
          ? "no evidence"
          : `${parts.map((part) => part.replace(/[.;\s]+$/, "")).join("; ")}.`,
      ),
    ];
  });
  return {
    kind: "table",
    id: `table-evidence-${issue.id.replaceAll("_", "-")}`,
    caption: `${issue.name}: scores and their evidence`,
    columns: [
      { label: "Criterion", align: "left" },
      { label: "Score", align: "right" },
      { label: "Evidence", align: "left" },
    ],
    rows,
    headerColumn: true,
    units: hidden ? `Shorthand: [c] suppressed, ${whySuppressed}.` : null,
    notes: [],
    source: "the partnership's scoring of its extracts",
    group: { id: "Evidence", title: "Scores and their evidence", column: "Issue", name: issue.name },
  };
}

/** "Judged 4 (Community safety analyst): the reason": the name stands in internal copies alone. */
function judgedWords(judged: AssessmentRanking["judgements"][number], internal: boolean): string {
  const who = judgedBy(judged, internal);
  return `Judged ${judged.score}${who === "" ? "" : ` (${who})`}: ${judged.reason}`;
}

/** A minus that is one, and a space before per cent. */
function typeset(finding: string): string {
  return finding.replaceAll(/(^|[\s(,])-(?=\d)/g, "$1−");
}
