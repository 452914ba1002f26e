import { readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import { examples } from "./commandLine/examples.js";
import { optionDescription, usageFault } from "./commandLine/usage.js";
import { groups } from "./commands/index.js";
import { UserError } from "./errors.js";
import { faultLines } from "./faults.js";
import { packageFile } from "./packageFiles.js";
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
      "csp turns partners' extracts into a partnership's strategic assessment, trend pack, annual report and committee paper",
    )
    .version(version(), "--version", "print the version")
    .addOption(
      new Option("--workspace <dir>", "the partnership's folder").default(
        ".",
        "the folder in which the command is run",
      ),
    )
    .addHelpCommand(
      new Command("help").argument("[command]").description("the options of a command").helpGroup("More:"),
    )
    .configureHelp({ optionDescription })
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      // a mistake in the words is reported as every other mistake is
      outputError: () => undefined,
      getOutHelpWidth: () => widthOf(terminal.stdout),
      getErrHelpWidth: () => widthOf(terminal.stderr),
    });
  for (const { heading, verbs } of groups) {
    program.commandsGroup(heading);
    for (const register of verbs) register(program, terminal, run);
  }
  prepare(program, []);
  return program;
}

/** Gives a command and those below it their examples, and their mistakes the form of all messages. */
function prepare(command: Command, words: readonly string[]): void {
  command.exitOverride((error) => {
    throw usageFault(command, words, error);
  });
  const own = examples[words.join(" ")];
  if (own !== undefined)
    command.addHelpText("after", `\nExamples:\n${own.map((each) => `  ${each}`).join("\n")}`);
  for (const child of command.commands) {
    prepare(child, [...words, child.name()]);
    if (words.length > 0) child.hook("preAction", () => checkOwn(command, child, words));
  }
}

/** A command below another is handed that one's options: those that are not its own are refused and not ignored. */
function checkOwn(above: Command, command: Command, words: readonly string[]): void {
  const own = new Set(command.options.map(({ long }) => long));
  const other = above.options.find(
    (option) => above.getOptionValueSource(option.attributeName()) === "cli" && !own.has(option.long),
  );
  if (other === undefined) return;
  const name = [...words, command.name()].join(" ");
  throw new UserError(`${name} has no option ${other.long}`, {
    hint: `csp ${name} --help lists the options`,
  });
}

const version = (): string =>
  (JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string }).version;

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
