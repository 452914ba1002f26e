import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { workspaceWith } from "../faults/csp.js";

/** What is asked about, or refused, of the last of files that come one after the other; the others must be loaded. */
export async function refusedInTurn(
  files: readonly (string | readonly [name: string, text: string])[],
  contracts: Record<string, string> = {},
): Promise<string[]> {
  const workspace = workspaceWith(contracts);
  let refusals: readonly string[] = [];
  for (const [index, file] of files.entries()) {
    expect(refusals).toEqual([]);
    const [name, text] = typeof file === "string" ? [`extract ${index}.csv`, file] : file;
    writeFileSync(path.join(workspace, "data", name), text);
    ({ refusals } = await ingest(workspace, []));
  }
  return [...refusals];
}
