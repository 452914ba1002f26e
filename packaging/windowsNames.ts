import { nameFault } from "../pipeline/portableName.js";

/** Windows opens paths of up to 259 characters: a user's folder, and the package's own twice (Explorer unpacks into one more), have 128 of them. */
const longest = 130;

/**
 * What is wrong with paths (with `/`) for a Windows disk, one sentence each: names that it cannot hold, paths that grow
 * too long in a user's folder, and two that differ in capitals alone.
 */
export function windowsFaults(paths: readonly string[]): string[] {
  const byLetters = new Map<string, string>();
  return paths.flatMap((path) => {
    const faults = path.split("/").flatMap((name) => {
      const fault = nameFault(name);
      return fault === null ? [] : [`${path}: "${name}" ${fault}`];
    });
    if (path.length > longest) faults.push(`${path}: is longer than ${longest} characters`);
    const letters = path.toLowerCase();
    const other = byLetters.get(letters);
    if (other !== undefined) faults.push(`${path}: differs from ${other} in capitals alone`);
    byLetters.set(letters, path);
    return faults;
  });
}
