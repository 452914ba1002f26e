import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "./errors.js";

/**
 * Writes a file beside its place and renames it, so that a reader never meets half of one; its folder is made.
 *
 * @param content what is to stand there, or the file to copy
 * @throws UserError where the folder cannot be written to, or the file is open elsewhere
 */
export function replaceFile(file: string, content: string | Uint8Array | { from: string }): void {
  const beside = `${file}.${process.pid}.part`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === "string" || content instanceof Uint8Array) writeFileSync(beside, content);
    else copyFileSync(content.from, beside);
    renameSync(beside, file);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new UserError(`${file} cannot be written`, { hint: (cause as Error).message, cause });
  }
}
