import type { Command } from "commander";
import type { WordedTarget } from "../../reports/words/targets.js";
import { day, formatOption, month, planYear } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import { groupBy } from "../groupBy.js";
import type { Terminal } from "../terminal.js";

interface Options {
  to?: string;
  planYear?: string;
  asAt?: string;
  format: Format;
  workspace: string;
}

const columns = {
  plan_year: null,
  number: "no",
  priority: null,
  text: "success measure",
  kind: null,
  answer: "answer",
  figures: "figures",
  certainty: "certainty",
  reason: "reason",
  period: null,
  caveat: null,
  note: "note",
} satisfies Columns<WordedTarget>;

export function register(program: Command, terminal: Terminal): void {
  program
    .command("targets")
    .description(
      "judge the plan's success measures: met, not met or cannot be judged, with figures and reasons",
    )
    .option(
      "--to <month>",
      "last month that counts, 2023-09 (default: that of the latest whole twelve): of a plan year its months so far, before it begins the twelve",
      month,
    )
    .option("--plan-year <year>", "2024-25 (default: the plan year that begins after that month)", planYear)
    .option(
      "--as-at <day>",
      "the day by which returns on actions count (default: that of the last return)",
      day,
    )
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, ...asked } = command.optsWithGlobals<Options>();
      const { readTargets } = await import("../targets/readTargets.js");
      const { withSession } = await import("../build/session.js");
      const { to, asAt, planYear, rows } = await withSession(workspace, (session) =>
        readTargets(session, asked),
      );
      const { answerWords, wordedTarget } = await import("../../reports/words/targets.js");
      const text = await print(rows.map(wordedTarget), columns, format);
      if (format !== "table") terminal.stdout.write(text);
      else {
        const answers = groupBy(rows, answerWords);
        const counts = [...answers].map(([answer, of]) => `${of.length} ${answer}`);
        terminal.stdout.write(
          `Success measures ${planYear}: figures to ${to}, returns as at ${asAt}\n\n${text}\n${counts.join(", ")}, of ${rows.length}\n`,
        );
      }
    });
}
