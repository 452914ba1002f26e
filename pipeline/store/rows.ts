/** Dates are ISO days; counts and rates numbers; null is "not known", never zero. */

/** One row per source × measure × area × period: the count, the same period last year, and why not where not. */
export interface TrendsRow {
  source: string;
  measure: string;
  area: string;
  area_name: string;
  /** month, quarter, financial_year, calendar_year, assessment_year, rolling_12 or asked */
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  value: number | null;
  /** complete, incomplete, suppressed or no data */
  status: string;
  previous: number | null;
  previous_start: string;
  previous_end: string;
  previous_status: string;
  change: number | null;
  /** of the previous value, one decimal, half up; null with the reason in note where withheld */
  percent: number | null;
  rate: number | null;
  per: number | null;
  /** what the rate is per and whose estimate, "Census 2021 residents" */
  denominator: string | null;
  note: string | null;
}

/** One row per source × measure × period × scope × basis × area that has a figure. */
export interface RanksRow {
  source: string;
  measure: string;
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  scope: string;
  basis: string;
  area: string;
  area_name: string;
  value: number;
  rate: number | null;
  per: number | null;
  rank_highest: number;
  rank_lowest: number;
  of: number;
  tied: number;
  note: string | null;
}

/** One row per source × measure × area × month a supply covers: true zeros only there. */
export interface MonthlyRow {
  source: string;
  measure: string;
  area: string;
  month: string;
  value: number | null;
  /** complete, incomplete, suppressed or half full */
  status: string;
}

/** One row per supply in force or superseded: what was received, and what became of its lines. */
export interface SuppliesRow {
  extract: string;
  source: string;
  supplier: string;
  title: string;
  file: string;
  sha256: string;
  covers_from: string;
  covers_to: string;
  physical_lines: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  excluded: number;
  state: string;
}

/** One row per measure of the seeds. */
export interface MeasuresRow {
  measure: string;
  name: string;
  unit: string;
  denominator: string;
  per: number | null;
  polarity: string;
  sensitive: boolean;
  priority: string | null;
  position: number;
}
