import type { EvidenceFact } from "./evidence.js";

/** An issue's way from the last published ranking to this one; `reports/words/movement.ts` says what moved it. */
export interface Movement {
  id: string;
  issue: string;
  position: number | null;
  /** the plan year of the last published ranking, and the best place of the issue (or of what it came from) there */
  last_year: string;
  last_rank: number | null;
  /** what it was then: itself, or those that it came from */
  origins: readonly { name: string; rank: number | null }[];
  came: "new" | "merged" | "split" | null;
  /** places up (positive) or down; null where one of the two is not known */
  moved: number | null;
  /** its position when the evidence of the year before is scored by the same criteria, weights and judgements */
  position_before: number | null;
  /** criteria whose score changed on the year before, the greatest change first */
  changes: readonly ScoreChange[];
  /** criteria that were judged, and by whom */
  judged: readonly { criterion: string; by: string }[];
}

export interface ScoreChange {
  criterion: string;
  before: number | null;
  now: number | null;
  /** the evidence whose own score changed most; null where it holds a small count */
  finding: EvidenceFact | null;
}
