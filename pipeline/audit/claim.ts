import type { Day } from "./day.js";
import type { Figure } from "./figures.js";
import type { MeasureName } from "./measures.js";

export type Direction = "up" | "down";

/** A figure in its part in a claim. */
export interface Part {
  readonly figure: Figure;
  /** Segment that holds it: the current value may stand in the sentence before. */
  readonly segment: number;
  /** True where the wording leaves no other part open to the figure. */
  readonly certain: boolean;
}

/** What a sentence or a table row says of one measure. Absent parts are null or []. */
export interface Claim {
  readonly segment: number;
  readonly kind: "change" | "share" | "count" | "rank";
  readonly start: number;
  readonly end: number;
  readonly measure: MeasureName | null;
  readonly area: string | null;
  readonly period: { readonly from: Day; readonly to: Day; readonly text: string } | null;
  /** Candidates for the current value, likeliest first. */
  readonly current: readonly Part[];
  readonly previous: readonly Part[];
  readonly change: Part | null;
  /** Other numbers of the claim that the wording would allow to be the change. */
  readonly otherChanges: readonly Part[];
  readonly percent: Figure | null;
  readonly direction: Direction | null;
  readonly rank: Figure | null;
  /** "highest" or "lowest", and what it is ranked among. */
  readonly rankWords: string | null;
}

/** Whether a claim is about the document's whole area: it names none, or a district. */
export function isWholeArea(claim: Claim): boolean {
  return claim.area === null || /\bdistrict\b/i.test(claim.area);
}
