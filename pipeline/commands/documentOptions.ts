import { type Command, Option } from "commander";
import type { Publication } from "../../reports/documents/data/publication.js";
import type { publications } from "../../reports/publish/publications.js";
import type { Leaving } from "../../reports/publish/publishDocument.js";
import type { Format } from "../../reports/publish/writeDocument.js";
import { folder, someOf } from "../commandLine/options.js";
import type { Terminal } from "../terminal.js";

/** What every command that writes a document is given. */
export interface DocumentOptions {
  workspace: string;
  out?: string;
  as: Format[];
  internal?: boolean;
}

const usual = ["html", "docx", "xlsx"] satisfies Format[];
const known = [...usual, "pdf"] satisfies Format[];

/** Adds to a command where to write, in which formats, and whether in full. */
export function documentOptions(command: Command): Command {
  return command
    .option("--out <dir>", "the folder to write to (default: out in the partnership's folder)", folder)
    .addOption(
      new Option("--as <kinds>", "html, docx, xlsx, pdf (PDF/UA-1): one or more, with commas between")
        .argParser(someOf(known))
        .default([...usual], "html,docx,xlsx"),
    )
    .option("--internal", "small numbers in full, marked on every page as not for publication")
    .hook("preAction", async (_, asked) => {
      const { beginWriting } = await import("../../reports/publish/writeDocument.js");
      await beginWriting(asked.optsWithGlobals<DocumentOptions>().as);
    });
}

/** Where to write, and whom to warn. */
export function leavingBy(
  { workspace, out, as: format, internal }: DocumentOptions,
  terminal: Terminal,
): Leaving {
  const warn = (line: string): void => void terminal.stderr.write(`csp: ${line}\n`);
  return { root: workspace, out, format, internal, warn };
}

type Publications = typeof publications;

/**
 * Gives a command that writes one document its options and its action: it loads what is new, and where nothing is asked
 * for, it is of the last whole period.
 */
export function documentCommand<Asked, Options>(
  command: Command,
  terminal: Terminal,
  choose: (all: Publications, options: Options) => Publication<Asked>,
  asked: (options: Options) => Asked | undefined,
): void {
  documentOptions(command).action(async (_options: object, self: Command) => {
    const options = self.optsWithGlobals<DocumentOptions & Options>();
    const { publications } = await import("../../reports/publish/publications.js");
    const { publishDocument } = await import("../../reports/publish/publishDocument.js");
    const leaving = leavingBy(options, terminal);
    await loadFirst(options.workspace, terminal);
    printFiles(terminal, await publishDocument(choose(publications, options), asked(options), leaving));
  });
}

/** Loads what is new: documents of one folder that were written in turn would otherwise be of different figures. */
export async function loadFirst(root: string, terminal: Terminal): Promise<void> {
  const { loadNew } = await import("../start/loadNew.js");
  await loadNew(root, terminal);
}

export function printFiles(terminal: Terminal, files: readonly string[]): void {
  for (const file of files) terminal.stdout.write(`${file}\n`);
}
