import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { day, formatOption, month, planYear } from "./options.js";
import { type Format, printRows, type Row } from "./printRows.js";

interface Options {
  to?: string;
  planYear?: string;
  asAt?: string;
  format: Format;
  workspace: string;
}

const columns = {
  number: "no",
  text: "success measure",
  answer: "answer",
  figures: "figures",
  certainty: "certainty",
  reason: "reason",
  note: "note",
};

export function register(program: Command, terminal: Terminal): void {
  program
    .command("targets")
    .description(
      "the plan's success measures: met, not met or cannot be judged, with the figures and the reason",
    )
    .option(
      "--to <month>",
      "last month of the twelve that are judged, 2023-09; by default the latest whole ones",
      month,
    )
    .option("--plan-year <year>", "2024-25; by default the plan year that begins after that month", planYear)
    .option(
      "--as-at <day>",
      "the day by which returns on actions count; by default that of the last return",
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
      const text = printRows(rows as unknown as Row[], columns, format);
      if (format !== "table") terminal.stdout.write(text);
      else {
        const count = (answer: string): number => rows.filter((row) => row.answer === answer).length;
        terminal.stdout.write(
          `Success measures ${planYear}: twelve months to ${to}, returns as at ${asAt}\n\n${text}\n${count("met")} met, ${count("not met")} not met, ${count("cannot be judged")} cannot be judged, of ${rows.length}\n`,
        );
      }
    });
}
