import { chmodSync, constants, lstatSync, mkdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { copyFile, open } from "node:fs/promises";
import path from "node:path";
import { type FileTrouble, fileTrouble, readingTrouble } from "../../fileFault.js";
import type { Places } from "../../store/places.js";
import { storeFault } from "../../store/storeFault.js";

/**
 * Takes a private copy of a file, so that everything after reads the same bytes whatever happens to the original.
 *
 * @param number keeps copies of files of one name apart
 * @returns the copy's path, or why the file cannot be taken
 * @throws UserError when there is no room for a copy
 */
export async function receive(file: string, places: Places, number = 0): Promise<string | FileTrouble> {
  const folder = path.join(places.temporary, `incoming-${process.pid}`, `${number}`);
  const copy = path.join(folder, path.basename(file)); // a contract may look at the name
  const trouble = troubleWith(file, places);
  if (trouble !== null) return trouble;
  const before = statSync(file);
  try {
    mkdirSync(folder, { recursive: true });
    rmSync(copy, { force: true });
  } catch (cause) {
    throw storeFault(places.temporary, cause);
  }
  try {
    await copyFile(file, copy, constants.COPYFILE_FICLONE);
    chmodSync(copy, 0o600); // a file sent read-only would make a copy that cannot be moved on
    const after = statSync(file);
    if (before.size === after.size && before.mtimeMs === after.mtimeMs && before.ino === after.ino)
      return copy;
  } catch (cause) {
    rmSync(copy, { force: true });
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return changed;
    const unread = readingTrouble(cause);
    if (unread !== null) return unread;
    throw storeFault(places.temporary, cause);
  }
  rmSync(copy, { force: true });
  return changed;
}

/** Why a file cannot be taken, as far as its name and kind tell. */
export const troubleWith = (file: string, places: Places): FileTrouble | null =>
  leadsOut(file, places) ?? fileTrouble(file);

const changed: FileTrouble = {
  message: "changed while it was read",
  hint: "close the program that writes it and run the command again",
};

/** A link in the data folder must not bring in what lies elsewhere. */
function leadsOut(file: string, places: Places): FileTrouble | null {
  const inside = (folder: string, target: string): boolean => {
    const relative = path.relative(folder, target);
    return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
  };
  const workspace = path.dirname(places.data);
  if (!inside(workspace, file)) return null;
  try {
    if (inside(realpathSync(workspace), realpathSync(file))) return null;
  } catch {
    if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return null;
    return { message: "leads nowhere", hint: "the link's target is not there; copy the file itself" };
  }
  return { message: "leads out of the partnership's folder", hint: "copy the file itself into data" };
}

/** Waits until a file's bytes are on the disk. */
export async function settled(file: string): Promise<void> {
  try {
    const handle = await open(file, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw storeFault(file, cause);
  }
}
