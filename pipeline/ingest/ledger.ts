import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import type { Store } from "../store/open.js";
import type { Places } from "../store/places.js";

/** One line of the ledger: what was committed to the store, kept outside it. */
export interface LedgerLine {
  event: "supply" | "remove" | "restore";
  extract: string;
  sha256: string;
  received: number;
  source: string;
  file: string;
}

/** The ledger's lines in order; a last line cut short by a crash was never acknowledged and is left out. */
export function readLedger(places: Places): LedgerLine[] {
  if (!existsSync(places.ledger)) return [];
  const text = readFileSync(places.ledger, "utf8");
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    if (line === "") return [];
    try {
      return [JSON.parse(line) as LedgerLine];
    } catch (cause) {
      if (index === lines.length - 1) return [];
      throw new UserError(`${places.ledger}:${index + 1}: not a line of the ledger`, {
        hint: "restore the file from a copy",
        cause,
      });
    }
  });
}

/** Adds a line and waits until it is on the disk. */
export function appendLedger(places: Places, line: LedgerLine): void {
  mkdirSync(path.dirname(places.ledger), { recursive: true });
  const text = existsSync(places.ledger) ? readFileSync(places.ledger, "utf8") : "";
  const handle = openSync(places.ledger, "a");
  try {
    // a line cut short must not swallow the next one
    writeSync(handle, `${text === "" || text.endsWith("\n") ? "" : "\n"}${JSON.stringify(line)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Holds the store against the ledger. What the store has and the ledger lacks was committed just before a crash:
 * the ledger gets it now. What the ledger has and the store lacks was lost (a deleted log, an older copy).
 *
 * @throws UserError that says how many supplies the store has lost and how to get them back
 */
export async function reconcile(store: Store, places: Places): Promise<void> {
  const inStore = await store.rows<{
    extract: string;
    sha256: string;
    received: number;
    source: string;
    file: string;
    removed: boolean;
  }>("select extract, sha256, received, source, file, removed from supplies order by received");
  const stored = new Map(inStore.map((supply) => [supply.extract, supply]));
  const entered = new Map<string, boolean>();
  for (const line of readLedger(places)) entered.set(line.extract, line.event === "remove");
  const lost = [...entered.keys()].filter((extract) => !stored.has(extract));
  if (lost.length > 0) {
    const first = readLedger(places).find((line) => line.extract === lost[0]);
    throw new UserError(
      `the store has lost ${lost.length} of ${entered.size} supplies (first: ${first?.file ?? lost[0]})`,
      {
        hint: "csp ingest --rebuild makes it anew from the archived extracts",
      },
    );
  }
  for (const { removed, ...supply } of inStore) {
    const known = entered.get(supply.extract);
    if (known === undefined) appendLedger(places, { event: "supply", ...supply });
    if (known !== undefined ? known !== removed : removed) {
      appendLedger(places, { event: removed ? "remove" : "restore", ...supply });
    }
  }
}
