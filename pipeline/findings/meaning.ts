import type { Meaning } from "../facts/findingRows.js";

/** Which way a measure is hoped to go; see seeds/measures.csv. */

/** What going up or down means under a measure's polarity; neither where it may be welcome or not. */
export function meaningOf(way: "up" | "down" | null, polarity: string | null): Meaning {
  if (way === null || (polarity !== "up" && polarity !== "down")) return "neither";
  return way === polarity ? "good" : "bad";
}
