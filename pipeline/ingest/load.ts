import { rmSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Store } from "../store/open.js";
import type { Places } from "../store/places.js";
import { storeFault } from "../store/storeFault.js";
import type { Workspace } from "../workspace/workspace.js";
import { type Arriving, arriving } from "./arriving.js";
import { Doubtful, type Taken } from "./doubts/doubts.js";
import type { Span } from "./doubts/waiting.js";
import { archiveMapped, archiveWhole, dropArchived, examineArchived } from "./keep/archive.js";
import { enterSupply } from "./keep/enterSupply.js";
import { type Arrival, enterTogether, mayEnterTogether } from "./keep/enterTogether.js";
import { recordEvents } from "./keep/ledger.js";
import { exportLabels } from "./keep/quarantine.js";
import { addSupplyRow, extractOf, nextReceived } from "./keep/supplyRow.js";
import { type Examination, examine, type Refusal } from "./read/examine.js";
import { FileRefused } from "./reasons/fileRefused.js";
import type { Typing } from "./type/typing.js";
import { checkUnreadStatus } from "./type/unreadStatus.js";
import { examineTable } from "./workbooks/sheetTable.js";

export { typingFaults } from "./keep/enterSupply.js";

/** What a file does to the earlier ones of its months, or that it stays out. */
export type Answer = Taken | "cancel";

/** What became of one file. */
export interface Receipt {
  file: string;
  outcome: "loaded" | "already loaded" | "removed earlier" | "refused" | "passed over" | "asked" | "left out";
  /** why it was passed over */
  passed: string | null;
  source: string | null;
  extract: string | null;
  /** under which name the same bytes came before */
  knownAs: string | null;
  refusal: Pick<Refusal, "message" | "hint" | "line"> | null;
  /** what its records do not say: hidden rows, merged cells, sheets that were not read */
  notes: string[];
  typing: Typing | null;
  quarantined: number;
  /** records that no measure takes, among those left out */
  untaken: number;
  /** records that do not say their type */
  untyped: number;
  /** the optional columns that the file does not have, by their labels */
  lacking: string[];
  revised: number;
  /** figures of a month it covers that it no longer names */
  withdrawn: number;
  /** earlier files of the source that reach further and lost months to this one */
  shortened: string[];
  /** of a file that waits for an answer: what it is of */
  span: Span | null;
}

/** Files entered together: enough to spare the cost of each, few enough to lose little to a crash. */
const together = { files: 12, bytes: 48_000_000 };

/**
 * Loads files in their order: for each a private copy, the gate, typing, the books, one transaction, the archive, the
 * ledger. Nothing is committed unless every line of the file is accounted for. Files of one contract that follow one
 * another share a transaction where none replaces anything; while the store is busy with them the next are examined.
 *
 * @param progress called before each file
 */
