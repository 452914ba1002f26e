import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../../pipeline/analysis/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { init } from "../../pipeline/workspace/init.js";

/** A workspace of the sample partnership with its extracts loaded and built, in a temporary folder. */
export async function sampleWorkspace(): Promise<string> {
  const root = path.join(mkdtempSync(path.join(tmpdir(), "csp-scoring-")), "partnership");
  init(root, {
    district: "E07000111",
    name: "Sevenoaks District Community Safety Partnership",
    samplePlan: true,
  });
  cpSync(path.join(import.meta.dirname, "../../data/sample"), path.join(root, "data", "sample"), {
    recursive: true,
  });
  await ingest(root, []);
  await build(root);
  return root;
}
