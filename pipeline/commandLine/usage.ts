import type { Command, CommanderError, Option } from "commander";
import { UserError } from "../errors.js";

/** What help says of an option: what it is for, whether it is needed, what may be given, what is taken without it. */
export function optionDescription(option: Option): string {
  const { description, mandatory, argChoices, defaultValue, defaultValueDescription } = option;
  const given = defaultValueDescription ?? (defaultValue === undefined ? undefined : String(defaultValue));
  const notes = [
    ...(mandatory ? ["required"] : []),
    ...(argChoices ? [argChoices.join(", ")] : []),
    ...(given === undefined ? [] : [`default: ${given}`]),
  ];
  return notes.length === 0 ? description : `${description} (${notes.join("; ")})`;
}

/**
 * A mistake in the words of a command line in the form of every other one: what, and what to do.
 *
 * @param words the command's own, "plan import"
 * @returns the error itself where it is none: help and the version were asked for
 */
export function usageFault(
  command: Command,
  words: readonly string[],
  error: CommanderError,
): CommanderError | UserError {
  const name = ["csp", ...words].join(" ");
  const verb = words.join(" ") || "csp";
  const lists = `${name} --help lists ${command.commands.length > 0 ? "the commands" : "the options"}`;
  const [first = "", second = ""] = [...error.message.matchAll(/'([^']*)'/g)].map(
    ([, quoted]) => quoted ?? "",
  );
  const meant = /\(Did you mean (?:one of )?([^?]+)\?\)/.exec(error.message)?.[1];
  const hint = meant === undefined ? lists : `did you mean ${meant}?`;
  const fault = (message: string, todo = hint) => new UserError(message, { hint: todo });
  switch (error.code) {
    case "commander.invalidArgument": {
      const [, choices] = /Allowed choices are (.*)\.$/.exec(error.message) ?? [];
      const why = error.message.replace(/^.* is invalid\. /s, "");
      return fault(`${flagOf(first)} ${second}`, choices === undefined ? why : `use one of ${choices}`);
    }
    case "commander.unknownOption":
      return fault(`${verb} has no option ${first}`, chosenWith(command, first) ?? hint);
    case "commander.unknownCommand":
      return fault(`there is no command "${first}"`);
    case "commander.missingMandatoryOptionValue":
      return fault(`${verb} needs ${first}`, descriptionOf(command, first) ?? lists);
    case "commander.optionMissingArgument":
      return fault(`${flagOf(first)} needs a value`, descriptionOf(command, first) ?? lists);
    case "commander.missingArgument":
      return fault(`${verb} needs ${first}`, argumentOf(command, first) ?? lists);
    case "commander.excessArguments":
      return fault(`${verb} takes fewer words`);
    case "commander.conflictingOption":
      return fault(`${flagOf(first)} and ${flagOf(second)} exclude one another`, "give one of them");
    default:
      return error;
  }
}

/** "--to" of "--to <month>". */
const flagOf = (flags: string): string => flags.replace(/ .*/, "");

const descriptionOf = (command: Command, flags: string): string | undefined =>
  command.options.find((option) => option.flags === flags)?.description;

const argumentOf = (command: Command, name: string): string | undefined =>
  command.registeredArguments.find((argument) => argument.name() === name)?.description;

/** `--format` is how to print; the kinds of files are chosen with `--as`. */
function chosenWith(command: Command, flag: string): string | undefined {
  const other = command.options.find(({ long }) => long === "--as");
  return flag === "--format" && other !== undefined
    ? `--as says which kinds of files: ${other.description}`
    : undefined;
}
