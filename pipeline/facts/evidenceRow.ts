import type { EvidenceFact, Unknown } from "./evidence.js";

/** Names one figure of the store. */
export interface FigureKey {
  source: string;
  measure: string;
  area: string;
  /** ISO days */
  period_start: string;
  period_end: string;
}

/** One row of `score_evidence`: one thing known, or known to be missing, about one issue on one criterion. */
export interface EvidenceRow {
  plan_year: string;
  priority: string;
  issue: string;
  criterion: string;
  /** the kind of evidence, as in `seeds/criteria.csv` */
  evidence: string;
  /** what it is, in words */
  what: string;
  /** null where the evidence is of the issue and not of one measure */
  measure: string | null;
  source: string | null;
  area: string | null;
  /** ISO days of the period it speaks of */
  period_start: string | null;
  period_end: string | null;
  /** what the bands are held against: a number, or a word of the findings */
  value: number | null;
  word: string | null;
  finding: EvidenceFact;
  /** the bands as the seed has them; null where the evidence is shown and not scored */
  bands: string | null;
  /** 0–5; null where unknown or not scored */
  score: number | null;
  state: "scored" | "shown" | "unknown";
  /** why it is unknown */
  reason: Unknown | null;
  /**
   * the figures that the finding is made of, which decide whether it may be published; those of other areas, months and
   * years that they are held against are of the same measures
   */
  rests_on: readonly FigureKey[];
  /** holds a small count of a sensitive measure: not for anything that leaves the partnership's office */
  small: boolean;
  /** in what is published: what it rests on is hidden, and the finding with it */
  suppressed?: true;
}
