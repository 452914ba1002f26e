import type { FundingRow } from "../../../pipeline/plan/funding.js";
import type { PlanSummary } from "../../../pipeline/plan/plan.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { JudgedTarget } from "../data/judgedTarget.js";
import type { Ranking } from "../data/ranking.js";

/** The rows of the assessment that the paper rests on, and what is decided by it. */
export interface CommitteePaperData extends AssessmentData, Ranking {
  targets: JudgedTarget[];
  /** how many actions the plan has by priority; empty where none are entered */
  actions: PlanSummary[];
  /** the grants of the last financial year that has any */
  funding: FundingRow[];
  bodies: { name: string; asked: string }[];
  implications: { heading: string; text: string }[];
}
