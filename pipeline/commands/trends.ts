import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { formatOption, month, wholeNumber } from "./options.js";
import { type Format, printRows, type Row } from "./printRows.js";

const columns = {
  source: "source",
  measure: "measure",
  area_name: "area",
  period_label: "period",
  value: "count",
  previous: "year before",
  change: "change",
  percent: "per cent",
  lower: "from",
  upper: "to",
  p: "p",
  verdict: "verdict",
  signal: "monthly signal",
  rate: "rate",
  harm_days: "harm days",
  note: "note",
};

interface Options {
  source?: string;
  measure?: string;
  area?: string;
  scope?: string;
  to?: string;
  months: number;
  format: Format;
  workspace: string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("trends")
    .description("how much there was, and how that compares with the same period of the year before")
    .option("--source <source>", "only this source (csp status lists them)")
    .option("--measure <measure>", "only this measure (csp measures lists them)")
    .option("--area <area>", "a code or a name instead of the partnership's district")
    .option(
      "--scope <scope>",
      "every area of these: wards, or the districts or partnerships of the peers: kent-districts, kent-csps",
    )
    .option("--to <month>", "last month of the period, 2023-09; without it each source's own latest", month)
    .option("--months <number>", "length of the period", wholeNumber, 12)
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, ...question } = command.optsWithGlobals<Options>();
      const { askedTrends } = await import("../ask/askedTrends.js");
      const rows = await askedTrends(workspace, question);
      if (rows.length === 0) {
        const { whyNothing } = await import("../ask/question.js");
        terminal.stderr.write(`${await whyNothing(workspace, question)}\n`);
      }
      const { withWords } = await import("../../reports/words/rows.js");
      terminal.stdout.write(printRows(rows.map(withWords) as unknown as Row[], columns, format));
    });
}
