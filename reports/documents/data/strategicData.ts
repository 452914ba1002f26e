import type { EvidenceRow } from "../../../pipeline/facts/evidenceRow.js";
import type {
  FindingsChangeRow,
  FindingsFunnelRow,
  FindingsGroupRow,
  FindingsRankRow,
  FindingsSignalRow,
  FindingsXmrRow,
} from "../../../pipeline/facts/findingRows.js";
import type { JudgedTarget } from "../../../pipeline/facts/target.js";
import type { HourRow } from "../../../pipeline/findings/hours.js";
import type { YearRow } from "../../../pipeline/findings/longRun.js";
import type { RepeatRow } from "../../../pipeline/findings/repeats.js";
import type { Outline } from "../../../pipeline/workspace/areas/boundaries.js";
import type { AssessmentData } from "./assessmentData.js";
import type { ChartData } from "./chartData.js";
import type { LastPlan } from "./lastPlan.js";
import type { Ranking } from "./ranking.js";
import type { RestOfScope } from "./readRest.js";

/** The findings of the assessment's periods, of our own areas and, for places, of those they are compared with. */
export interface AssessmentFindings {
  changes: FindingsChangeRow[];
  ranks: FindingsRankRow[];
  funnels: FindingsFunnelRow[];
  groups: FindingsGroupRow[];
  /** monthly series up to the last month of the assessment */
  series: { signal: FindingsSignalRow | null; points: FindingsXmrRow[] }[];
}

/** The ranking of the plan that the assessment feeds. */
export interface AssessmentRanking extends Ranking {
  /** how kinds of evidence make a criterion's score, a sentence a criterion */
  rollUp: string[];
  /** what it would take to swap each two neighbours */
  swaps: string[];
  evidence: EvidenceRow[];
}

/** The estimate of a ward's residents or households that rates of a year rest on. */
export interface WardEstimate {
  area: string;
  denominator: string;
  /** the year in the middle of a period, `rate_year` of a figure */
  year: number;
  estimate: number;
}

/** A square of the tile map. */
export interface Tile {
  area: string;
  label: string;
  column: number;
  row: number;
}

/** An area as it was imported. */
export interface AreaOutline {
  area: string;
  area_name: string;
  outline: Outline;
}

/** The imported outline of a ward, and what its licence wants said under it. */
export interface WardOutline extends AreaOutline {
  attribution: string;
}

/**
 * What the strategic assessment is written from. What is not known is left out: a partnership without criteria has no
 * ranking, one without a plan no success measures.
 */
export interface StrategicData extends AssessmentData, ChartData {
  /** no where no plan was entered, so that nothing is outside of it */
  planned?: boolean;
  findings?: AssessmentFindings;
  ranking?: AssessmentRanking;
  /** why there is no ranking, where there is none */
  unranked?: string;
  targets?: JudgedTarget[];
  /** the plan in force while the assessment is written; no rows where its actions were not entered */
  lastPlan?: LastPlan;
  /** measures that stand for their issue, by issue; where it is empty, those with county figures do */
  leading?: ReadonlyMap<string, readonly string[]>;
  /** the layout of the wards, where the seeds have one */
  tiles?: Tile[];
  /** what rates of the wards rest on, where estimates of them were imported */
  wardEstimates?: WardEstimate[];
  /** the wards' own outlines, where they were imported */
  outlines?: WardOutline[];
  /** the hours of the week of the year's records, of our own areas, where their contracts say them */
  hours?: HourRow[];
  /** what the times of a source are of, where its contract says it */
  timesOf?: ReadonlyMap<string, "happened" | "reported">;
  /** how often places and victims of our own areas have records of the year, where their contracts name them */
  repeats?: RepeatRow[];
  /** the other areas of each comparison together, in both years; of no sensitive measure in public */
  rest?: RestOfScope[];
  /** up to ten years of our own areas, and of the wider ones that the same sources have */
  longRun?: YearRow[];
  /** measures of which something is hidden, so that no evidence of theirs is printed */
  hidden?: ReadonlySet<string>;
}
