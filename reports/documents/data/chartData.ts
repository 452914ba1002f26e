/** Days of harm of one figure of ours that has a weight; see queries/harm_days.sql. */
export interface HarmFigure {
  source: string;
  area: string;
  period_end: string;
  measure: string;
  name: string;
  value: number;
  days: number;
  /** whose reckoning the weight is */
  weight_source: string | null;
}

/** A break of the register that meets a monthly series; days as ISO text, `until` where it lasted. */
export interface SeriesBreak {
  source: string;
  measure: string;
  date: string;
  until: string | null;
  effect: "withhold" | "flag";
  reason: string;
}

/** What only the charts of the assessment need. */
export interface ChartData {
  /** none where the seeds have no weight: harm is unknown then */
  harm?: HarmFigure[];
  breaks?: SeriesBreak[];
}
