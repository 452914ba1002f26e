import type { FundingRow } from "../../../pipeline/plan/funding.js";
import type { PlanSummary } from "../../../pipeline/plan/plan.js";
import type { Judgement } from "../../../pipeline/scoring/judgement.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { JudgedTarget } from "../data/judgedTarget.js";

/** An issue as the paper ranks it: where the plan puts it, and where the evidence does. */
export interface RankedPriority {
  id: string;
  name: string;
  /** the plan's own order; null where it ranks nothing */
  adopted: number | null;
  /** by the scores; null where too little is known to place it */
  position: number | null;
  score: number | null;
  /** places it could take under other weights */
  best: number | null;
  worst: number | null;
  /** share of the draws in which its place holds, 0 to 1 */
  holds: number | null;
  /** its place in the plan before, and which plan that was */
  lastRank: number | null;
  lastYear: string | null;
  /** the issue that it was a part of then, whose place `lastRank` is; null where it was one of its own */
  lastPartOf: string | null;
  /** criterion → score as judged, else as computed; null where unknown */
  scores: Record<string, number | null>;
}

/** The rows of the assessment that the paper rests on, and what is decided by it. */
export interface CommitteePaperData extends AssessmentData {
  /** "2024-25" */
  planYear: string;
  ranked: RankedPriority[];
  criteria: { id: string; name: string; weight: number }[];
  judgements: Judgement[];
  /** how far the ranking holds, in one sentence */
  robustness: string;
  scheme: string;
  targets: JudgedTarget[];
  /** how many actions the plan has by priority; empty where none are entered */
  actions: PlanSummary[];
  /** the grants of the last financial year that has any */
  funding: FundingRow[];
  bodies: { name: string; asked: string }[];
  implications: { heading: string; text: string }[];
}
