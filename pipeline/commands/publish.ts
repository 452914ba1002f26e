import type { Command } from "commander";
import { month } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import {
  type DocumentOptions,
  documentOptions,
  leavingBy,
  loadFirst,
  printFiles,
} from "./documentOptions.js";

export function register(program: Command, terminal: Terminal): void {
  const command = program
    .command("publish")
    .description(
      "write the whole set: assessment, trend pack, annual report, committee paper and the explorer",
    )
    .option(
      "--to <month>",
      "last month of the assessment year, 2023-09 (default: the last whole one); the quarter and the financial year are the last that end by then, the plan is the next",
      month,
    );
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & { to?: string }>();
    await loadFirst(options.workspace, terminal);
    const { publishSet } = await import("../../reports/publish/publishSet.js");
    const { files, left } = await publishSet(options.to, leavingBy(options, terminal));
    printFiles(terminal, files);
    for (const line of left) terminal.stderr.write(`csp: ${line}\n`);
  });
}
