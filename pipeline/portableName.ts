import { existsSync } from "node:fs";
import path from "node:path";

/** Names that are devices on Windows, whatever their ending. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const forbidden = /[<>:"|?*\\\p{Cc}]/u;

/**
 * Why Windows cannot have a file or folder of this name, as the rest of a sentence; null where it can.
 * Source: Microsoft, "Naming Files, Paths, and Namespaces".
 */
export function nameFault(name: string): string | null {
  if (forbidden.test(name)) return "has a character that Windows forbids in names";
  if (device.test(name)) return "is the name of a device on Windows";
  return /[. ]$/.test(name) ? "ends in a full stop or a blank, which Windows cuts off" : null;
}

/**
 * The same of the names in a path that are still to be made, as a sentence. It is asked on every system, since a folder
 * that is made on one is opened on another. Windows itself would open a device (which seems to be there), write into a
 * stream of another file, or cut the name.
 */
export function newNameFault(place: string): string | null {
  const name = path.basename(path.resolve(place));
  if (name === "" || (existsSync(place) && !device.test(name))) return null;
  const fault = nameFault(name);
  return fault === null ? newNameFault(path.dirname(path.resolve(place))) : `"${name}" ${fault}`;
}
