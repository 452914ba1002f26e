import type { Reason } from "../store/reason.js";

/**
 * Rows of the tables of findings. Days are ISO text; null is "cannot be said", never zero. Every row names the rule
 * by which its words were chosen, so that a reader can hold the words against the numbers.
 */

/** What may be said of a change; see `changeOf` for the rule. */
export type Verdict = "higher" | "lower" | "within normal variation" | "not comparable" | "too few to say";

/** What a change means under the measure's polarity; neither where the polarity is ambiguous or nothing stands out. */
export type Meaning = "good" | "bad" | "neither";

/** `findings_change`: one row per source × measure × area × period. */
export interface FindingsChangeRow {
  source: string;
  measure: string;
  area: string;
  area_name: string;
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  value: number | null;
  previous: number | null;
  change: number | null;
  percent: number | null;
  /** 95% limits of the change in per cent of the previous value; null where there is none (upper: on a base of 0) */
  lower: number | null;
  upper: number | null;
  /** Poisson z of the change */
  z: number | null;
  /** two-sided p of the E-test */
  p: number | null;
  verdict: Verdict;
  meaning: Meaning;
  /** the rule that gave the verdict, in words */
  rule: string;
  /** what the break register does to the comparison */
  break_effect: "withhold" | "flag" | null;
  /** as in the trends */
  reasons: Reason[];
}

/** `findings_xmr`: one row per source × measure × area × month: the point and its limits; the partnership's own areas. */
export interface FindingsXmrRow {
  source: string;
  measure: string;
  area: string;
  /** first day of the month */
  month: string;
  /** null where the month was not wholly supplied: a gap, not a nought */
  value: number | null;
  segment: number;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  near_lower: number | null;
  near_upper: number | null;
  rule: "outside" | "trend" | "two-of-three" | "shift" | null;
  side: "high" | "low" | null;
  meaning: Meaning;
  /** the break that began the point's segment; none in the first */
  rebased: Reason[];
}

/** `findings_signal`: one row per source × measure × area with a monthly series: what its last month says. */
export interface FindingsSignalRow {
  source: string;
  measure: string;
  area: string;
  /** first day of the last month with a figure */
  month: string;
  value: number;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  rule: "outside" | "trend" | "two-of-three" | "shift" | null;
  side: "high" | "low" | null;
  meaning: Meaning;
  /** first day of the month in which the run of flagged points that reaches the last month began */
  since: string | null;
  /** months in the last segment, and whether they are too few (under 13) for trustworthy limits */
  points: number;
  short: boolean;
  /** first day of the last segment, and the break that began it */
  segment_start: string;
  rebased: Reason[];
  signal: SignalState;
}

/**
 * What may be said of the last month of a series: a signal; none; nothing, since the segment is under 13 months, has too
 * few events a month, or records in no figure could change it; none, since a February has the fewest days.
 */
export type SignalState = "signal" | "none" | "too-short" | "too-few" | "records-held" | "fewest-days";

/** Events a month under which limits from moving ranges mean nothing: most months are 0 or 1, and any 2 is outside. */
export const fewestAMonth = 3;

/** `findings_rank`: one row per source × measure × scope × basis × period × area with a figure. */
export interface FindingsRankRow {
  source: string;
  measure: string;
  scope: string;
  basis: "count" | "rate";
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  area: string;
  area_name: string;
  value: number;
  rate: number | null;
  /** as in the ranks, with what hidden counts of others leave open */
  rank_highest: number;
  rank_highest_to: number;
  rank_lowest: number;
  rank_lowest_to: number;
  of: number;
  bounded: number;
  lacking: number;
  /** 95% interval of `rank_highest`, 1 being the highest */
  rank_lower: number | null;
  rank_upper: number | null;
  /** number of other areas that it cannot be told from */
  indistinguishable_from: number | null;
  rule: string;
}

/** A place with its interval, and the areas that have no figure. */
export type UncertainPlace = Pick<
  FindingsRankRow,
  | "rank_highest"
  | "rank_highest_to"
  | "rank_lowest"
  | "rank_lowest_to"
  | "of"
  | "lacking"
  | "rank_lower"
  | "rank_upper"
  | "indistinguishable_from"
>;

/** `findings_funnel`: one row per source × measure × scope × period × area with a rate. */
export interface FindingsFunnelRow {
  source: string;
  measure: string;
  scope: string;
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  area: string;
  area_name: string;
  value: number;
  /** residents or households, and which */
  population: number;
  denominator: string;
  /** as in the ranks */
  rate_year: number;
  estimate_year: number;
  rate: number;
  per: number;
  /** the common rate of all areas of the scope, per `per` */
  baseline: number;
  /** the area's own interval */
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
  /** the funnel's limits at this population, widened by √φ where areas differ by more than chance */
  control_lower95: number;
  control_upper95: number;
  control_lower998: number;
  control_upper998: number;
  phi: number | null;
  overdispersed: boolean;
  /** UKHSA's level, "High (0.001)" to "Low (0.001)" or "Not significant" */
  significance: string;
  /** in words: far above, above, like, below or far below the common rate (99.8% and 95%) */
  position: "far above" | "above" | "like" | "below" | "far below";
  /** whether the position also holds against the widened limits */
  holds_widened: boolean;
  meaning: Meaning;
  rule: string;
}

/** `findings_group`: one row per source × measure × period for the partnership's own area, where its group is seeded. */
export interface FindingsGroupRow {
  source: string;
  measure: string;
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  area: string;
  group_name: string;
  /** the group was made up to show the method: to be said wherever a figure of it is shown */
  illustrative: boolean;
  value: number;
  rate: number;
  per: number;
  /** unweighted mean of the members' rates, the area included; null unless every member has a figure */
  mean_of_rates: number | null;
  pooled: number | null;
  rank_highest: number | null;
  rank_lowest: number | null;
  /** members with a figure, and members in all */
  of: number;
  members: number;
  /** members without a figure, a group that is made up, breaks of the register */
  reasons: Reason[];
}
