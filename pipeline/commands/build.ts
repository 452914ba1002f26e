import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { formatCount } from "../words/number.js";

export function register(program: Command, terminal: Terminal): void {
  program
    .command("build")
    .description("build the tables that all other commands read, and run the checks")
    .action(async (_options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { build } = await import("../build/build.js");
      const { claimOf } = await import("../build/checks.js");
      const { tables, rows, overridden } = await build(workspace);
      terminal.stdout.write(`built ${tables} tables, ${formatCount(rows)} trends\n`);
      for (const { check, findings, role, reason } of overridden) {
        terminal.stdout.write(
          `overridden, and said on the first page of every document: ${claimOf(check)} (${findings} found; ${role}: ${reason})\n`,
        );
      }
    });
}
