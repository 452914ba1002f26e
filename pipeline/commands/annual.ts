import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { type DocumentOptions, documentOptions, issuing, printFiles } from "./documentOptions.js";
import { financialYear } from "./options.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("annual")
    .description("write the annual report's figures of a financial year")
    .requiredOption("--year <year>", "April to March: 2020/21", financialYear);
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & { year: string }>();
    const { issueAnnual } = await import("../../reports/documents/annual/publish.js");
    const { issueDocument } = await import("../../reports/publish/publishDocument.js");
    const issue = await issueAnnual(options.workspace, options.year, { internal: options.internal === true });
    printFiles(terminal, await issueDocument(issue, issuing(options, terminal)));
  });
}