export async function loadExtracts(
  store: Store,
  workspace: Workspace,
  places: Places,
  files: readonly string[],
  options: {
    contract?: string | undefined;
    /** filled as they are done, so that a fault leaves what was done before it */
    receipts?: Receipt[];
    /** files that the analyst does not want, by their SHA-256 */
    neverMind?: ReadonlySet<string> | undefined;
    progress?: (index: number) => void;
    /** ISO day: no record can be of a later one */
    receivedOn?: string | undefined;
    /** what the files do to those before them, where that was said; `cancel` leaves them out from now on */
    answer?: Answer | undefined;
  } = {},
): Promise<Receipt[]> {
  const receipts = options.receipts ?? [];
  let waiting: (Arrival & { receipt: Receipt; index: number })[] = [];
  let entering: Promise<void> = Promise.resolve();
  const enter = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    await entering;
    entering = enterAll(store, workspace, places, batch, receipts, options.answer);
    entering.catch(() => undefined); // awaited, and thrown, before the next batch or at the end
  };
  const before = await knownSupplies(store);
  const parts = arriving(workspace, places, files, { ...options, known: (sha256) => before.has(sha256) });
  let index = -1;
  try {
    for await (const part of parts) {
      index += 1;
      const receipt = blankReceipt(part.name);
      if (part.kind !== "table") {
        await entering; // the store may be asked, which is busy until then
        receipts[index] = await withoutTable(store, receipt, part);
        continue;
      }
      const onDisk = settled(part.sheet?.origin.workbook ?? part.file); // beside the examination; what it says is heard before the commit
      onDisk.catch(() => undefined);
      const examination = await examinePart(workspace, places, part, options.contract);
      receipt.notes = part.notes;
      if (options.receivedOn) examination.receivedOn = options.receivedOn;
      if (options.neverMind?.has(examination.sha256)) {
        receipts[index] = { ...receipt, outcome: "passed over", passed: "seeds/never_mind.csv has them" };
        rmSync(part.file, { force: true });
        continue;
      }
      const { contract } = examination;
      const [first] = waiting;
      const arrival =
        contract && !examination.refused ? { file: receipt.file, examination, contract, onDisk } : null;
      const bytes = waiting.reduce((sum, each) => sum + each.examination.bytes, examination.bytes);
      const joins =
        first === undefined ||
        (arrival !== null &&
          mayEnterTogether(first, arrival) &&
          waiting.length < together.files &&
          bytes < together.bytes &&
          !waiting.some((each) => each.examination.sha256 === examination.sha256));
      if (!joins) await enter();
      if (arrival) waiting.push({ ...arrival, receipt, index });
      else {
        await entering;
        receipts[index] = await loadExamined(
          store,
          workspace,
          places,
          examination,
          receipt,
          onDisk,
          options.answer,
        );
        rmSync(part.file, { force: true });
      }
    }
    await enter();
  } finally {
    await entering;
  }
  return receipts;
}

async function examinePart(
  { contracts }: Workspace,
  { temporary }: Places,
  { file, sheet }: Extract<Arriving, { kind: "table" }>,
  contract: string | undefined,
): Promise<Examination> {
  if (sheet) return examineTable(file, sheet.origin, sheet.contract, temporary);
  return examine(file, contracts, { temporary, ...(contract ? { contract } : {}) });
}

/** What became of a file, or of a part of one, in which there is no table to read. */
async function withoutTable(
  store: Store,
  receipt: Receipt,
  part: Exclude<Arriving, { kind: "table" }>,
): Promise<Receipt> {
  if (part.kind === "trouble") return { ...receipt, refusal: { ...part.trouble, line: null } };
  if (part.kind === "refused") return { ...receipt, refusal: part.refusal };
  if (part.kind === "passed") return { ...receipt, outcome: "passed over", passed: part.why };
  return (await knownReceipt(store, receipt, part.sha256)) ?? receipt;
}

/** The receipt of a file whose bytes are here already; null of others. */
async function knownReceipt(store: Store, receipt: Receipt, sha256: string): Promise<Receipt | null> {
  const [known] = await store.rows<{ removed: boolean; source: string; file: string }>(
    "select removed, source, file from supplies where sha256 = $sha256",
    { sha256 },
  );
  if (!known) return null;
  return {
    ...receipt,
    extract: extractOf(sha256),
    outcome: known.removed ? "removed earlier" : "already loaded",
    source: known.source,
    knownAs: known.file,
    refusal: null,
  };
}

/** {@link loadExtracts} for one file. */
export async function loadExtract(
  store: Store,
  workspace: Workspace,
  places: Places,
  file: string,
  contract?: string,
): Promise<Receipt> {
  const [receipt] = await loadExtracts(store, workspace, places, [file], { contract });
  if (!receipt) throw new Error(`${file} has no receipt`);
  return receipt;
}

