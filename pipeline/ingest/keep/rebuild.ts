import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../errors.js";
import { readSql } from "../../packageFiles.js";
import { moveFile } from "../../replaceFile.js";
import { holdLock } from "../../store/lock.js";
import { openStore, type Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import { loadReference } from "../../store/reference.js";
import { storeFault } from "../../store/storeFault.js";
import { counted } from "../../words/plural.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { refuseOpenQuestions } from "../../workspace/contracts/openQuestions.js";
import type { Workspace } from "../../workspace/workspace.js";
import { contractThen } from "./contractThen.js";
import { type LedgerLine, readLedger, reconcile } from "./ledger.js";
import { replaySource, type SupplyToReplay } from "./replaySource.js";
import { addSupplyRow } from "./supplyRow.js";

/**
 * Rebuilds the store from the archive, in the order of the ledger and under today's contracts, beside the old one;
 * then puts it in its place.
 *
 * @returns what to tell the analyst, a line each
 * @throws UserError when the archive lacks a file, or a contract no longer fits one or is a draft again; the old store stays as it is
 */
export async function rebuild(workspace: Workspace, places: Places): Promise<string[]> {
  const release = await holdLock(places.lock);
  try {
    rmSync(places.temporary, { recursive: true, force: true });
    await saveCommits(places);
    const lines = readLedger(places);
    const sources = new Set(lines.map(({ source }) => source));
    for (const { source } of workspace.drafts)
      if (sources.has(source))
        refuseOpenQuestions(path.join(workspace.root, "seeds", "contracts", `${source}.yaml`));
    const fresh = `${places.database}.rebuilt`;
    clear(fresh);
    const store = await openStore(fresh, { folders: [places.data], threads: "all" });
    try {
      await refill(store, workspace, places, lines);
      await store.checkpoint();
    } finally {
      store.close();
    }
    try {
      rmSync(`${places.database}.wal`, { force: true }); // before the rename: an old log must not meet the new store
      moveFile(fresh, places.database);
    } catch (cause) {
      throw storeFault(places.database, cause);
    }
    return told(lines, places);
  } finally {
    rmSync(places.temporary, { recursive: true, force: true });
    release();
  }
}

/** What the old store committed just before a crash and the ledger has not heard of; a store past reading has no say. */
async function saveCommits(places: Places): Promise<void> {
  if (!existsSync(places.database)) return;
  let store: Store | null = null;
  try {
    store = await openStore(places.database, { readOnly: true });
    await reconcile(store, places);
  } catch (error) {
    if (/in use by/.test((error as Error).message)) throw error;
  } finally {
    store?.close();
  }
}

async function refill(
  store: Store,
  workspace: Workspace,
  places: Places,
  lines: ReturnType<typeof readLedger>,
): Promise<void> {
  await store.run(readSql("tables"));
  await loadReference(store, workspace);
  const today = new Map(workspace.contracts.map((contract) => [contract.source, contract]));
  await store.transaction(async () => {
    for (const [index, line] of lines.entries()) {
      await store.run("insert into events values ($number::integer, $line)", {
        number: index + 1,
        line: line.text,
      });
    }
    for (const supply of lines.filter(({ event }) => event === "supply" || event === "release")) {
      const last = lines.findLast(({ extract }) => extract === supply.extract) ?? supply;
      await addSupplyRow(
        store,
        { ...supply, received: last.received },
        today.get(supply.source) ?? null,
        last.event === "remove",
      );
    }
  });
  const contractToday = (supply: SupplyToReplay): Contract =>
    today.get(supply.source) ?? contractThen(supply);
  for (const source of [...new Set(lines.map((line) => line.source))].sort()) {
    await store.transaction(() => replaySource(store, workspace, places, source, contractToday));
  }
}

function told(lines: readonly LedgerLine[], places: Places): string[] {
  const known = new Set(lines.map(({ sha256 }) => sha256));
  const strangers = existsSync(places.archive)
    ? readdirSync(places.archive).filter(
        (name) => name.endsWith(".csv") && !known.has(path.basename(name, ".csv")),
      )
    : [];
  const supplies = new Set(lines.map(({ extract }) => extract)).size;
  const made = `the store was rebuilt from ${counted(supplies, "archived supply", "archived supplies")}`;
  if (strangers.length === 0) return [made];
  return [
    made,
    `${counted(strangers.length, "archived file is", "archived files are")} of no supply that the ledger knows (a crash before the commit): ${strangers[0]}${strangers.length > 1 ? ", …" : ""}; csp ingest takes ${strangers.length === 1 ? "it" : "them"} up again from data`,
  ];
}

function clear(database: string): void {
  for (const ending of ["", ".wal"]) rmSync(`${database}${ending}`, { force: true });
  if (existsSync(database))
    throw new UserError(`${database} cannot be removed`, { hint: "close the program that holds it" });
}
