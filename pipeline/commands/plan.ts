import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { day, financialYear, formatOption, planYear } from "./options.js";
import { type Format, printRows, type Row } from "./printRows.js";

interface Options {
  planYear?: string;
  asAt?: string;
  summary?: boolean;
  year?: string;
  format: Format;
  workspace: string;
}

const actionColumns = {
  number: "no",
  action: "action",
  lead: "lead",
  by_when: "by when",
  state: "state",
  rag: "RAG",
  returned: "returned",
  note: "note",
};
const summaryColumns = {
  priority: "priority",
  share: "achieved",
  overdue: "overdue",
  not_yet_due: "not yet due",
  no_return: "no return",
  flagged: "due date flagged",
};
const fundingColumns = {
  financial_year: "year",
  provider: "provider",
  project: "project",
  amount: "£",
  outcomes: "outcomes",
  outcome: "",
  cost_per_outcome: "£ each",
  note: "note",
};
const importColumns = {
  file: "file",
  plan_year: "plan",
  quarter: "quarter",
  outcome: "outcome",
  returned: "returned",
  missing: "no return on",
  faults: "put aside",
};

export function register(program: Command, terminal: Terminal): void {
  const plan = program
    .command("plan")
    .description(
      "the action plan: what is achieved, overdue or not yet due as at a day, and the share with its counts",
    )
    .option("--plan-year <year>", "2024-25; by default the last plan in seeds/actions.csv", planYear)
    .option(
      "--as-at <day>",
      "the day to judge by, 2024-12-31; by default the last day on which anything was returned",
      day,
    )
    .option("--summary", "a line for each priority instead of one for each action")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, summary, ...asked } = command.optsWithGlobals<Options>();
      const { readPlan } = await import("../plan/readPlan.js");
      const found = await readPlan(workspace, asked);
      const lines = printRows(found.summary as unknown as Row[], summaryColumns, format);
      const actions = printRows(found.rows as unknown as Row[], actionColumns, format);
      if (format !== "table") terminal.stdout.write(summary ? lines : actions);
      else {
        terminal.stdout.write(
          `Action plan ${found.planYear} as at ${found.asAt}\n\n${summary ? "" : `${actions}\n`}${lines}`,
        );
      }
    });

  plan
    .command("import")
    .description(
      "take in lead agencies' quarterly returns; they are kept whole and every status leads back to its line",
    )
    .argument("[files...]", "CSV files of returns (default: everything new in the folder returns)")
    .action(async (files: string[], _options: object, command: Command) => {
      const { workspace, format } = command.optsWithGlobals<Options>();
      const { importReturns, newReturns } = await import("../plan/importReturns.js");
      const given = files.length > 0 ? files : await newReturns(workspace);
      if (given.length === 0) {
        terminal.stderr.write("nothing new in the folder returns\n");
        return;
      }
      const rows = (await importReturns(workspace, given)).map((row) => ({
        ...row,
        missing: row.missing.join(" "),
        faults: row.faults.map(({ line, reason }) => `line ${line}: ${reason}`).join("; "),
      }));
      terminal.stdout.write(printRows(rows, importColumns, format));
    });

  plan
    .command("funding")
    .description("the grants: whether they add up, and what each outcome cost")
    .option("--year <year>", "a financial year, 2020/21; by default all in seeds/funding.csv", financialYear)
    .action(async (_options: object, command: Command) => {
      const { workspace, format, year } = command.optsWithGlobals<Options>();
      const { readFunding } = await import("../plan/readPlan.js");
      const { withFundingNote } = await import("../../reports/documents/parts/fundingWords.js");
      const { withSession } = await import("../build/session.js");
      const found = await withSession(workspace, (session) => readFunding(session, year));
      const rows = found.map(withFundingNote);
      terminal.stdout.write(printRows(rows as unknown as Row[], fundingColumns, format));
    });
}
