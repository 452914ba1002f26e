import type { PlanRow, PlanSummary } from "../../../pipeline/plan/plan.js";
import type { Contested } from "../../../pipeline/targets/borneOut.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { PublishedGrant } from "../protect/funding.js";

/** One line of the event log, and where it stands. */
export interface LoggedEvent {
  /** ISO day */
  day: string;
  type: string;
  /** what, where: the other columns that the contract maps, as they were written */
  words: string[];
  file: string;
  line: number;
}

/** The rows of the assessment for a financial year, and what only the annual report tells. */
export interface AnnualReportData extends AssessmentData {
  /** "2020/21" */
  year: string;
  /** the plan whose priorities make the chapters: the year's own, or the nearest that is listed */
  plan: string;
  /** the source whose measures are the powers used, and that of the log */
  legislation: string;
  log: LoggedEvent[];
  funding: PublishedGrant[];
  actions: {
    asAt: string;
    rows: PlanRow[];
    summary: PlanSummary[];
    /** success measures of the plan that a return and a count answer differently */
    contested?: readonly Contested[];
  } | null;
}
