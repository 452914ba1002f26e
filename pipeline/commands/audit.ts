import { type Command, Option } from "commander";
import { namedFiles } from "../namedFiles.js";
import type { Terminal } from "../terminal.js";

interface AuditOptions {
  readonly previous?: string;
  readonly accept?: string;
  readonly claims?: boolean;
  readonly format: "table" | "json" | "html";
}

/** `csp audit`: the figures in finished documents, checked. Needs no workspace; with `--workspace` its store is asked too. */
export function register(program: Command, terminal: Terminal): void {
  program
    .command("audit")
    .description(
      "check the figures in finished documents (text, Markdown, HTML, DOCX, PDF); exit 1 on an error",
    )
    .argument("<documents...>", "documents to check")
    .option("--previous <document>", "the document of the year before: finds what was copied forward")
    .option("--accept <file>", "YAML list of findings a person has dismissed, each with its reason")
    .option("--claims", "print every claim that was read, with its parts, instead of findings")
    .addOption(
      new Option("--format <format>", "how to print").choices(["table", "json", "html"]).default("table"),
    )
    .action(async (paths: string[], options: AuditOptions, command: Command) => {
      const { runAudit } = await import("../audit/runAudit.js");
      let figures: Parameters<typeof runAudit>[2] = [];
      // only on request: a document of another partnership must not be held against this one's figures
      if (program.getOptionValueSource("workspace") === "cli") {
        const { readStoreFigures } = await import("../ask/storeFigures.js");
        figures = await readStoreFigures(command.optsWithGlobals<{ workspace: string }>().workspace);
      }
      const { output, warnings, failed } = await runAudit(namedFiles(paths), options, figures);
      for (const warning of warnings) terminal.stderr.write(`csp: ${warning}\n`);
      terminal.stdout.write(output);
      if (failed) terminal.exitCode = 1;
    });
}
