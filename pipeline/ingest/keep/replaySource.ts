import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Workspace } from "../../workspace/workspace.js";
import type { Taken } from "../doubts/doubts.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { examineArchived } from "./archive.js";
import { contractThen } from "./contractThen.js";
import { enterRelease } from "./enterRelease.js";
import { enterSupply } from "./enterSupply.js";
import { receivedOnSql } from "./supplyRow.js";

/** A supply's row as far as a replay needs it. */
export interface SupplyToReplay {
  extract: string;
  sha256: string;
  source: string;
  file: string;
  kept: string;
  supplements: string | null;
  contract: string;
  /** ISO day; null where it is not known */
  receivedOn: string | null;
  taken: Taken | null;
}

/**
 * Enters a source's supplies again from the archive, in the order in which they came and each followed by its corrected
 * lines, inside the caller's transaction: what stands afterwards is what a store would hold that never had the
 * removed ones.
 *
 * @param contractOf the contract to read a supply with; by default as it was when the file was read
 */
export async function replaySource(
  store: Store,
  workspace: Workspace,
  places: Places,
  source: string,
  contractOf: (supply: SupplyToReplay) => Contract = contractThen,
): Promise<void> {
  for (const table of ["observations", "coverage", "times", "repeats", "revisions"]) {
    await store.run(`delete from ${table} where source = $source`, { source });
  }
  for (const table of [
    "area_names_seen",
    "quarantine",
    "gaps",
    "supply_months",
    "area_words",
    "supply_labels",
    "supply_cells",
  ]) {
    await store.run(
      `delete from ${table} where extract in (select extract from supplies where source = $source)`,
      {
        source,
      },
    );
  }
  const supplies = await store.rows<SupplyToReplay>(
    `select extract, sha256, source, file, kept, supplements, contract::varchar as contract, ${receivedOnSql} as "receivedOn", taken from supplies
    where source = $source and not removed order by received`,
    { source },
  );
  const { district } = workspace.partnership;
  for (const supply of supplies.filter(({ supplements }) => supplements === null)) {
    const contract = contractOf(supply);
    const examination = await examineArchived(places, supply, contract);
    try {
      await enterSupply(store, examination, contract, supply, district);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      throw new UserError(`${supply.file} no longer fits its contract ${source}: ${error.message}`, {
        hint: `correct seeds/contracts/${source}.yaml and run csp ingest --rebuild; nothing has been changed`,
        cause: error,
      });
    }
    for (const release of supplies.filter(({ supplements }) => supplements === supply.extract)) {
      const corrected = await examineArchived(places, release, contract);
      await enterRelease(
        store,
        { extract: supply.extract, examination, taken: supply.taken },
        { ...release, examination: corrected },
        contract,
        district,
      );
    }
  }
}
