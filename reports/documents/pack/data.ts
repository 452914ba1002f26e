import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import type { FindingsSignalRow, FindingsXmrRow } from "../../../pipeline/facts/findingRows.js";
import type { JudgedTarget } from "../../../pipeline/facts/target.js";
import type { PlanRow } from "../../../pipeline/plan/plan.js";
import type { MeasuresRow, RanksRow, SuppliesRow, TrendsRow } from "../../../pipeline/store/rows.js";
import type { Contested } from "../../../pipeline/targets/borneOut.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Origin } from "../data/readOrigins.js";
import type { RevisedPeriod } from "../data/readRevised.js";
import type { Notes } from "../notes/notesRead.js";

/** A place among the areas of a scope on the twelve months to a quarter's end. */
export interface PackPlace {
  rank: RanksRow;
  scope: string;
}

/** One measure of one source in the partnership's own area, in every span that the pack gives. */
export interface PackMeasure {
  measure: MeasuresRow;
  /** what it says of its priority: level, concern, report, repeat, injury or lever */
  role: string;
  source: string;
  supplier: string;
  /** of people whom its source counts by shorter periods: "counted month by month" */
  countedBy?: string | null;
  area_name: string;
  quarter: TrendsRow;
  /** the quarters of the financial year so far */
  toDate: TrendsRow;
  rolling: TrendsRow | null;
  places: PackPlace[];
  /** as the pack of the quarter before had them */
  placesBefore: PackPlace[];
  /** as at the last day of the quarter, and of the quarter before */
  signal: FindingsSignalRow | null;
  signalBefore: FindingsSignalRow | null;
  /** the months of the XmR chart, up to the quarter's last */
  points: FindingsXmrRow[];
}

export interface PackPriority {
  id: string;
  name: string;
  /** as the plan ranks it */
  rank: number | null;
  measures: PackMeasure[];
  /** measures of the priority that no extract gives by the quarter */
  absent: string[];
  /** measures that are not given by the quarter in what is published, since twelve months hold too few */
  scarce?: PackMeasure[];
}

export interface TrendPackData {
  partnership: AssessmentData["partnership"];
  /** no where no plan was entered: the chapters are themes */
  planned?: boolean;
  quarter: Quarter;
  priorities: PackPriority[];
  /** the actions of the plan year as at the last day that was returned on, within the quarter or the month after */
  actions: {
    asAt: string;
    rows: PlanRow[];
    /** success measures of the plan that a return and a count answer differently */
    contested?: readonly Contested[];
  } | null;
  targets: JudgedTarget[];
  /** what was revised in our areas within the three years that the pack prints months of */
  revised: RevisedPeriod[];
  notes?: Notes;
  supplies: SuppliesRow[];
  /** which of them gave which figures of our areas */
  origins: Origin[];
  synthetic: boolean;
  overridden: AssessmentData["overridden"];
  /** for those within the partnership: who overrode a check is named */
  internal?: boolean;
}
