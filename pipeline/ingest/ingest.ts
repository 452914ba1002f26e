import { existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { addAll } from "../bulk.js";
import { UserError } from "../errors.js";
import { groupBy } from "../groupBy.js";
import { placeIn } from "../linePlace.js";
import { placesOf } from "../store/places.js";
import { plainText } from "../words/plain.js";
import { counted } from "../words/plural.js";
import { refuseOpenQuestions } from "../workspace/contracts/openQuestions.js";
import { readWorkspace } from "../workspace/workspace.js";
import { keepWaiting } from "./doubts/waiting.js";
import { filesIn } from "./filesIn.js";
import { neverMinded } from "./keep/neverMind.js";
import { openForWriting } from "./keep/openForWriting.js";
import { type ReadAgain, readAgain } from "./keep/readAgain.js";
import { rebuild } from "./keep/rebuild.js";
import { loadExtracts } from "./load.js";
import { namePublished } from "./namePublished.js";
import type { Answer, Receipt } from "./receipt.js";

export { openForWriting } from "./keep/openForWriting.js";

export interface IngestSummary {
  /** what to tell the analyst, a line a file */
  lines: string[];
  /** how many files were loaded */
  loaded: number;
  refusals: string[];
  /** files of which it is not plain what they do to those before them, and why */
  asked: { file: string; why: string; refusal: string }[];
}

/**
 * Loads `files`, or everything under `data/` that the store does not have yet, in the order of their names.
 * A refused file changes nothing and does not keep the others out.
 *
 * @param options.tell is called with what was done, even where a fault then ends the work
 * @param options.progress is called with what is loaded now, and with nothing at the end
 */
export async function ingest(
  root: string,
  files: readonly string[],
  options: {
    contract?: string;
    rebuild?: boolean;
    receivedOn?: string;
    answer?: Answer;
    tell?: (summary: IngestSummary) => void;
    progress?: ((text: string) => void) | undefined;
  } = {},
): Promise<IngestSummary> {
  const workspace = readWorkspace(root);
  if (options.contract && !workspace.contracts.some((contract) => contract.source === options.contract)) {
    refuseOpenQuestions(path.join(root, "seeds", "contracts", `${options.contract}.yaml`));
    throw new UserError(`there is no contract "${options.contract}"`, {
      hint: `seeds/contracts has ${workspace.contracts.map((contract) => contract.source).join(", ")}`,
    });
  }
  const places = placesOf(root);
  const rebuilt = options.rebuild ? await rebuild(workspace, places) : [];
  const { files: found, passedOver } =
    files.length > 0
      ? { files: files.map((file) => named(root, file)), passedOver: [] }
      : filesIn(places.data);
  if (found.length === 0 && !options.rebuild && !existsSync(places.database)) {
    throw new UserError(`${path.join(root, "data")} holds no files`, {
      hint: "put the extracts there, or name them",
    });
  }
  const store = await openForWriting(workspace, places, { threads: threadsFor(found) });
  const receipts: Receipt[] = [];
  let again: ReadAgain = { lines: [], refusals: [] };
  let fault: unknown = null;
  try {
    again = await readAgain(store, workspace, places);
    await loadExtracts(store, workspace, places, found, {
      contract: options.contract,
      receivedOn: options.receivedOn,
      answer: options.answer,
      neverMind: neverMinded(root),
      receipts,
      progress: (index) =>
        options.progress?.(`${index + 1} of ${found.length}: ${path.basename(found[index] ?? "")}`),
    });
    await keepWaiting(store, receipts, files.length === 0);
    await store.checkpoint();
  } catch (error) {
    fault = error;
  } finally {
    rmSync(places.temporary, { recursive: true, force: true });
    store.close();
    options.progress?.("");
  }
  // what was committed before a fault stands, and is said
  const done = receipts.filter((receipt) => receipt !== undefined);
  await namePublished(workspace, found, done);
  const { lines, refusals, ...rest } = summarise(done, files.length > 0);
  const summary = {
    lines: [...rebuilt, ...again.lines, ...lines, ...noExtracts(passedOver)],
    refusals: [...again.refusals, ...refusals].map(plainText),
    ...rest,
  };
  options.tell?.(summary);
  if (fault !== null) throw fault;
  return summary;
}

/** The locks and notes of other programs that lie among the extracts, in one line. */
function noExtracts(files: readonly string[]): string[] {
  if (files.length === 0) return [];
  const names = files.map((file) => path.basename(file));
  return [`passed over, no extracts: ${names.slice(0, 5).join(", ")}${names.length > 5 ? ", …" : ""}`];
}

/** Small files are over before a second thread has begun, and examining the next one needs a processor too. */
function threadsFor(files: readonly string[]): 1 | "all" {
  const large = 32_000_000;
  return files.some((file) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > large) ? "all" : 1;
}

/** `../` in a name is more often a slip than meant; the whole path says that it is meant. */
function named(root: string, file: string): string {
  const whole = path.resolve(file);
  const relative = path.relative(path.resolve(root), whole);
  if (file.split(/[\\/]/).includes("..") && (relative.startsWith("..") || path.isAbsolute(relative))) {
    throw new UserError(`${file} leads out of the partnership's folder`, {
      hint: `copy the file into data, or give its whole path (${whole}) if it is meant`,
    });
  }
  return whole;
}

function summarise(receipts: readonly Receipt[], named: boolean): IngestSummary {
  const lines: string[] = [];
  let known = 0;
  for (const receipt of receipts) {
    if (receipt.outcome === "already loaded" || receipt.outcome === "removed earlier") {
      known += 1;
      const as = receipt.knownAs === receipt.file ? "" : ` as ${receipt.knownAs}`;
      if (receipt.outcome === "removed earlier") {
        lines.push(
          `${receipt.file}: removed earlier${as}, left out; csp supply restore ${receipt.extract} brings it back`,
        );
      } else if (named) lines.push(`${receipt.file}: already loaded${as}, nothing changed`);
    } else if (receipt.outcome === "left out") {
      lines.push(
        `${receipt.file}: left out from now on; csp supply restore ${receipt.extract} takes it after all`,
      );
    } else if (receipt.outcome === "loaded" && receipt.typing) {
      const { accepted, excluded, duplicate, unknownArea } = receipt.typing;
      const { untaken, untyped, lacking } = receipt;
      const parts = [counted(accepted, "record")];
      if (excluded > untaken) parts.push(`${excluded - untaken} left out by the contract`);
      if (untaken > 0) parts.push(`${untaken} THAT NO MEASURE TAKES`);
      if (untyped > 0) parts.push(`${untyped} WITHOUT A TYPE`);
      if (duplicate > 0) parts.push(counted(duplicate, "duplicate"));
      if (receipt.quarantined > 0) parts.push(`${receipt.quarantined} QUARANTINED`);
      if (unknownArea > 0) parts.push(`${unknownArea} of areas not in the seeds`);
      if (receipt.revised > 0) parts.push(`${counted(receipt.revised, "figure")} revised (csp revisions)`);
      if (receipt.withdrawn > 0) parts.push(`${counted(receipt.withdrawn, "figure")} NO LONGER NAMED`);
      lines.push(`${receipt.file}: ${receipt.source}, ${parts.join(", ")}`);
      addAll(
        lines,
        receipt.notes.map((note) => `  ${note}`),
      );
      if (lacking.length > 0) {
        lines.push(
          `  WITHOUT ${lacking.map((label) => `"${label}"`).join(", ")}: figures that need it are incomplete`,
        );
      }
      if (accepted + excluded + duplicate + receipt.quarantined === 0) {
        lines.push(
          "  NO RECORD below its header, so that it covers no month: ask the partner whether it was meant so",
        );
      }
      if (receipt.shortened.length > 0) {
        lines.push(
          `  CHECK THE ORDER: it replaced months of ${receipt.shortened.join(", ")}, which reaches further; if it is the older one, csp supply latest puts that file first again`,
        );
      }
    }
  }
  for (const [why, passed] of groupBy(
    receipts.filter(({ outcome }) => outcome === "passed over"),
    ({ passed }) => passed ?? "",
  )) {
    const more = passed.length > 1 ? ` and ${passed.length - 1} more` : "";
    lines.push(`passed over: ${passed[0]?.file}${more}: ${why}`);
  }
  const loaded = receipts.filter((receipt) => receipt.outcome === "loaded").length;
  lines.push(`${counted(loaded, "file")} loaded${known > 0 ? `, ${known} already known` : ""}`);
  const told = receipts.flatMap(({ file, outcome, refusal }) => {
    if (!refusal) return [];
    const line = plainText(`${placeIn(file, refusal.line)}: ${refusal.message}: ${refusal.hint}`);
    return [{ file, outcome, why: plainText(refusal.message), refusal: line }];
  });
  const refusals = told.map(({ refusal }) => refusal);
  const asked = told.flatMap(({ outcome, ...question }) => (outcome === "asked" ? [question] : []));
  return { lines, loaded, refusals, asked };
}
