import type { Command } from "commander";

export function register(program: Command): void {
  program
    .command("build")
    .description("make the tables that everything else reads, and hold them against the checks")
    .action(async (_options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { build } = await import("../analysis/build.js");
      const { tables, rows } = await build(workspace);
      process.stdout.write(`built ${tables} tables, ${rows.toLocaleString("en-GB")} trends\n`);
    });
}
