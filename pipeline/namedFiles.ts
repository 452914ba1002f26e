import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { UserError } from "./errors.js";

/**
 * The files that a command line names. Windows' shells hand `data\*.csv` on as it is typed: `*` and `?` in the last part
 * of a name are looked up in its folder, in the order of names, unless a file is called so. Others' names are kept.
 *
 * @throws UserError where a pattern fits nothing
 */
export function namedFiles(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const { dir, base } = path.parse(name);
    if (!/[*?]/.test(base) || existsSync(name)) return [name];
    const fits = patternOf(base);
    const folder = dir === "" ? "." : dir;
    const found = (existsSync(folder) ? readdirSync(folder) : []).filter((each) => fits.test(each)).sort();
    if (found.length === 0) throw new UserError(`${name}: no file is called so`, { hint: "check the name" });
    return found.map((each) => path.join(dir, each));
  });
}

/** As shells read a pattern: capitals and small letters are alike on Windows, hidden files are left out. */
function patternOf(base: string): RegExp {
  const escaped = base
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^(?!\\.)${escaped}$`, process.platform === "win32" ? "iu" : "u");
}
