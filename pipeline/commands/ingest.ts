import type { Command } from "commander";
import { day } from "./printRows.js";

interface Options {
  contract?: string;
  rebuild?: boolean;
  received?: string;
}

/** The one look at the clock: a record cannot be of a later day than the file came. The ledger keeps the day. */
const today = (): string => new Date().toISOString().slice(0, 10);

export function register(program: Command): void {
  program
    .command("ingest")
    .description("load extracts: the files named, or everything new in data/")
    .argument("[files...]", "CSV files as received")
    .option(
      "--contract <source>",
      "read the files under this contract instead of finding one by their header",
    )
    .option("--received <day>", "the day on which the files came, 2023-10-20; today without it", day)
    .option("--rebuild", "make the store anew from the archived extracts")
    .action(async (files: string[], options: Options, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { ingest } = await import("../ingest/ingest.js");
      const { received, ...rest } = options;
      const summary = await ingest(workspace, files, { ...rest, receivedOn: received ?? today() });
      for (const line of summary.lines) process.stdout.write(`${line}\n`);
      for (const line of summary.refusals) process.stderr.write(`csp: ${line}\n`);
      if (summary.refusals.length > 0) process.exitCode = 1;
    });
}
