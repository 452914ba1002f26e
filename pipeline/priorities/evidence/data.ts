import type {
  FindingsChangeRow,
  FindingsFunnelRow,
  FindingsGroupRow,
  FindingsRankRow,
  FindingsXmrRow,
} from "../../facts/findingRows.js";
import type { Reason } from "../../store/reason.js";
import type { FundingLine, PriorityMeasure } from "../../workspace/seeds/planningSeeds.js";
import type { Break, SourceGroup } from "../../workspace/seeds/seeds.js";

/** Twelve months of one measure in the partnership's own area. */
export interface Figure {
  source: string;
  measure: string;
  name: string;
  unit: string;
  polarity: string;
  sensitive: boolean;
  by_ward: boolean;
  area: string;
  period_start: string;
  period_end: string;
  period_label: string;
  value: number | null;
  /** of whom it is a share; null where it is none */
  share_of: number | null;
  status: string;
  previous: number | null;
  previous_status: string;
  rate: number | null;
  per: number | null;
  /** as in the trends */
  reasons: Reason[];
}

/** How the measure spreads over the wards of the partnership. */
export interface WardSpread {
  source: string;
  measure: string;
  wards: number;
  wards_with: number;
  total: number;
  busiest_three: number;
}

/** What became of a plan's actions, by priority, in the last quarter returned. */
export interface ReturnedShare {
  plan_year: string;
  priority: string;
  returned: number;
  /** completed or on target, without those in `against` */
  on_target: number;
  /** the actions returned as completed, by number */
  achieved: string[];
  /** those of them that a partner's count does not bear out: they do not count until it does */
  against: string[];
}

/** Crime harm of one measure, in days of sentence. */
export interface HarmFigure {
  source: string;
  measure: string;
  /** of a measure without a weight of its own, the parts whose days make its */
  parts: string[];
  area: string;
  period_start: string;
  period_end: string;
  days: number | null;
  count: number | null;
  note: string | null;
}

export interface ScoredIssue {
  id: string;
  name: string;
  measures: PriorityMeasure[];
}

/** Everything that evidence is made of: plain rows, read once. */
export interface EvidenceData {
  planYear: string;
  /** YYYY-MM, the last month of the evidence's twelve */
  to: string;
  issues: ScoredIssue[];
  figures: Figure[];
  /** the two twelvemonths before, for the slope */
  earlier: Figure[];
  changes: FindingsChangeRow[];
  points: FindingsXmrRow[];
  /** with the smallest count of the ranking, of which its places tell; null where all are none */
  ranks: (FindingsRankRow & { smallest?: number | null })[];
  funnel: FindingsFunnelRow[];
  group: FindingsGroupRow[];
  harm: HarmFigure[];
  wards: WardSpread[];
  returns: ReturnedShare[];
  funding: FundingLine[];
  breaks: Break[];
  /** the names that breaks have for several sources */
  sourceGroups: SourceGroup[];
  residents: number | null;
  /** counts of sensitive measures below it may point to a person: thresholds.suppress_below of partnership.yaml */
  threshold: number;
}
