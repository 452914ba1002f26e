import type { Day } from "../../calendar/day.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Direction } from "./lexicon.js";

/** A figure in its part in a statement. */
export interface Part {
  readonly figure: Quantity;
  /** Segment that holds it: a level may stand in the sentence before. */
  readonly segment: number;
  /** The wording, or the lack of any other figure, leaves no other part open to it. */
  readonly certain: boolean;
  /** The way of a change that words or a sign beside the figure give. */
  readonly way: Direction | null;
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly text: string;
}

/** What a stretch of a sentence, or a row of a table, says of one thing. Parts it does not have are null or []. */
export interface Statement {
  readonly segment: number;
  readonly kind: "change" | "share" | "count" | "rank";
  readonly start: number;
  readonly end: number;
  /** What is counted, as the document's own words, singular and in order. */
  readonly subject: readonly string[];
  /** Places named with it, in lower case. */
  readonly areas: readonly string[];
  readonly period: Span | null;
  /** Words that make it a part of its subject or of its period: "alone", "Quarter 3". */
  readonly partial: boolean;
  /** Levels of this period, likeliest first. */
  readonly current: readonly Part[];
  /** Levels compared with. */
  readonly previous: readonly Part[];
  /** Differences between the two. */
  readonly changes: readonly Part[];
  readonly percent: Quantity | null;
  /** "doubled", "threefold" */
  readonly multiple: Quantity | null;
  /** Percentage points between two percentages. */
  readonly points: Quantity | null;
  readonly direction: Direction | null;
  /** All words of direction in it say the same. */
  readonly oneWay: boolean;
  readonly rank: Quantity | null;
  /** "2nd lowest in …" */
  readonly rankWords: string | null;
}

/** The parts of a statement that has none. */
export const EMPTY = {
  current: [],
  previous: [],
  changes: [],
  percent: null,
  multiple: null,
  points: null,
  direction: null,
  oneWay: false,
  rank: null,
  rankWords: null,
} as const;

/** The one certain current level, unhedged; null when there is none or are several. */
export function soleLevel(parts: readonly Part[]): Quantity | null {
  const certain = parts.filter((part) => part.certain && part.figure.hedge === null);
  return certain.length === 1 ? (certain[0]?.figure ?? null) : null;
}
