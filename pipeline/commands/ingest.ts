import type { Command } from "commander";

export function register(program: Command): void {
  program
    .command("ingest")
    .description("load extracts: the files named, or everything new in data/")
    .argument("[files...]", "CSV files as received")
    .option(
      "--contract <source>",
      "read the files under this contract instead of finding one by their header",
    )
    .option("--rebuild", "make the store anew from the archived extracts")
    .action(async (files: string[], options: { contract?: string; rebuild?: boolean }, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { ingest } = await import("../ingest/ingest.js");
      const summary = await ingest(workspace, files, options);
      for (const line of summary.lines) process.stdout.write(`${line}\n`);
      for (const line of summary.refusals) process.stderr.write(`csp: ${line}\n`);
      if (summary.refusals.length > 0) process.exitCode = 1;
    });
}
