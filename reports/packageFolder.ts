import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A folder or file that the package brings as it is (chart specifications), found both from the TypeScript
 * sources and from the compiled `dist`. Throws where the package is damaged: that is no user's mistake.
 */
export function packageFolder(...path: string[]): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("package.json not found above the reports folder");
    folder = parent;
  }
  return join(folder, ...path);
}
