import type { Command } from "commander";
import type { Worded } from "../../reports/words/rows.js";
import type { AskedTrend } from "../ask/askedTrends.js";
import { formatOption, month, wholeNumber } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import type { Terminal } from "../terminal.js";

const columns = {
  source: "source",
  measure: "measure",
  area: null,
  area_name: "area",
  period_start: null,
  period_end: null,
  period_label: "period",
  value: "count",
  previous: "year before",
  more: null,
  previous_more: null,
  change: "change",
  percent: "per cent",
  rate: "rate",
  per: null,
  denominator: null,
  status: null,
  previous_start: null,
  previous_end: null,
  previous_status: null,
  lower: "from",
  upper: "to",
  z: null,
  p: "p",
  verdict: "verdict",
  meaning: null,
  rule: null,
  signal: "monthly signal",
  harm_days: "harm days",
  harm: null,
  note: "note",
} satisfies Columns<Worded<AskedTrend>>;

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
    .description("compare the figures of a period with the same period of the year before")
    .option("--source <source>", "only this source (csp status lists them)")
    .option("--measure <measure>", "only this measure (csp measures lists them)")
    .option("--area <area>", "a code or a name instead of the partnership's district")
    .option(
      "--scope <scope>",
      "every area of these: wards, or the districts or partnerships of the peers: COUNTY-districts, COUNTY-csps",
    )
    .option("--to <month>", "last month of the period, 2023-09 (default: each source's own latest)", month)
    .option("--months <number>", "length of the period", wholeNumber, 12)
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, ...question } = command.optsWithGlobals<Options>();
      const { askedTrends } = await import("../ask/askedTrends.js");
      const rows = await askedTrends(workspace, question);
      if (rows.length === 0) {
        const { whyNothing } = await import("../ask/question.js");
        terminal.stderr.write(`csp: ${await whyNothing(workspace, question)}\n`);
      }
      const { withWords } = await import("../../reports/words/rows.js");
      terminal.stdout.write(await print(rows.map(withWords), columns, format));
    });
}
