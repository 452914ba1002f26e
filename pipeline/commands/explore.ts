import type { Command } from "commander";
import { file, month } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";
import { loadFirst } from "./documentOptions.js";

interface Options {
  workspace: string;
  to?: string;
  out?: string;
  internal?: boolean;
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command("explore")
    .description(
      "write the explorer: one page in which any measure, area and year can be looked at, from a folder and without a network",
    )
    .option(
      "--to <month>",
      "last month of the figures, 2023-09 (default: that of the last whole assessment year)",
      month,
    )
    .option(
      "--out <file>",
      "the page to write (default: out/explorer.html in the partnership's folder)",
      file,
    )
    .option("--internal", "small numbers in full, marked as not for publication")
    .action(async (_options: object, command: Command) => {
      const { workspace: root, to, out, internal } = command.optsWithGlobals<Options>();
      await loadFirst(root, terminal);
      const { publishExplorer } = await import("../../reports/publish/publishExplorer.js");
      const warn = (line: string): void => void terminal.stderr.write(`csp: ${line}\n`);
      terminal.stdout.write(`${await publishExplorer(to, { root, file: out, internal, warn })}\n`);
    });
}
