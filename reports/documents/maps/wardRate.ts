/** A ward's rate, its 95% limits, and whether it is apart from the district's by more than chance; see `wardRates`. */
export interface WardRate {
  rate: number;
  lower: number;
  upper: number;
  apart: "above" | "below" | "like";
}
