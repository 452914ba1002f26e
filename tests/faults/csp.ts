import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { init } from "../../pipeline/workspace/init.js";

export { csp } from "../csp.js";

const folders: string[] = [];

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "csp-faults-"));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A partnership's folder with these extracts in its data. */
export function workspaceWith(files: Record<string, string>, folder = temporaryFolder()): string {
  const workspace = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(workspace, "data", name), text);
  return workspace;
}

export function copyOf(workspace: string): string {
  const copy = path.join(temporaryFolder(), "workspace");
  mkdirSync(copy);
  cpSync(workspace, copy, { recursive: true });
  return copy;
}

/**
 * All that the store keeps, in a fixed order; the place in the order of receipt left out unless asked for.
 * Of the day of receipt only whether it is known: stores that are compared may be filled on either side of midnight.
 */
export async function contents(workspace: string, received = true): Promise<Record<string, unknown[]>> {
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  try {
    const all: Record<string, unknown[]> = {};
    for (const table of [
      "supplies",
      "observations",
      "coverage",
      "area_names_seen",
      "quarantine",
      "revisions",
    ]) {
      const shape =
        table === "supplies"
          ? `exclude (${received ? "removed" : "received, removed"}) replace (received_on is not null as received_on)`
          : "";
      const where = table === "supplies" ? "where not removed" : "";
      all[table] = await store.rows(`select * ${shape} from ${table} ${where} order by all`);
    }
    return all;
  } finally {
    store.close();
  }
}

/** What must hold of any store, whatever happened to it: nothing lost, torn or doubled. */
export async function faultsOf(workspace: string): Promise<string[]> {
  const places = placesOf(workspace);
  const store = await openStore(places.database, { readOnly: true });
  try {
    const faults: string[] = [];
    const events = await store.rows<{ line: string }>("select line from events order by number");
    const ledger = readFileSync(places.ledger, "utf8").split("\n").slice(0, -1);
    if (JSON.stringify(events.map(({ line }) => line)) !== JSON.stringify(ledger))
      faults.push("lost: ledger and store differ");
    const supplies = await store.rows<{ extract: string; sha256: string; kept: string; accepted: number }>(
      "select extract, sha256, kept, accepted from supplies",
    );
    if (
      new Set(ledger.map((line) => (JSON.parse(line) as { extract: string }).extract)).size !==
      supplies.length
    )
      faults.push("lost: a supply of the ledger is not in the store");
    for (const { sha256, kept } of supplies) {
      const archived = path.join(places.archive, `${sha256}.csv`);
      if (!existsSync(archived)) faults.push(`lost: ${sha256} is not in the archive`);
      else if (
        kept === "whole" &&
        createHash("sha256").update(readFileSync(archived)).digest("hex") !== sha256
      )
        faults.push(`torn: ${sha256} in the archive`);
    }
    const doubled = await store.rows(
      "select 1 from observations group by source, measure, area, period_start, period_end having count(*) > 1",
    );
    if (doubled.length > 0) faults.push(`doubled: ${doubled.length} observations`);
    const torn = await store.rows(
      `select 1 from supplies s where not removed and supplements is null
        and s.quarantined <> (select count(*) from quarantine q where q.extract = s.extract)`,
    );
    if (torn.length > 0) faults.push(`torn: ${torn.length} supplies`);
    return faults;
  } finally {
    store.close();
  }
}

/** Numbers that a seed repeats, between 0 and 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
