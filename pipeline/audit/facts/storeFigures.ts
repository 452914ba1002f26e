/**
 * One figure of the store as the audit needs it: what was measured, where, when, and its change on the
 * same period a year before. Give the figures of the document's own area: a claim that names no area is taken
 * to be of it, and where two areas' figures fit a claim the rule is silent.
 */
export interface StoreFigure {
  readonly measure: string;
  /** The measure's name as documents print it: "ASB incidents". */
  readonly measureName: string;
  readonly area: string;
  readonly areaName: string;
  /** First day, YYYY-MM-DD. */
  readonly periodStart: string;
  /** Last day, YYYY-MM-DD. */
  readonly periodEnd: string;
  readonly value: number;
  /** Null when the store holds no earlier period. */
  readonly previous: number | null;
  /** Change in per cent of the previous value; null without one. */
  readonly percent: number | null;
}
