/** Names that are devices on Windows, whatever their ending. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const forbidden = /[<>:"|?*\\\p{Cc}]/u;

/** Windows opens paths of up to 259 characters; a user's folder and the package's own have this left for what is in it. */
const longest = 180;

/**
 * What is wrong with paths (with `/`) for a Windows disk, one sentence each: names that it cannot hold, paths that grow
 * too long in a user's folder, and two that differ in capitals alone.
 * Source: Microsoft, "Naming Files, Paths, and Namespaces".
 */
export function windowsFaults(paths: readonly string[]): string[] {
  const byLetters = new Map<string, string>();
  return paths.flatMap((path) => {
    const faults = path.split("/").flatMap((name) => {
      if (forbidden.test(name)) return [`${path}: "${name}" has a character that Windows forbids`];
      if (device.test(name)) return [`${path}: "${name}" is the name of a device on Windows`];
      return /[. ]$/.test(name) ? [`${path}: "${name}" ends in a full stop or a blank`] : [];
    });
    if (path.length > longest) faults.push(`${path}: is longer than ${longest} characters`);
    const letters = path.toLowerCase();
    const other = byLetters.get(letters);
    if (other !== undefined) faults.push(`${path}: differs from ${other} in capitals alone`);
    byLetters.set(letters, path);
    return faults;
  });
}
