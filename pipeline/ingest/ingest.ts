import { existsSync, readdirSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { openStore, type Store } from "../store/open.js";
import { type Places, placesOf } from "../store/places.js";
import { loadReference } from "../store/reference.js";
import { readSql } from "../store/sqlFile.js";
import { readWorkspace, type Workspace } from "../workspace/workspace.js";
import { readLedger, reconcile } from "./ledger.js";
import { loadExtract, type Receipt } from "./load.js";
import { rebuild } from "./rebuild.js";

export interface IngestSummary {
  /** what to tell the analyst, a line a file */
  lines: string[];
  refusals: string[];
}

/**
 * Loads `files`, or everything under `data/` that the store does not have yet, in the order of their names.
 * A refused file changes nothing and does not keep the others out.
 */
export async function ingest(
  root: string,
  files: readonly string[],
  options: { contract?: string; rebuild?: boolean } = {},
): Promise<IngestSummary> {
  const workspace = readWorkspace(root);
  if (options.contract && !workspace.contracts.some((contract) => contract.source === options.contract)) {
    throw new UserError(`there is no contract "${options.contract}"`, {
      hint: `seeds/contracts has ${workspace.contracts.map((contract) => contract.source).join(", ")}`,
    });
  }
  const places = placesOf(root);
  if (options.rebuild) await rebuild(workspace, places);
  const found = files.length > 0 ? files.map((file) => path.resolve(file)) : filesIn(places.data);
  if (found.length === 0 && !options.rebuild) {
    throw new UserError(`${path.join(root, "data")} holds no files`, {
      hint: "put the extracts there, or name them",
    });
  }
  const store = await openForWriting(workspace, places);
  const receipts: Receipt[] = [];
  try {
    for (const [index, file] of found.entries()) {
      progress(`${index + 1} of ${found.length}: ${path.basename(file)}`);
      receipts.push(await loadExtract(store, workspace, places, file, options.contract));
    }
    await store.checkpoint();
  } finally {
    store.close();
    rmSync(places.temporary, { recursive: true, force: true });
    progress("");
  }
  return summarise(receipts, files.length > 0);
}

/** Opens the store with its tables and the seeds in it, and holds it against the ledger. */
export async function openForWriting(workspace: Workspace, places: Places): Promise<Store> {
  if (!existsSync(places.database) && readLedger(places).length > 0) {
    throw new UserError("the store is gone, but the ledger knows of supplies", {
      hint: "csp ingest --rebuild makes it anew from the archived extracts",
    });
  }
  const store = await openStore(places.database, { folders: [places.data] });
  try {
    await store.run(readSql("tables"));
    await reconcile(store, places);
    await loadReference(store, workspace);
  } catch (error) {
    store.close();
    throw error;
  }
  return store;
}

/** Every file under `folder`, hidden ones and what leads out of it through a link left out, in the order of their names. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const real = realpathSync(folder);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith(".")),
    )
    .filter((file) => !/^readme(\.\w+)?$/i.test(path.basename(file)))
    .filter((file) => {
      const target = realpathSync(file);
      if (target === real || target.startsWith(real + path.sep)) return true;
      throw new UserError(`${file} leads out of the data folder`, {
        hint: "copy the file itself there, or name it on the command line",
      });
    })
    .sort();
}

function summarise(receipts: readonly Receipt[], named: boolean): IngestSummary {
  const lines: string[] = [];
  const count = (number: number, noun: string) =>
    `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
  let known = 0;
  for (const receipt of receipts) {
    if (receipt.outcome === "already loaded" || receipt.outcome === "removed earlier") {
      known += 1;
      if (named)
        lines.push(
          `${receipt.file}: ${receipt.outcome === "already loaded" ? "already loaded, nothing changed" : "removed earlier, left out; csp supply restore brings it back"}`,
        );
    } else if (receipt.outcome === "loaded" && receipt.typing) {
      const { accepted, excluded, duplicate, unknownArea } = receipt.typing;
      const parts = [count(accepted, "record")];
      if (excluded > 0) parts.push(`${excluded} left out by the contract`);
      if (duplicate > 0) parts.push(count(duplicate, "duplicate"));
      if (receipt.quarantined > 0) parts.push(`${receipt.quarantined} QUARANTINED`);
      if (unknownArea > 0) parts.push(`${unknownArea} of areas not in the seeds`);
      if (receipt.revised > 0) parts.push(`${count(receipt.revised, "figure")} revised`);
      lines.push(`${receipt.file}: ${receipt.source}, ${parts.join(", ")}`);
    }
  }
  const loaded = receipts.filter((receipt) => receipt.outcome === "loaded").length;
  lines.push(`${count(loaded, "file")} loaded${known > 0 ? `, ${known} already known` : ""}`);
  const refusals = receipts.flatMap(({ file, refusal }) =>
    refusal
      ? [`${file}${refusal.line === null ? "" : `:${refusal.line}`}: ${refusal.message}: ${refusal.hint}`]
      : [],
  );
  return { lines, refusals };
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
