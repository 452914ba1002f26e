import type { Command } from "commander";
import type { WordedMovement } from "../../reports/words/movement.js";
import { formatOption } from "../commandLine/options.js";
import { type Columns, type Format, print, table } from "../commandLine/print.js";
import type { NotedEvidence, Robustness } from "../priorities/scoreRows.js";
import type { Scoring } from "../priorities/scoring.js";
import type { Terminal } from "../terminal.js";
import { counted } from "../words/plural.js";
import { type RankingOptions, rankedIssues, rankingOptions } from "./rankedIssues.js";

interface Options extends RankingOptions {
  evidence?: boolean;
  robustness?: boolean;
  movement?: boolean;
  format: Format;
}

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("score")
    .description(
      "rank the community safety issues for the next plan, with the evidence, the judgements and the robustness",
    );
  rankingOptions(command)
    .option("--evidence", "every row of evidence instead of the ranking")
    .option("--robustness", "how far each place holds, and what would swap neighbours")
    .option("--movement", "each issue against the last published ranking, with what moved it")
    .addOption(formatOption())
    .action(async (_options: object, self: Command) => {
      const options = self.optsWithGlobals<Options>();
      const rows = await import("../priorities/scoreRows.js");
      const scoring = await rankedIssues(options, terminal);
      const { wordedMovement } = await import("../../reports/words/movement.js");
      const movements = scoring.movements.map(wordedMovement);
      const { format } = options;
      const text = async (): Promise<string> => {
        if (options.evidence) return print(rows.evidenceRows(scoring), evidenceColumns, format);
        if (options.robustness) return print(rows.robustnessRows(scoring), robustnessColumns, format);
        if (options.movement) return print(movements, movementColumns, format);
        const columns = rankingColumns(scoring);
        if (format !== "table") return print(rows.rankingRows(scoring), columns, format);
        return printed(
          scoring,
          table(rows.rankingTable(scoring), columns),
          [
            ...[rows.againstSentence(scoring)].filter((words) => words !== ""),
            rows.robustnessSentence(scoring),
            ...rows.swapSentences(scoring),
          ],
          rows.rollUpSentences(scoring),
          movements,
        );
      };
      terminal.stdout.write(await text());
    });
}

/** Of each criterion the score, and for programs what was computed and whether it was judged instead. */
const rankingColumns = ({ criteria }: Scoring): Columns<Record<string, unknown>> => ({
  plan_year: null,
  scheme: null,
  position: "place",
  priority: null,
  issue: "issue",
  score: "score",
  grade: null,
  known_share: null,
  known: "known",
  ...Object.fromEntries(
    criteria.flatMap(({ id }) => [
      [id, id.replaceAll("_", " ")],
      [`${id}_computed`, null],
      [`${id}_judged`, null],
    ]),
  ),
  best: null,
  worst: null,
  range: "by what is known",
  blanks: null,
  holds: "holds",
  last_year: null,
  last_rank: "last year",
  moved: null,
  why: null,
  published: "adopted",
  swap: null,
  robustness: null,
});
const evidenceColumns = {
  plan_year: null,
  priority: "issue",
  issue: null,
  criterion: "criterion",
  evidence: "evidence",
  what: null,
  measure: null,
  source: null,
  area: null,
  period_start: null,
  period_end: null,
  value: null,
  word: null,
  finding: "finding",
  small: null,
  bands: null,
  score: "score",
  state: null,
  reason: "unknown because",
  note: "note",
} satisfies Columns<NotedEvidence>;
const robustnessColumns = {
  position: "place",
  priority: null,
  issue: "issue",
  best: null,
  worst: null,
  range: "by what is known",
  blanks: "with blanks known",
  holds_share: null,
  holds: "holds",
  without: "place without one criterion",
  swap: "what would swap it with the next",
  robustness: null,
} satisfies Columns<Robustness>;
const movementColumns = {
  id: null,
  issue: "issue",
  position: "place",
  last_year: null,
  last_rank: "last year",
  last_names: "was",
  split_from: null,
  moved: "moved",
  position_before: "by last year's evidence",
  why: "why",
} satisfies Columns<WordedMovement>;

function printed(
  scoring: Scoring,
  ranking: string,
  robustness: readonly string[],
  rollUps: readonly string[],
  movements: readonly WordedMovement[],
): string {
  const { planYear, to, scheme, criteria, judgements } = scoring;
  const weights = criteria.map(
    ({ name, weight, given }) =>
      `${name} ${weight}${weight === given ? "" : ` (judged; ${given} in the seed)`}`,
  );
  const lines = [
    `Priorities for ${planYear}, evidence of the twelve months to ${to}: ${scheme.title}`,
    `Weights: ${weights.join(", ")}`,
    "",
    ranking.trimEnd(),
    "",
    `A * marks a judgement; unknown criteria are left out, not counted as 0. ${counted(judgements.length, "judgement")} in seeds/judgements.csv.`,
    ...robustness,
    "",
    "How evidence makes a score (seeds/criteria.csv), in tenths, half up:",
    ...rollUps,
    "",
    ...movements.map(
      ({ issue, position, last_year, last_rank, why }) =>
        `${issue}: ${position === null ? "not placed" : `place ${position}`}, ${last_rank === null ? `none in ${last_year}` : `${last_rank} in ${last_year}`}: ${why}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}
