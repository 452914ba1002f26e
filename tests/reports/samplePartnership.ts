import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../../pipeline/analysis/build.js";
import { importReturns, newReturns } from "../../pipeline/analysis/importReturns.js";
import { ingest } from "../../pipeline/ingest/ingest.js";

/** The sample partnership in a folder of its own, loaded and built; the caller removes it. */
export async function samplePartnership(): Promise<string> {
  const root = mkdtempSync(path.join(tmpdir(), "csp-documents-"));
  for (const part of [
    "seeds",
    "partnership.yaml",
    "returns",
    path.join("reports", "notes"),
    path.join("data", "sample"),
  ]) {
    cpSync(part, path.join(root, part), { recursive: true });
  }
  await ingest(root, [], {});
  await importReturns(root, await newReturns(root));
  await build(root);
  return root;
}
