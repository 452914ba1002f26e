import { statSync } from "node:fs";
import { UserError } from "./errors.js";

/** Why a file that was named cannot be taken, in the same words whichever command it was named to. */
export interface FileTrouble {
  message: string;
  hint: string;
}

const folder: FileTrouble = { message: "is a folder", hint: "name a file" };

function troubleOf(cause: unknown): FileTrouble {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { message: "is not there", hint: "check the name" };
  return code === "EISDIR" ? folder : { message: "cannot be read", hint: message };
}

/** Null where there is such a file. */
export function fileTrouble(file: string): FileTrouble | null {
  try {
    const found = statSync(file);
    if (found.isDirectory()) return folder;
    return found.isFile() ? null : { message: "is not a file", hint: "name a file" };
  } catch (cause) {
    return troubleOf(cause);
  }
}

/** @param cause what reading the file ended in */
export function fileFault(file: string, cause: unknown): UserError {
  const { message, hint } = troubleOf(cause);
  return new UserError(`${file}: ${message}`, { hint, cause });
}

/** @throws UserError where there is no such file */
export function mustBeFile(file: string): void {
  const trouble = fileTrouble(file);
  if (trouble !== null) throw new UserError(`${file}: ${trouble.message}`, { hint: trouble.hint });
}
