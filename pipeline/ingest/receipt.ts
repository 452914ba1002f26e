import type { Store } from "../store/open.js";
import type { Arriving } from "./arriving.js";
import type { Taken } from "./doubts/doubts.js";
import type { Span } from "./doubts/waiting.js";
import { extractOf } from "./keep/supplyRow.js";
import type { Refusal } from "./read/examine.js";
import type { Typing } from "./type/typing.js";

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
  refusal: (Pick<Refusal, "message" | "hint" | "line"> & Partial<Pick<Refusal, "reason">>) | null;
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

/** Before anything is known of a file but its name. */
export function blankReceipt(file: string): Receipt {
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

/** What became of a file, or of a part of one, in which there is no table to read. */
export function withoutTable(
  receipt: Receipt,
  part: Exclude<Arriving, { kind: "table" }>,
  supplies: Supplies,
): Receipt {
  if (part.kind === "trouble") return { ...receipt, refusal: { ...part.trouble, line: null } };
  if (part.kind === "refused") return { ...receipt, refusal: part.refusal };
  if (part.kind === "passed") return { ...receipt, outcome: "passed over", passed: part.why };
  return knownReceipt(receipt, part.sha256, supplies) ?? receipt;
}

/** The receipt of a file whose bytes are here already; null of others. */
export function knownReceipt(receipt: Receipt, sha256: string, supplies: Supplies): Receipt | null {
  const known = supplies.get(sha256);
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

/** The supplies that are here, by their SHA-256. */
export type Supplies = ReadonlyMap<
  string,
  {
    /** 0 of what was left out unread */
    bytes: number;
    removed: boolean;
    source: string;
    file: string;
  }
>;

export async function readSupplies(store: Store): Promise<Supplies> {
  const [sha256 = [], bytes = [], removed = [], source = [], file = []] = await store.columns(
    "select sha256, bytes::double, removed, source, file from supplies",
  );
  return new Map(
    sha256.map((each, at) => [
      String(each),
      {
        bytes: Number(bytes[at]),
        removed: removed[at] === true,
        source: String(source[at]),
        file: String(file[at]),
      },
    ]),
  );
}

/** Earlier supplies that reach further than this one, which now replaces months of theirs: was it the older one? */
export async function shortenedBy(store: Store, extract: string): Promise<string[]> {
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
