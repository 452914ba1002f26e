import { copyFileSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { init } from "../../pipeline/workspace/init.js";

export const repository = path.resolve(import.meta.dirname, "..", "..");

/**
 * A workspace of the sample partnership's district with `files` loaded and built, in a folder of its own.
 *
 * @param prepare changes its seeds before anything is loaded
 */
export async function builtWorkspace(
  files: readonly string[],
  prepare?: (root: string) => void,
): Promise<{ root: string; remove: () => void }> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-findings-"));
  const root = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  prepare?.(root);
  for (const file of files) copyFileSync(file, path.join(root, "data", path.basename(file)));
  const { refusals } = await ingest(root, []);
  if (refusals.length > 0) throw new Error(refusals.join("\n"));
  await build(root);
  return { root, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The committed extracts of the sample partnership, all or those whose names begin so. */
export function sampleFiles(beginning = ""): string[] {
  const folder = path.join(repository, "data", "sample");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv") && name.startsWith(beginning) && !name.includes("(1)"))
    .sort()
    .map((name) => path.join(folder, name));
}
