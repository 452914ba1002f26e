import type { TargetCertainty, TargetFigures, TargetReason, TargetRow } from "../facts/target.js";
import type { PlanRow } from "../plan/plan.js";
import type { EvidenceData } from "../priorities/evidence/data.js";

/** What success measures are judged by: the twelve months asked for, the year before, and the plan's actions. */
export interface TargetData {
  now: EvidenceData;
  before: EvidenceData;
  /** the actions of the plan year as at the day asked for */
  actions: readonly PlanRow[];
  /** ISO day */
  asAt: string;
}

export type Judged = Pick<TargetRow, "answer" | "reason"> & Partial<Pick<TargetRow, "figures" | "certainty">>;

export const unknown = (reason: TargetReason, figures: TargetFigures | null = null): Judged => ({
  answer: "cannot be judged",
  reason,
  figures,
});

export const answered = (
  met: boolean,
  reason: TargetReason,
  figures: TargetFigures,
  certainty: TargetCertainty | null = null,
): Judged => ({
  answer: met ? "met" : "not met",
  reason,
  figures,
  certainty,
});
