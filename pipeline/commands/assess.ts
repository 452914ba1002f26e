import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { type DocumentOptions, documentOptions, issuing, printFiles } from "./documentOptions.js";
import { month } from "./options.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("assess")
    .description("write the strategic assessment of the twelve months to a month")
    .requiredOption("--to <month>", "last month of the assessment year, 2023-09", month);
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & { to: string }>();
    const { issueAssessment } = await import("../../reports/documents/assessment/publish.js");
    const { issueDocument } = await import("../../reports/publish/publishDocument.js");
    const issue = await issueAssessment(options.workspace, options.to, {
      internal: options.internal === true,
    });
    printFiles(terminal, await issueDocument(issue, issuing(options, terminal)));
  });
}
