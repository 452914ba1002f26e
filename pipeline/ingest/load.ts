import { rmSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import type { Store } from "../store/open.js";
import type { Places } from "../store/places.js";
import { storeFault } from "../store/storeFault.js";
import type { Workspace } from "../workspace/workspace.js";
import { archiveMapped, archiveWhole, dropArchived, examineArchived } from "./archive.js";
import { enterSupply, SeveralTerritories } from "./enterSupply.js";
import { type Examination, examine, type Refusal } from "./examine.js";
import { recordEvent } from "./ledger.js";
import { exportLabels } from "./quarantine.js";
import { receive } from "./receive.js";
import { addSupplyRow, extractOf, nextReceived } from "./supplyRow.js";
import type { Typing } from "./typing.js";

export { typingFaults } from "./enterSupply.js";

/** What became of one file. */
export interface Receipt {
  file: string;
  outcome: "loaded" | "already loaded" | "removed earlier" | "refused";
  source: string | null;
  extract: string | null;
  /** under which name the same bytes came before */
  knownAs: string | null;
  refusal: Pick<Refusal, "message" | "hint" | "line"> | null;
  typing: Typing | null;
  quarantined: number;
  revised: number;
  /** figures of a month it covers that it no longer names */
  withdrawn: number;
  /** earlier files of the source that reach further and lost months to this one */
  shortened: string[];
}

/**
 * Loads one file: a private copy, the gate, typing, the books, one transaction, the archive, the ledger.
 * Nothing is committed unless every line of the file is accounted for.
 */
export async function loadExtract(
  store: Store,
  workspace: Workspace,
  places: Places,
  file: string,
  contractName?: string,
): Promise<Receipt> {
  const relative = path.relative(workspace.root, file);
  const shown = relative.startsWith("..") || path.isAbsolute(relative) ? path.basename(file) : relative;
  const receipt: Receipt = {
    file: shown.split(path.sep).join("/"),
    outcome: "refused",
    source: null,
    extract: null,
    knownAs: null,
    refusal: null,
    typing: null,
    quarantined: 0,
    revised: 0,
    withdrawn: 0,
    shortened: [],
  };
  const copy = receive(file, places);
  if (typeof copy !== "string") return { ...receipt, refusal: { ...copy, line: null } };
  const onDisk = settled(copy); // beside the examination; what it says is heard before the commit
  onDisk.catch(() => undefined);
  try {
    const examination = await examine(copy, workspace.contracts, {
      temporary: places.temporary,
      ...(contractName ? { contract: contractName } : {}),
    });
    return await loadExamined(store, workspace, places, examination, receipt, onDisk);
  } finally {
    await onDisk.catch(() => undefined);
    rmSync(copy, { force: true });
  }
}

async function loadExamined(
  store: Store,
  workspace: Workspace,
  places: Places,
  examination: Examination,
  blank: Receipt,
  onDisk: Promise<void>,
): Promise<Receipt> {
  const { contract, sha256, refused } = examination;
  const { file } = blank;
  const extract = extractOf(sha256);
  const receipt: Receipt = { ...blank, source: contract?.source ?? null, extract, refusal: refused };
  const [known] = await store.rows<{ removed: boolean; source: string; file: string }>(
    "select removed, source, file from supplies where sha256 = $sha256",
    { sha256 },
  );
  if (known) {
    const outcome = known.removed ? "removed earlier" : "already loaded";
    return { ...receipt, outcome, source: known.source, knownAs: known.file, refusal: null };
  }
  if (refused || !contract) return receipt;
  if (examination.header.includes(exportLabels.supply)) {
    const message = "holds records put aside from another file, which it would replace";
    return { ...receipt, refusal: { message, hint: `csp quarantine release ${file}`, line: null } };
  }
  const { source, keep: kept } = contract;
  try {
    return await recordEvent(store, places, async () => {
      const received = await nextReceived(store);
      await addSupplyRow(store, { extract, sha256, received, source, file, kept }, contract);
      if (kept === "mapped") archiveMapped(places, examination);
      // where only mapped columns are kept, what is entered is read from them
      const read =
        kept === "mapped" ? await examineArchived(places, { file, sha256, kept }, contract) : examination;
      const entered = await enterSupply(store, read, contract, extract, workspace.partnership.district);
      await onDisk;
      if (kept === "whole") archiveWhole(places, examination.file, sha256);
      const shortened = entered.revised + entered.withdrawn > 0 ? await shortenedBy(store, extract) : [];
      return {
        line: { event: "supply", extract, sha256, received, source, file, kept },
        result: { ...receipt, outcome: "loaded" as const, ...entered, shortened },
      };
    });
  } catch (error) {
    if (!(error instanceof SeveralTerritories)) throw error;
    if (kept === "mapped") dropArchived(places, sha256);
    return { ...receipt, refusal: { message: error.message, hint: error.hint ?? "", line: null } };
  }
}

/** Waits until a file's bytes are on the disk. */
async function settled(file: string): Promise<void> {
  try {
    const handle = await open(file, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw storeFault(file, cause);
  }
}

/** Earlier supplies that reach further than this one, which now replaces months of theirs: was it the older one? */
async function shortenedBy(store: Store, extract: string): Promise<string[]> {
  const rows = await store.rows<{ file: string }>(
    `select earlier.file from supplies earlier, supplies this
    where this.extract = $extract and earlier.source = this.source and earlier.territory = this.territory
      and not earlier.removed and earlier.supplements is null and earlier.received < this.received
      and earlier.covers_to > this.covers_to and earlier.covers_from <= this.covers_to
    order by earlier.received`,
    { extract },
  );
  return rows.map(({ file }) => file);
}
