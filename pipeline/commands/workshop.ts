import type { Command } from "commander";
import { folder, month, planYear } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";

interface Options {
  to: string;
  planYear?: string;
  scheme?: string;
  out?: string;
  workspace: string;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("workshop")
    .description(
      "write the scoring workshop: one page to project in the meeting, whose judgements csp score reads",
    )
    .requiredOption("--to <month>", "last month of the twelve that give the evidence, 2023-09", month)
    .option("--plan-year <year>", "2024-25 (default: the plan year that begins after that month)", planYear)
    .option("--scheme <scheme>", "six-criteria, or another of seeds/schemes")
    .option("--out <dir>", "the folder to write to (default: out in the partnership's folder)", folder)
    .action(async (_options: object, command: Command) => {
      const { workspace, out, ...asked } = command.optsWithGlobals<Options>();
      const { scoreIssues } = await import("../priorities/scoreIssues.js");
      const { keepEvidence } = await import("../priorities/keepEvidence.js");
      const { workshopData } = await import("../../reports/documents/workshop/data.js");
      const { writeWorkshop } = await import("../../reports/documents/workshop/write.js");
      const { withSession } = await import("../build/session.js");
      const scoring = await withSession(workspace, (session) => scoreIssues(session, asked));
      await keepEvidence(workspace, scoring);
      terminal.stdout.write(`${writeWorkshop(workshopData(scoring), workspace, out)}\n`);
    });
}
