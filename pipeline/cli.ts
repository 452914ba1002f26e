#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { commands } from "./commands/index.js";
import { UserError } from "./errors.js";
import { faultLines } from "./faults.js";

/** A line for each thing that the user can mend, a stack for what we must. */
function report(error: unknown): number {
  if (error instanceof UserError) {
    for (const line of faultLines(error)) process.stderr.write(`csp: ${line}\n`);
    return 1;
  }
  process.stderr.write(
    `csp: a fault in the program, please report it\n${(error as Error)?.stack ?? error}\n`,
  );
  return 2;
}

// csp trends | head -1: whoever reads has read enough, which is no fault. The work goes on to its end, so that nothing
// is left half done. Windows says EOF.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (!["EPIPE", "EOF", "ERR_STREAM_DESTROYED"].includes(error.code ?? "")) throw error;
});

const program = new Command("csp")
  .description(
    "Partner extracts in; the strategic assessment, the trend pack and figures that survive scrutiny out",
  )
  .option("--workspace <dir>", "the partnership's folder", ".")
  .showHelpAfterError("(csp --help lists the commands)")
  .exitOverride();
for (const register of commands) register(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 1) : report(error);
}
