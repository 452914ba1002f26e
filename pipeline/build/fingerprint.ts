import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../packageFiles.js";
import type { OverrideRow } from "../workspace/seeds/overrides.js";
import type { Workspace } from "../workspace/workspace.js";
import { paramsOf } from "./paramsOf.js";

/**
 * Changes whenever something does that the marts or their checks are made from: the seeds and
 * contracts, the settings that the models read, overridden checks, the queries. What only documents use (the name, house
 * style, whom a paper is for, the threshold under which counts are hidden when published) leaves it as it is.
 *
 * @returns SHA-256, hexadecimal
 */
export function fingerprint(workspace: Workspace, overrides: readonly OverrideRow[]): string {
  const { root: _root, partnership: _partnership, ...seeds } = workspace;
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ seeds, settings: paramsOf(workspace, null), overrides }));
  for (const kind of ["marts", "checks"]) {
    const folder = path.join(packageRoot, "queries", kind);
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, name)));
  }
  return hash.digest("hex");
}
