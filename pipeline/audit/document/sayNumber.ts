import { rounded } from "../../words/round.js";

/** A percentage with the decimals given, "11.6 per cent"; without thousands, as it is held against what is printed. */
export function sayPercent(value: number, decimals: number): string {
  return `${rounded(value, decimals).toFixed(decimals)} per cent`;
}
