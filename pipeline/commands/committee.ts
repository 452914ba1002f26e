import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { type DocumentOptions, documentOptions, issuing, printFiles } from "./documentOptions.js";
import { month, planYear } from "./options.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("committee")
    .description("write the covering paper that puts a plan before those who adopt it")
    .requiredOption("--year <year>", "the plan year, 2024-25", planYear)
    .option(
      "--to <month>",
      "last month of the evidence (default: of the assessment year before the plan)",
      month,
    );
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & { year: string; to?: string }>();
    const { issueCommittee } = await import("../../reports/documents/committee/publish.js");
    const { issueDocument } = await import("../../reports/publish/publishDocument.js");
    const asked = { planYear: options.year, to: options.to };
    const issue = await issueCommittee(options.workspace, asked, { internal: options.internal === true });
    printFiles(terminal, await issueDocument(issue, issuing(options, terminal)));
  });
}
