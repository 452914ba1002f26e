import { type Command, InvalidArgumentError } from "commander";
import { type Quarter, quarterNamed } from "../../reports/documents/pack/quarter.js";
import type { Terminal } from "../terminal.js";
import { type DocumentOptions, documentOptions, issuing, printFiles } from "./documentOptions.js";

/** Commander's parser for `--quarter`, in either notation. */
export function quarterOf(text: string): Quarter {
  const quarter = quarterNamed(text);
  if (quarter) return quarter;
  throw new InvalidArgumentError(
    "a quarter is written 2024-Q1 (January to March 2024) or 2023/24-Q4 (the same, by the financial year)",
  );
}

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("pack")
    .description("write the quarterly trend pack")
    .requiredOption(
      "--quarter <quarter>",
      "2024-Q1 is January to March 2024; by the financial year the same is 2023/24-Q4",
      quarterOf,
    );
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & { quarter: Quarter }>();
    const { issuePack } = await import("../../reports/documents/pack/publish.js");
    const { issueDocument } = await import("../../reports/publish/publishDocument.js");
    const issue = await issuePack(options.workspace, options.quarter, {
      internal: options.internal === true,
    });
    printFiles(terminal, await issueDocument(issue, issuing(options, terminal)));
  });
}
