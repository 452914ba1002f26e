import { existsSync } from "node:fs";
import { UserError } from "../../errors.js";
import { openStore, type Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import { checkAgainstLedger, ledgerEnd } from "./ledger.js";
import { hasTables, rebuildHint } from "./storeFormat.js";

/**
 * Opens the store for reading, held against the ledger: a copy of yesterday that was put back gives no figures.
 *
 * @throws UserError when nothing has been loaded, the store is gone, or it lacks what the ledger knows of
 */
export async function openForReading(places: Places): Promise<Store> {
  // before the store is opened: what is committed meanwhile is in the store, and not in what was read here
  const end = ledgerEnd(places);
  if (!existsSync(places.database)) throw end.count > 0 ? storeGone() : nothingLoaded();
  const store = await openStore(places.database, {
    readOnly: true,
    folders: [places.data],
    memory: "most",
  });
  try {
    if (!(await hasTables(store))) throw end.count > 0 ? storeGone() : nothingLoaded();
    await checkAgainstLedger(store, places, end);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/** No file was ever taken, and no store is there. */
export const nothingLoaded = (): UserError =>
  new UserError("nothing has been loaded yet", { hint: "load extracts with csp ingest" });

export const isNothingLoaded = (error: unknown): boolean =>
  error instanceof UserError && error.message === nothingLoaded().message;

/** The ledger knows of supplies, and no store has them. */
export const storeGone = (): UserError =>
  new UserError("the store is gone, but the ledger knows of supplies", { hint: rebuildHint });
