import type { Command } from "commander";
import type { NotedFunding } from "../../reports/documents/parts/fundingWords.js";
import { day, financialYear, formatOption, planYear } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import { namedFiles } from "../namedFiles.js";
import type { ImportedReturns } from "../plan/importReturns.js";
import type { PlanRow, PlanSummary } from "../plan/plan.js";
import type { Contested } from "../targets/borneOut.js";
import type { Terminal } from "../terminal.js";

interface Options {
  planYear?: string;
  asAt?: string;
  summary?: boolean;
  year?: string;
  format: Format;
  workspace: string;
}

/** A file of returns, with what is missing or wrong in it as text. */
type Imported = Omit<ImportedReturns, "missing" | "faults"> & { missing: string; faults: string };

const actionColumns = {
  plan_year: null,
  number: "no",
  priority: null,
  action: "action",
  lead: "lead",
  by_when: "by when",
  due: null,
  state: "state",
  returned: "returned",
  rag: "RAG",
  rag_returned: null,
  evidence: null,
  note: "note",
  file: null,
  line: null,
  older_quarter: null,
} satisfies Columns<PlanRow>;
const summaryColumns = {
  plan_year: null,
  priority: "priority",
  actions: null,
  achieved: null,
  share: "achieved",
  contested: "contested",
  overdue: "overdue",
  not_yet_due: "not yet due",
  no_due_date: "no due date",
  no_return: "no return",
  late: "late",
  flagged: "due date flagged",
} satisfies Columns<PlanSummary>;
const fundingColumns = {
  financial_year: "year",
  line: null,
  provider: "provider",
  project: "project",
  amount: "£",
  outcome: "outcome",
  outcome_measure: null,
  outcomes: "outcomes",
  cost_per_outcome: "£ each",
  note: "note",
} satisfies Columns<NotedFunding>;
const importColumns = {
  file: "file",
  plan_year: "plan",
  quarter: "quarter",
  returned: "returned",
  missing: "no return on",
  faults: "quarantined",
  outcome: "outcome",
} satisfies Columns<Imported>;

/** The action with what a partner's count says against its return, beside what else is to be noted. */
function withCount(
  row: PlanRow,
  contested: readonly Contested[],
  words: (target: Contested) => string,
): PlanRow {
  const said = contested.filter(({ against }) => against.includes(row.number)).map(words);
  const note = [row.note, ...said].filter((part) => part !== null).join("; ");
  return { ...row, note: note === "" ? null : note };
}

export function register(program: Command, terminal: Terminal): void {
  const plan = program
    .command("plan")
    .description("list the action plan: what is achieved, overdue or not yet due on a day")
    .option("--plan-year <year>", "2024-25 (default: the last plan in seeds/actions.csv)", planYear)
    .option(
      "--as-at <day>",
      "the day to judge by, 2024-12-31 (default: the last day on which anything was returned)",
      day,
    )
    .option("--summary", "a line for each priority instead of one for each action")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, summary, ...asked } = command.optsWithGlobals<Options>();
      const { planSummary } = await import("../plan/plan.js");
      const { readPlan } = await import("../plan/readPlan.js");
      const { heldPlanOf } = await import("../targets/contested.js");
      const { contestedSentence } = await import("../../reports/words/targets.js");
      const read = await readPlan(workspace, asked);
      const { rows, contested } = await heldPlanOf(workspace, read);
      const lines = await print(planSummary(rows), summaryColumns, format);
      const noted = rows.map((row) => withCount(row, contested, contestedSentence));
      const actions = await print(noted, actionColumns, format);
      if (format !== "table") terminal.stdout.write(summary ? lines : actions);
      else {
        terminal.stdout.write(
          `Action plan ${read.planYear} as at ${read.asAt}\n\n${summary ? "" : `${actions}\n`}${lines}${contested.map((target) => `${contestedSentence(target)}\n`).join("")}`,
        );
      }
    });

  plan
    .command("import")
    .description("load lead agencies' quarterly returns; each status can be traced to its line")
    .argument(
      "[files...]",
      "CSV files or workbooks of returns (default: everything new in the folder returns)",
    )
    .addOption(formatOption())
    .action(async (files: string[], _options: object, command: Command) => {
      const { workspace, format } = command.optsWithGlobals<Options>();
      const { importReturns, newReturns } = await import("../plan/importReturns.js");
      const given = files.length > 0 ? namedFiles(files) : await newReturns(workspace);
      if (given.length === 0) {
        terminal.stderr.write("csp: nothing new in the folder returns\n");
        return;
      }
      const rows = (await importReturns(workspace, given)).map(
        (row): Imported => ({
          ...row,
          missing: row.missing.join(" "),
          faults: row.faults.map(({ line, reason }) => `line ${line}: ${reason}`).join("; "),
        }),
      );
      terminal.stdout.write(await print(rows, importColumns, format));
    });

  plan
    .command("funding")
    .description("list the grants, whether they add up, and the cost of each outcome")
    .option("--year <year>", "a financial year, 2020/21 (default: all in seeds/funding.csv)", financialYear)
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format, year } = command.optsWithGlobals<Options>();
      const { readFunding } = await import("../plan/readPlan.js");
      const { withFundingNote } = await import("../../reports/documents/parts/fundingWords.js");
      const { withSession } = await import("../build/session.js");
      const found = await withSession(workspace, (session) => readFunding(session, year));
      const rows = found.map(withFundingNote);
      terminal.stdout.write(await print(rows, fundingColumns, format));
    });
}
