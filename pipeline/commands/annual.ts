import { type Command, InvalidArgumentError } from "commander";
import type { Terminal } from "../terminal.js";
import { type DocumentOptions, documentOptions, issuing, printFiles } from "./documentOptions.js";

/** Commander's parser for `--year`: "2020/21", also written 2020-21; as "2020/21". */
export function financialYearOf(text: string): string {
  const [, year = "", next = ""] = /^(\d{4})[/-](\d{2})$/.exec(text) ?? [];
  if (year !== "" && (Number(year) + 1) % 100 === Number(next)) return `${year}/${next}`;
  throw new InvalidArgumentError("a financial year is written 2020/21");
}

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("annual")
    .description("write the annual report's figures of a financial year")
    .requiredOption("--year <year>", "April to March: 2020/21", financialYearOf);
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & { year: string }>();
    const { issueAnnual } = await import("../../reports/documents/annual/publish.js");
    const { issueDocument } = await import("../../reports/publishDocument.js");
    const issue = await issueAnnual(options.workspace, options.year, { internal: options.internal === true });
    printFiles(terminal, await issueDocument(issue, issuing(options, terminal)));
  });
}
