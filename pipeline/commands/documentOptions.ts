import type { Command } from "commander";
import type { Format } from "../../reports/publish/writeDocument.js";
import type { Terminal } from "../terminal.js";
import { folder, someOf } from "./options.js";

/** What every command that writes a document is told. */
export interface DocumentOptions {
  workspace: string;
  out?: string;
  format: Format[];
  internal?: boolean;
}

const known = ["html", "docx", "xlsx"] satisfies Format[];

/** Adds to a command where to write, in which formats, and whether in full. */
export function documentOptions(command: Command): Command {
  return command
    .option("--out <dir>", "the folder to write it to (default: out in the partnership's folder)", folder)
    .option("--format <formats>", "html, docx, xlsx: one or more, with commas between", someOf(known), known)
    .option("--internal", "small numbers in full, marked on every page as not for publication")
    .hook("preAction", async (_, asked) => {
      const { beginWriting } = await import("../../reports/publish/writeDocument.js");
      await beginWriting(asked.optsWithGlobals<DocumentOptions>().format);
    });
}

/** Where to write, for `issueDocument`. */
export function issuing({ workspace, out, format, internal }: DocumentOptions, terminal: Terminal) {
  const warn = (line: string): void => void terminal.stderr.write(`csp: ${line}\n`);
  return { root: workspace, out, format, internal, warn };
}

export function printFiles(terminal: Terminal, files: readonly string[]): void {
  for (const file of files) terminal.stdout.write(`${file}\n`);
}
