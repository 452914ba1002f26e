import { existsSync, renameSync, rmSync } from "node:fs";
import { UserError } from "../errors.js";
import { openStore } from "../store/open.js";
import { archivedFile, type Places } from "../store/places.js";
import { loadReference } from "../store/reference.js";
import { readSql } from "../store/sqlFile.js";
import type { Workspace } from "../workspace/workspace.js";
import { examine } from "./examine.js";
import { readLedger } from "./ledger.js";
import { enterSupply } from "./load.js";

/** Makes the store anew from the archive, in the order of the ledger, beside the old one; then puts it in its place. */
export async function rebuild(workspace: Workspace, places: Places): Promise<void> {
  const lines = readLedger(places);
  const removed = new Map(lines.map((line) => [line.extract, line.event === "remove"]));
  const supplies = lines.filter((line) => line.event === "supply" && removed.get(line.extract) !== true);
  const missing = supplies.find((line) => !existsSync(archivedFile(places, line.sha256)));
  if (missing) {
    throw new UserError(`the archive lacks ${missing.file} (${archivedFile(places, missing.sha256)})`, {
      hint: "restore the archive from a copy; nothing has been changed",
    });
  }
  const fresh = `${places.database}.rebuilt`;
  rmSync(fresh, { force: true });
  rmSync(`${fresh}.wal`, { force: true });
  const store = await openStore(fresh, { folders: [places.data] });
  try {
    await store.run(readSql("tables"));
    await loadReference(store, workspace);
    for (const line of supplies) {
      const examination = await examine(archivedFile(places, line.sha256), workspace.contracts, {
        temporary: places.temporary,
        contract: line.source,
      });
      const { contract } = examination;
      if (examination.refused || !contract) {
        throw new UserError(`${line.file} no longer fits its contract ${line.source}`, {
          hint: `${examination.refused?.message ?? "no contract"}; mend seeds/contracts/${line.source}.yaml; nothing has been changed`,
        });
      }
      await store.transaction(() => enterSupply(store, workspace, examination, contract, line.file));
    }
    await store.checkpoint();
  } finally {
    store.close();
  }
  rmSync(`${places.database}.wal`, { force: true });
  renameSync(fresh, places.database);
}
