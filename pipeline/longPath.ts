import path from "node:path";
import { UserError } from "./errors.js";

/**
 * The most characters of a path that a program opens on Windows unless it asks for more. Node asks; the store does not,
 * nor do Word and Excel. Source: Microsoft, "Maximum Path Length Limitation".
 */
const longest = 259;

/** The most that the store opens below a partnership's folder: `\data\.store\archive\`, a SHA-256 and `.csv`. */
const below = 90;

/** Whether the store could not open a file on Windows; elsewhere no path is too long. */
export const isTooLong = (file: string, platform: NodeJS.Platform = process.platform): boolean =>
  platform === "win32" && path.win32.resolve(file).length > longest;

/** @throws UserError where a partnership's folder is so deep that Windows could not open what is kept in it */
export function mustBeShort(folder: string, platform: NodeJS.Platform = process.platform): void {
  if (platform !== "win32") return;
  const { length } = path.win32.resolve(folder);
  if (length + below <= longest) return;
  throw new UserError(
    `${folder}: its whole path has ${length} characters, and Windows opens no file whose path has more than ${longest}`,
    {
      hint: `move it nearer to the drive's letter, or shorten the names of the folders above it: a partnership's folder may have ${longest - below}`,
    },
  );
}
