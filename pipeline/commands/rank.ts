import { type Command, Option } from "commander";
import type { Worded } from "../../reports/words/rows.js";
import type { AskedRank } from "../ask/askedRanks.js";
import { formatOption, month, wholeNumber } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import type { Terminal } from "../terminal.js";
import { formatCount } from "../words/number.js";

const columns = {
  source: "source",
  measure: "measure",
  scope: null,
  basis: null,
  area: null,
  area_name: "area",
  period_start: null,
  period_end: null,
  period_label: "period",
  value: "count",
  rate: "rate",
  per: null,
  denominator: null,
  place: "place",
  rank_highest: null,
  rank_highest_to: null,
  rank_lowest: null,
  rank_lowest_to: null,
  of: null,
  bounded: null,
  lacking: null,
  tied: null,
  rank_lower: null,
  rank_upper: null,
  indistinguishable_from: null,
  certainty: "95% confidence interval",
  rule: null,
  harm_days: "harm days",
  harm: null,
  note: "note",
} satisfies Columns<Worded<AskedRank>>;

interface Options {
  source?: string;
  measure?: string;
  scope?: string;
  basis: "count" | "rate";
  to?: string;
  months: number;
  format: Format;
  workspace: string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("rank")
    .description("rank areas among their peers, from highest and lowest")
    .option("--source <source>", "only this source (csp status lists them)")
    .option("--measure <measure>", "only this measure (csp measures lists them)")
    .option(
      "--scope <scope>",
      "wards, or the districts or partnerships of the peers that partnership.yaml names: COUNTY-districts, COUNTY-csps",
    )
    .addOption(new Option("--basis <basis>", "rank by").choices(["count", "rate"]).default("count"))
    .option("--to <month>", "last month of the period, 2023-09 (default: each source's own latest)", month)
    .option("--months <number>", "length of the period", wholeNumber, 12)
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, ...question } = command.optsWithGlobals<Options>();
      const { askedRanks } = await import("../ask/askedRanks.js");
      const rows = await askedRanks(workspace, question);
      if (rows.length === 0) {
        const { whyNothing } = await import("../ask/question.js");
        terminal.stderr.write(`csp: ${await whyNothing(workspace, question)}\n`);
      }
      const { withWords } = await import("../../reports/words/rows.js");
      terminal.stdout.write(await print(rows.map(withWords), columns, format));
      if (question.scope !== "wards" || format !== "table") return;
      const { inNoWard } = await import("../ask/inNoWard.js");
      for (const { measure, period_label, district, records, whole } of await inNoWard(workspace, question))
        terminal.stdout.write(
          `${measure}: ${formatCount(records)} of the ${formatCount(whole)} of ${district}, ${period_label}, are in no ward\n`,
        );
    });
}
