import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import type { Places } from "../../store/places.js";
import { storeFault } from "../../store/storeFault.js";
import { counted } from "../../words/plural.js";
import { rebuildHint } from "./storeFormat.js";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One change of the supplies: what was committed to the store, kept outside it too. */
export const LedgerLine = z.object({
  event: z.enum(["supply", "release", "remove", "restore"]),
  extract: z.string().regex(/^[0-9a-f]{16}$/),
  sha256: hash.describe("of the bytes as they came"),
  received: z.number().int().min(1),
  source: z.string().min(1),
  file: z.string(),
  kept: z.enum(["whole", "mapped", "released"]).default("whole"),
  receivedOn: z.iso.date().optional().describe("the day on which it was received"),
  taken: z
    .enum(["replace", "add"])
    .optional()
    .describe("what was answered where it was asked what the file does to those before it"),
  supplements: z.string().optional().describe("of a release: the supply whose lines these are, corrected"),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

const mend = "restore the file from a copy";

/**
 * The ledger's lines as they stand; a last line cut short by a crash was never acknowledged and is left out.
 *
 * @throws UserError naming the line that is none
 */
export function readLedger(places: Places): (LedgerLine & { text: string })[] {
  return ledgerTexts(places).map((text, index) => ({
    ...parseLine(text, `${places.ledger}:${index + 1}`),
    text,
  }));
}

function parseLine(text: string, where: string): LedgerLine {
  try {
    return LedgerLine.parse(JSON.parse(text));
  } catch (cause) {
    throw new UserError(`${where}: not a line of the ledger`, { hint: mend, cause });
  }
}

function ledgerTexts(places: Places): string[] {
  if (!existsSync(places.ledger)) return [];
  const text = readFileSync(places.ledger, "utf8");
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1);
}

/** Adds lines and waits until they are on the disk; what a crash left of a line is cut off first. */
function appendLedger(places: Places, texts: readonly string[]): void {
  if (texts.length === 0) return;
  try {
    mkdirSync(path.dirname(places.ledger), { recursive: true });
    const handle = openSync(places.ledger, existsSync(places.ledger) ? "r+" : "wx+");
    try {
      const whole = readFileSync(handle).lastIndexOf(10) + 1;
      ftruncateSync(handle, whole);
      const bytes = Buffer.from(`${texts.join("\n")}\n`, "utf8");
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(handle, bytes, done, bytes.length - done, whole + done);
      }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    throw storeFault(places.ledger, cause);
  }
}

/**
 * Does `work` and enters the event that it returns, in one transaction; then the ledger gets the line. A crash between
 * the two is found and made good by {@link reconcile}.
 */
export async function recordEvent<T>(
  store: Store,
  places: Places,
  work: () => Promise<{ line: z.input<typeof LedgerLine>; result: T }>,
): Promise<T> {
  return recordEvents(store, places, async () => {
    const { line, result } = await work();
    return { lines: [line], result };
  });
}

/** {@link recordEvent} for several events that are committed together: all of them or none. */
export async function recordEvents<T>(
  store: Store,
  places: Places,
  work: () => Promise<{ lines: readonly z.input<typeof LedgerLine>[]; result: T }>,
): Promise<T> {
  const { texts, result } = await store.transaction(async () => {
    const done = await work();
    const texts = done.lines.map((line) => JSON.stringify(LedgerLine.parse(line)));
    await store.run(
      `insert into events select (select coalesce(max(number), 0) from events) + generate_subscripts(texts, 1), unnest(texts)
        from (select from_json($texts::json, '["VARCHAR"]') as texts)`,
      { texts: JSON.stringify(texts) },
    );
    return { texts, result: done.result };
  });
  appendLedger(places, texts);
  return result;
}

/**
 * Holds the store against the ledger, which are the same list. What the store has and the ledger lacks was committed
 * just before a crash: the ledger gets it now. What the ledger has and the store lacks was lost (a deleted log, an
 * older copy).
 *
 * @throws UserError that says what the store has lost and how to get it back
 */
export async function reconcile(store: Store, places: Places): Promise<void> {
  const inStore = await store.rows<{ line: string }>("select line from events order by number");
  const texts = ledgerTexts(places);
  const shared = Math.min(inStore.length, texts.length);
  for (let index = 0; index < shared; index += 1) {
    if (inStore[index]?.line !== texts[index]) throw differ(index + 1, places);
  }
  if (texts.length > shared) throw lostCommits(texts.slice(shared), shared, places);
  appendLedger(
    places,
    inStore.slice(shared).map(({ line }) => line),
  );
}

/** How many lines the ledger has, and its last one. */
export interface LedgerEnd {
  count: number;
  last: string | null;
}

export function ledgerEnd(places: Places): LedgerEnd {
  const texts = ledgerTexts(places);
  return { count: texts.length, last: texts.at(-1) ?? null };
}

/**
 * {@link reconcile} for those who only read: the number of lines and the last of them, since a line that was committed
 * is never changed.
 *
 * @throws UserError as reconcile does
 */
export async function checkAgainstLedger(store: Store, places: Places, end: LedgerEnd): Promise<void> {
  if (end.count === 0) return;
  const [row] = await store.rows<{ count: number; line: string | null }>(
    "select count(*) as count, max(line) filter (number = $count) as line from events",
    { count: end.count },
  );
  const count = row?.count ?? 0;
  if (count < end.count) {
    // read again where something is wrong anyway, to say what
    throw lostCommits(ledgerTexts(places).slice(count), count, places);
  }
  if (row?.line !== end.last) throw differ(end.count, places);
}

function differ(line: number, places: Places): UserError {
  return new UserError(`the store and its ledger differ from line ${line} of ${places.ledger}`, {
    hint: "one of them is from another folder or another copy; put the right one back, or rebuild the store from the ledger with csp ingest --rebuild",
  });
}

function lostCommits(texts: readonly string[], from: number, places: Places): UserError {
  const lines = texts.map((text, index) => parseLine(text, `${places.ledger}:${from + index + 1}`));
  const first = lines[0];
  const what = lines.every((line) => line.event === "supply")
    ? counted(lines.length, "supply", "supplies")
    : counted(lines.length, "change");
  return new UserError(`the store has lost the last ${what} (first: ${first?.event} of ${first?.file})`, {
    hint: rebuildHint,
  });
}
