import { constants, copyFileSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import type { Places } from "../store/places.js";

/**
 * Takes a private copy of a file, so that everything after reads the same bytes whatever happens to the original.
 *
 * @throws UserError when the file cannot be read or changes while it is copied
 */
export function receive(file: string, places: Places): string {
  const folder = path.join(places.temporary, `incoming-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const copy = path.join(folder, path.basename(file)); // a contract may look at the name
  rmSync(copy, { force: true });
  try {
    const before = statSync(file);
    if (!before.isFile()) throw new UserError(`${file} is not a file`, { hint: "name CSV files" });
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    const after = statSync(file);
    if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
      throw new UserError(`${file} changed while it was read`, {
        hint: "close the program that writes it and run the command again",
      });
    }
    return copy;
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new UserError(`${file} is not there`, { hint: "check the name", cause });
    if (code === "ENOSPC")
      throw new UserError(`no room on the disk for a copy of ${file}`, {
        hint: "free some space and run the command again",
        cause,
      });
    throw new UserError(`${file} cannot be read`, { hint: message, cause });
  }
}
