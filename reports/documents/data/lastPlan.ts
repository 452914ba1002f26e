import type { PlanRow } from "../../../pipeline/plan/plan.js";
import type { Contested } from "../../../pipeline/targets/borneOut.js";

/** An action with the issue of this assessment that its own priority has become; null where it has become none. */
export type LastPlanRow = PlanRow & { issue: string | null };

/** The plan in force while an assessment is written; no rows where its actions were not entered. */
export interface LastPlan {
  planYear: string;
  /** ISO day: the assessment's last */
  asAt: string;
  rows: LastPlanRow[];
  /** the priorities of that plan, by id */
  names: ReadonlyMap<string, string>;
  /** whether anything was returned for a quarter that had ended */
  returned: boolean;
  /** its success measures that a return and a count answer differently */
  contested?: readonly Contested[];
}
