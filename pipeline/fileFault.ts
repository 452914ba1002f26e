import { statSync } from "node:fs";
import { UserError } from "./errors.js";

/** Why a file that was named cannot be taken, in the same words whichever command it was named to. */
export interface FileTrouble {
  message: string;
  hint: string;
}

/**
 * What a system says of a file that another program holds. Windows says EPERM too of one that may not be read at all, so
 * that both are named.
 */
const held = new Set(["EBUSY", "EPERM", "ETXTBSY", "EACCES"]);

/** Whether a file may be free a moment later: a spreadsheet has it open, or a virus scanner looks at it. */
export const isHeld = (cause: unknown): boolean => held.has((cause as NodeJS.ErrnoException).code ?? "");

export const heldHint =
  "it may be open in Excel, Word or another program: close it there, and run the command again; else ask who looks after this machine for the right to it";

/** What Node says of a file that OneDrive lists and has not downloaded, where it cannot be reached: it knows no name for it. */
const online = (cause: unknown): boolean => (cause as NodeJS.ErrnoException).code === "UNKNOWN";

/** Why a file that is there could not be read; null where that has nothing to do with the file. */
export function readingTrouble(cause: unknown): FileTrouble | null {
  const { message } = cause as Error;
  if (isHeld(cause)) return { message: "cannot be read", hint: `${heldHint} (${message})` };
  return online(cause)
    ? {
        message: "cannot be read",
        hint: `where OneDrive keeps it online, right-click it in Explorer, choose "Always keep on this device", and run the command again (${message})`,
      }
    : null;
}

const folder: FileTrouble = { message: "is a folder", hint: "name a file" };

function troubleOf(cause: unknown): FileTrouble {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return { message: "is not there", hint: "check the name" };
  if (isHeld(cause)) return { message: "is held by another program, or may not be read", hint: heldHint };
  if (code === "EISDIR") return folder;
  return readingTrouble(cause) ?? { message: "cannot be read", hint: message };
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
