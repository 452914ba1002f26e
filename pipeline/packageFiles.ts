import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The package's own folder, above the TypeScript sources as above the compiled `dist`: the nearest with a package.json. */
export const packageRoot = ((): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "package.json"))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error("package.json not found above the program's own files");
    folder = parent;
  }
  return folder;
})();

/** A folder or file that the package brings: chart specifications, modules for the workshop's page. */
export const packageFile = (...parts: string[]): string => path.join(packageRoot, ...parts);

/** The text of `queries/<name>.sql`. */
export const readSql = (name: string): string => readFileSync(packageFile("queries", `${name}.sql`), "utf8");
