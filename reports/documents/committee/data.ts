import type { JudgedTarget } from "../../../pipeline/facts/target.js";
import type { Due } from "../../../pipeline/plan/dueDay.js";
import type { FundingRow } from "../../../pipeline/plan/funding.js";
import type { Action } from "../../../pipeline/workspace/seeds/planningSeeds.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Ranking } from "../data/ranking.js";

/** An action as it is put forward, and what its words for when mean. */
export interface PlannedAction extends Action {
  due: Due;
}

/** The rows of the assessment that the paper rests on, and what is decided by it. */
export interface CommitteePaperData extends AssessmentData, Ranking {
  targets: JudgedTarget[];
  /** the actions of the plan in its order; empty where none are entered */
  plan: PlannedAction[];
  /** the grants of the last financial year that has any */
  funding: FundingRow[];
  bodies: { name: string; asked: string }[];
  implications: { heading: string; text: string }[];
}
