import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The package's own folder: two up from here in the source tree, three up once compiled into `dist`. */
export const packageRoot = ((): string => {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const up = path.resolve(here, "..", "..");
  return path.basename(up) === "dist" ? path.dirname(up) : up;
})();

/** The text of `queries/<name>.sql`. */
export const readSql = (name: string): string =>
  readFileSync(path.join(packageRoot, "queries", `${name}.sql`), "utf8");
