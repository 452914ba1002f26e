import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { copyOf, workspaceWith } from "../faults/csp.js";

export type Files = readonly (readonly [name: string, text: string])[];

interface Loaded {
  workspace: string;
  refusals: readonly string[];
}

const made = new Map<string, Loaded>();

/**
 * A workspace into which these files came one after the other, and what was refused of the last; the others must be loaded.
 * The same files are ingested once: the workspace is to be read, or copied.
 */
async function loaded(files: Files, contracts: Record<string, string>): Promise<Loaded> {
  const key = JSON.stringify([files, contracts]);
  const known = made.get(key);
  // an earlier test file of this process may have removed its folders
  if (known !== undefined && existsSync(known.workspace)) return known;
  const now = await load(files, contracts);
  made.set(key, now);
  return now;
}

async function load(files: Files, contracts: Record<string, string>): Promise<Loaded> {
  const [name, text] = files.at(-1) ?? [];
  if (name === undefined || text === undefined) return { workspace: workspaceWith(contracts), refusals: [] };
  const workspace = await ingestedInTurn(files.slice(0, -1), contracts);
  writeFileSync(path.join(workspace, "data", name), text);
  const { refusals } = await ingest(workspace, []);
  return { workspace, refusals };
}

/** A workspace of its own into which these files came one after the other, all of them loaded. */
export async function ingestedInTurn(files: Files, contracts: Record<string, string> = {}): Promise<string> {
  const { workspace, refusals } = await loaded(files, contracts);
  expect(refusals).toEqual([]);
  return copyOf(workspace);
}

/** What is asked about, or refused, of the last of files that come one after the other; the others must be loaded. */
export async function refusedInTurn(
  files: readonly (string | readonly [name: string, text: string])[],
  contracts: Record<string, string> = {},
): Promise<string[]> {
  const named = files.map((file, index) =>
    typeof file === "string" ? ([`extract ${index}.csv`, file] as const) : file,
  );
  return [...(await loaded(named, contracts)).refusals];
}
