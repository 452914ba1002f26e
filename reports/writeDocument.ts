import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../pipeline/errors.js";
import type { Document } from "./document.js";

/** Each writer is loaded when it is asked for: Word's alone takes longer to load than the page takes to write. */
const writers = {
  html: async (document: Document) => (await import("./writers/html.js")).writeHtml(document),
  docx: async (document: Document) => (await import("./writers/docx.js")).writeDocx(document),
  xlsx: async (document: Document) => (await import("./writers/xlsx.js")).writeXlsx(document),
} satisfies Record<string, (document: Document) => Promise<string | Uint8Array>>;

export type Format = keyof typeof writers;

export const formats = Object.keys(writers) as Format[];

/**
 * Writes a document into a folder and returns the files. Each is written beside its place and renamed, so that
 * a reader never meets half of one.
 *
 * @throws UserError where the folder cannot be written to, or a file in it is open elsewhere
 */
export async function writeDocument(
  document: Document,
  folder: string,
  chosen: readonly Format[] = formats,
): Promise<string[]> {
  const files: string[] = [];
  for (const format of chosen) {
    const file = path.join(folder, `${document.name}.${format}`);
    replaceFile(file, await writers[format](document));
    files.push(file);
  }
  return files;
}

function replaceFile(file: string, bytes: string | Uint8Array): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(beside, bytes);
    renameSync(beside, file);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new UserError(`${file} cannot be written`, { hint: (cause as Error).message, cause });
  }
}
