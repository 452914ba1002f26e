import { rmSync } from "node:fs";
import type { Store } from "../store/open.js";
import type { Places } from "../store/places.js";
import type { Workspace } from "../workspace/workspace.js";
import { type Arriving, arriving, readable } from "./arriving.js";
import { Doubtful } from "./doubts/doubts.js";
import { examineInThread } from "./examineInThread.js";
import { archiveMapped, archiveWhole, dropArchived, examineArchived } from "./keep/archive.js";
import { enterSupply } from "./keep/enterSupply.js";
import { type Arrival, enterTogether, mayEnterTogether } from "./keep/enterTogether.js";
import { identifierKey } from "./keep/identifiers.js";
import { recordEvents } from "./keep/ledger.js";
import { exportLabels } from "./keep/quarantine.js";
import { addSupplyRow, extractOf, nextReceived } from "./keep/supplyRow.js";
import { type Examination, examine } from "./read/examine.js";
import { FileRefused } from "./reasons/fileRefused.js";
import {
  type Answer,
  blankReceipt,
  knownReceipt,
  type Receipt,
  readSupplies,
  type Supplies,
  shortenedBy,
  withoutTable,
} from "./receipt.js";
import { checkUnreadStatus } from "./type/unreadStatus.js";
import { settled } from "./unpack/receive.js";
import { examineTable } from "./workbooks/sheetTable.js";

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
  const before = await readSupplies(store);
  const known = (sha256: string): boolean => before.has(sha256) && !options.neverMind?.has(sha256);
  const sizes = new Set([...before.values()].map(({ bytes }) => bytes));
  // of what was left out unread the size is not known
  const sizeKnown = (bytes: number): boolean => sizes.has(bytes) || sizes.has(0);
  const parts = arriving(workspace, places, files, { ...options, known, sizeKnown });
  let index = -1;
  try {
    for await (const part of parts) {
      index += 1;
      const receipt = blankReceipt(part.name);
      if (part.kind !== "table") {
        receipts[index] = withoutTable(receipt, part, before);
        continue;
      }
      const onDisk = settled(part.sheet?.origin.workbook ?? part.file); // beside the examination; what it says is heard before the commit
      onDisk.catch(() => undefined);
      const examination = await examinePart(workspace, places, part, {
        contract: options.contract,
        several: files.length > 1,
      });
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
        receipts[index] = await loadExamined(store, workspace, places, examination, receipt, onDisk, {
          answer: options.answer,
          supplies: await readSupplies(store),
        });
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
  workspace: Workspace,
  { temporary }: Places,
  { file, sheet }: Extract<Arriving, { kind: "table" }>,
  { contract, several }: { contract: string | undefined; several: boolean },
): Promise<Examination> {
  if (sheet) return examineTable(file, sheet.origin, sheet.contract, temporary);
  const options = { temporary, ...(contract ? { contract } : {}) };
  return several
    ? examineInThread(file, readable(workspace), options)
    : examine(file, readable(workspace), options);
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
  const supplies = await readSupplies(store);
  const fresh = batch.filter(({ examination }) => !supplies.has(examination.sha256));
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
      : await loadExamined(store, workspace, places, examination, receipt, onDisk, {
          answer,
          supplies,
        });
    rmSync(examination.file, { force: true });
  }
}

async function loadExamined(
  store: Store,
  workspace: Workspace,
  places: Places,
  examination: Examination,
  blank: Receipt,
  onDisk: Promise<void>,
  { answer, supplies }: { answer: Answer | undefined; supplies: Supplies },
): Promise<Receipt> {
  const { contract, sha256, refused, receivedOn } = examination;
  const { file } = blank;
  const extract = extractOf(sha256);
  const receipt: Receipt = { ...blank, source: contract?.source ?? null, extract, refusal: refused };
  const known = knownReceipt(receipt, sha256, supplies);
  if (known) return known;
  if (refused?.reason === "not-wanted") {
    return { ...receipt, outcome: "passed over", passed: refused.message, refusal: null };
  }
  if (refused || !contract) return receipt;
  if (examination.header.includes(exportLabels.supply)) {
    const message = "holds records quarantined from another file, which it would replace";
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
      if (kept === "mapped") {
        const key = contract.repeats ? await identifierKey(store, places) : null;
        archiveMapped(places, examination, key);
      }
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
