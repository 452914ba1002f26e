import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { readSql } from "../../packageFiles.js";
import { holdLock } from "../../store/lock.js";
import type { Amount } from "../../store/memory.js";
import { openStore, type Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import { loadReference } from "../../store/reference.js";
import type { Workspace } from "../../workspace/workspace.js";
import { readLedger, reconcile } from "./ledger.js";
import { storeGone } from "./openForReading.js";
import { hasTables } from "./storeFormat.js";

/**
 * Opens the store with its tables and the seeds in it, held against the ledger; no other process may change it until
 * it is closed.
 *
 * @throws UserError when another process holds it, it has lost commits or was made by an older version
 */
export async function openForWriting(
  workspace: Workspace,
  places: Places,
  options: {
    threads?: number | "all" | undefined;
    logAtMost?: string | undefined;
    memory?: Amount | undefined;
  } = {},
): Promise<Store> {
  const release = await holdLock(places.lock);
  let store: Store | null = null;
  try {
    if (!existsSync(places.database) && readLedger(places).length > 0) {
      throw storeGone();
    }
    store = await openStore(places.database, { folders: [places.data], ...options });
    sweep(places);
    const made = store;
    if (!(await hasTables(made))) await made.transaction(() => made.run(readSql("tables")));
    await reconcile(store, places);
    await loadReference(store, workspace);
  } catch (error) {
    store?.close();
    release();
    throw error;
  }
  const opened = store;
  return {
    ...opened,
    close() {
      opened.close();
      release();
    },
  };
}

/** Takes away what killed processes left: nobody else has the lock, and readers have the store open while they read. */
function sweep(places: Places): void {
  const leftover = [path.basename(places.temporary), `${path.basename(places.database)}.rebuilt`];
  for (const name of readdirSync(places.folder)) {
    if (leftover.some((start) => name.startsWith(start)))
      rmSync(path.join(places.folder, name), { recursive: true, force: true });
  }
}
