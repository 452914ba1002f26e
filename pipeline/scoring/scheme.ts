/**
 * A way of turning an issue's criterion scores (0–5, or null for unknown) into one total. Plain data, read from
 * `seeds/schemes/<id>.yaml`; the arithmetic is the same for all of them.
 */
export interface Scheme {
  id: string;
  title: string;
  /** where the scheme comes from, for the document that uses it */
  source: string;
  /** how the fields make the total: the mean by weight, or the product of all of them */
  combine: "weighted mean" | "product";
  /**
   * thresholds on the field's 0–5 that make it a whole number: none reached is 1, each reached adds 1;
   * null leaves the field as it is
   */
  steps: number[] | null;
  /** the share of the weights that must be known for an issue to have a place at all, 0–1 */
  minimum_known: number;
  /** whether the total is multiplied by the known share, so that thin evidence weighs less */
  confidence: boolean;
  fields: SchemeField[];
  /** named levels of the total, highest first; may be empty */
  grades: { from: number; name: string }[];
}

export interface SchemeField {
  id: string;
  name: string;
  /** the criteria it is made of */
  criteria: string[];
  /** the mean of the known criteria by weight, or the highest of them */
  roll_up: "mean" | "highest";
}

/** Criterion scores of one issue: 0–5, null where unknown. */
export type Scores = Readonly<Record<string, number | null>>;

/** Weight of each criterion, not below 0. */
export type Weights = Readonly<Record<string, number>>;
