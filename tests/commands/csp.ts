import { cpSync, mkdtempSync, readdirSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { init } from "../../pipeline/workspace/init.js";
import { repository } from "../csp.js";

/** An empty folder of its own; with its real path, as error messages give it. */
export const ownFolder = (): string => mkdtempSync(path.join(realpathSync(tmpdir()), "csp-test-"));

/** A new workspace for Sevenoaks under `folder`, with the sample's plan. */
export const newWorkspace = (folder: string, name = "workspace"): string =>
  init(path.join(folder, name), { district: "E07000111", samplePlan: true });

/** Copies the committed sample's extracts whose names match into the workspace's data folder. */
export function putSample(workspace: string, which: RegExp = /\.csv$/): string[] {
  const from = path.join(repository, "data", "sample");
  const names = readdirSync(from)
    .filter((name) => name.endsWith(".csv") && which.test(name))
    .sort();
  for (const name of names) cpSync(path.join(from, name), path.join(workspace, "data", name));
  return names;
}
