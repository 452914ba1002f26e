import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../pipeline/errors.js";
import type { Document } from "./document.js";
import { writeHtml } from "./writers/html.js";

/**
 * Writes a document into a folder (`out` of the workspace unless told) and returns the files. Each is written
 * beside its place and renamed, so that a reader never meets half of one.
 *
 * @throws UserError where the folder cannot be written to
 */
export async function writeDocument(document: Document, workspace: string, out?: string): Promise<string[]> {
  const folder = out ?? path.join(workspace, "out");
  const file = path.join(folder, `${document.name}.html`);
  const bytes = await writeHtml(document);
  const beside = `${file}.${process.pid}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(beside, bytes);
    renameSync(beside, file);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new UserError(`${file} cannot be written`, { hint: (cause as Error).message, cause });
  }
  return [file];
}
