import type { Command } from "commander";
import type { Scoring } from "../priorities/scoring.js";
import type { Terminal } from "../terminal.js";
import { counted } from "../words/plural.js";
import { formatOption, month, planYear } from "./options.js";
import { type Format, printRows, type Row } from "./printRows.js";

interface Options {
  to: string;
  planYear?: string;
  scheme?: string;
  evidence?: boolean;
  robustness?: boolean;
  movement?: boolean;
  format: Format;
  workspace: string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("score")
    .description(
      "rank the community safety issues for the next plan, with the evidence, the judgements and the robustness",
    )
    .requiredOption("--to <month>", "last month of the twelve that give the evidence, 2023-09", month)
    .option("--plan-year <year>", "2024-25; by default the plan year that begins after that month", planYear)
    .option("--scheme <scheme>", "six-criteria, or another of seeds/schemes")
    .option("--evidence", "every row of evidence instead of the ranking")
    .option("--robustness", "how far each place holds, and what would swap neighbours")
    .option("--movement", "each issue against the last published ranking, with what moved it")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { scoreIssues } = await import("../priorities/scoreIssues.js");
      const { keepEvidence } = await import("../priorities/keepEvidence.js");
      const rows = await import("../priorities/scoreRows.js");
      const { withSession } = await import("../build/session.js");
      const scoring = await withSession(options.workspace, (session) => scoreIssues(session, options));
      await keepEvidence(options.workspace, scoring);
      const { format } = options;
      const print = (table: readonly object[], columns: Record<string, string>): string =>
        printRows(table as unknown as Row[], columns, format);
      if (options.evidence) terminal.stdout.write(print(rows.evidenceRows(scoring), evidenceColumns));
      else if (options.robustness)
        terminal.stdout.write(print(rows.robustnessRows(scoring), robustnessColumns));
      else if (options.movement) terminal.stdout.write(print(scoring.movements, movementColumns));
      else if (format !== "table") terminal.stdout.write(print(rows.rankingRows(scoring), {}));
      else
        terminal.stdout.write(
          told(
            scoring,
            print(rows.rankingTable(scoring), rankingColumns(scoring)),
            rows.swapSentences(scoring),
            rows.rollUpSentences(scoring),
          ),
        );
    });
}

const rankingColumns = ({ criteria }: Scoring): Record<string, string> => ({
  position: "place",
  issue: "issue",
  score: "score",
  known: "known",
  ...Object.fromEntries(criteria.map(({ id }) => [id, id.replaceAll("_", " ")])),
  range: "could be",
  holds: "holds",
  last_rank: "last year",
  published: "adopted",
});
const evidenceColumns = {
  priority: "issue",
  criterion: "criterion",
  evidence: "evidence",
  score: "score",
  finding: "finding",
  reason: "unknown because",
  note: "note",
};
const robustnessColumns = {
  position: "place",
  issue: "issue",
  range: "could be",
  holds: "holds",
  without: "place without one criterion",
  swap: "what would swap it with the next",
};
const movementColumns = {
  position: "place",
  issue: "issue",
  last_rank: "last year",
  last_names: "was",
  moved: "moved",
  position_before: "by last year's evidence",
  why: "why",
};

function told(
  scoring: Scoring,
  ranking: string,
  swaps: readonly string[],
  rollUps: readonly string[],
): string {
  const { planYear, to, scheme, criteria, sentence, judgements, movements } = scoring;
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
    sentence,
    ...swaps,
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
