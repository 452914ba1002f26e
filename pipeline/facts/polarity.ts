import type { MeasuresRow } from "../store/rows.js";

const broughtToLight = new Set([
  ...["incidents", "offences", "reports", "referrals"],
  ...["concerns", "people", "victims", "detentions"],
]);

/** Counted because someone reported or found it; orders, letters and patrols are counted because they were done. */
export function comesToLight(measure: Pick<MeasuresRow, "unit">): boolean {
  return broughtToLight.has(measure.unit.toLowerCase());
}

/** welcome, unwelcome, either or level: what the change means under the measure's polarity. */
export function judgement(
  change: number | null,
  polarity: string,
): "welcome" | "unwelcome" | "either" | "level" | null {
  if (change === null) return null;
  if (change === 0) return "level";
  if (polarity === "ambiguous") return "either";
  return change > 0 === (polarity === "up") ? "welcome" : "unwelcome";
}