async function enterAll(
  store: Store,
  workspace: Workspace,
  places: Places,
  batch: readonly (Arrival & { receipt: Receipt; index: number })[],
  receipts: Receipt[],
  answer: Answer | undefined,
): Promise<void> {
  const known = await knownSupplies(store);
  const fresh = batch.filter(({ examination }) => !known.has(examination.sha256));
  const typings =
    fresh.length > 1 && answer === undefined
      ? await enterTogether(store, places, fresh, workspace.partnership.district)
      : null;
  for (const { examination, receipt, index, contract, onDisk } of batch) {
    const typing = typings?.[fresh.findIndex((each) => each.index === index)];
    receipts[index] = typing
      ? {
          ...receipt,
          outcome: "loaded",
          source: contract.source,
          extract: extractOf(examination.sha256),
          typing,
        }
      : await loadExamined(store, workspace, places, examination, receipt, onDisk, answer);
    rmSync(examination.file, { force: true });
  }
}

async function knownSupplies(store: Store): Promise<Set<string>> {
  const rows = await store.rows<{ sha256: string }>("select sha256 from supplies");
  return new Set(rows.map(({ sha256 }) => sha256));
}

function blankReceipt(file: string): Receipt {
  return {
    file,
    outcome: "refused",
    passed: null,
    source: null,
    extract: null,
    knownAs: null,
    refusal: null,
    notes: [],
    typing: null,
    quarantined: 0,
    untaken: 0,
    untyped: 0,
    lacking: [],
    revised: 0,
    withdrawn: 0,
    shortened: [],
    span: null,
  };
}

async function loadExamined(
  store: Store,
  workspace: Workspace,
  places: Places,
  examination: Examination,
  blank: Receipt,
  onDisk: Promise<void>,
  answer: Answer | undefined,
): Promise<Receipt> {
  const { contract, sha256, refused, receivedOn } = examination;
  const { file } = blank;
  const extract = extractOf(sha256);
  const receipt: Receipt = { ...blank, source: contract?.source ?? null, extract, refusal: refused };
  const known = await knownReceipt(store, receipt, sha256);
  if (known) return known;
  if (refused?.reason === "not-wanted") {
    return { ...receipt, outcome: "passed over", passed: refused.message, refusal: null };
  }
  if (refused || !contract) return receipt;
  if (examination.header.includes(exportLabels.supply)) {
    const message = "holds records put aside from another file, which it would replace";
    return { ...receipt, refusal: { message, hint: `csp quarantine release ${file}`, line: null } };
  }
  const { source, keep: kept } = contract;
  const taken = answer === "cancel" ? undefined : answer;
  try {
    return await recordEvents<Receipt>(store, places, async () => {
      await checkUnreadStatus(store, examination, contract);
      const received = await nextReceived(store);
      const line = {
        extract,
        sha256,
        received,
        source,
        file,
        kept,
        ...(receivedOn ? { receivedOn } : {}),
        ...(taken ? { taken } : {}),
      };
      await addSupplyRow(store, line, contract, answer === "cancel");
      if (kept === "mapped") archiveMapped(places, examination);
      if (answer === "cancel") {
        await onDisk;
        if (kept === "whole") archiveWhole(places, examination);
        return {
          lines: [
            { event: "supply" as const, ...line },
            { event: "remove" as const, ...line },
          ],
          result: { ...receipt, outcome: "left out" as const },
        };
      }
      // where only mapped columns are kept, what is entered is read from them
      const read =
        kept === "mapped"
          ? await examineArchived(places, { file, sha256, kept, receivedOn: receivedOn ?? null }, contract)
          : examination;
      const { district } = workspace.partnership;
      const entered = await enterSupply(store, read, contract, { extract, file, taken }, district, {
        ask: true,
      });
      await onDisk;
      if (kept === "whole") archiveWhole(places, examination);
      const shortened = entered.revised + entered.withdrawn > 0 ? await shortenedBy(store, extract) : [];
      return {
        lines: [{ event: "supply" as const, ...line }],
        result: { ...receipt, outcome: "loaded" as const, ...entered, shortened },
      };
    });
  } catch (error) {
    if (!(error instanceof FileRefused || error instanceof Doubtful)) throw error;
    if (kept === "mapped") dropArchived(places, sha256);
    const { message, hint = "" } = error;
    return error instanceof Doubtful
      ? { ...receipt, outcome: "asked", refusal: { message, hint, line: null }, span: error.span }
      : { ...receipt, refusal: { message, hint, line: error.line } };
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
