import { Command, CommanderError } from "commander";
import { commands } from "./commands/index.js";
import { UserError } from "./errors.js";
import { faultLines } from "./faults.js";
import type { Output, Terminal } from "./terminal.js";

/**
 * Runs the command with the words of a command line, in the working folder of the process.
 *
 * @returns the exit code: 1 for what the user can mend, 2 for a fault in the program
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await programFor(terminal).parseAsync(words, { from: "user" });
    return Number(terminal.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    return report(error, terminal.stderr);
  }
}

/** The command line with all of its verbs, none of them run. */
export function programFor(terminal: Terminal): Command {
  const program = new Command("csp")
    .description(
      "Partner extracts in; the strategic assessment, the trend pack and figures that survive scrutiny out",
    )
    .option("--workspace <dir>", "the partnership's folder", ".")
    .showHelpAfterError("(csp --help lists the commands)")
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => widthOf(terminal.stdout),
      getErrHelpWidth: () => widthOf(terminal.stderr),
    })
    .exitOverride();
  for (const register of commands) register(program, terminal, run);
  return program;
}

/** Help is wrapped to the width of a terminal, and elsewhere to that of an old one. */
const widthOf = ({ isTTY, columns }: Output): number => (isTTY ? (columns ?? 80) : 80);

/** A line for each thing that the user can mend, a stack for what we must. */
function report(error: unknown, stderr: Output): number {
  if (error instanceof UserError) {
    for (const line of faultLines(error)) stderr.write(`csp: ${line}\n`);
    return 1;
  }
  stderr.write(`csp: a fault in the program, please report it\n${(error as Error)?.stack ?? error}\n`);
  return 2;
}
