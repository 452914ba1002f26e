import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";

const broughtToLight = new Set([
  ...["incidents", "offences", "reports", "referrals"],
  ...["concerns", "people", "victims", "detentions"],
]);

/** Counted because someone reported or found it; orders, letters and patrols are counted because they were done. */
export function comesToLight(measure: Pick<MeasuresRow, "unit">): boolean {
  return broughtToLight.has(measure.unit.toLowerCase());
}

type Ambiguous = Pick<MeasuresRow, "unit" | "polarity">;

/** "A rise in reports may be welcome", where more reports can be good news, or fewer bad; else null. */
export function polarityClaim({ change }: Pick<TrendsRow, "change">, measure: Ambiguous): string | null {
  if (measure.polarity !== "ambiguous" || change === null || change === 0) return null;
  if (!comesToLight(measure)) return null;
  return change > 0 ? "A rise in reports may be welcome" : "A fall in reports may be unwelcome";
}

/** The same as a sentence, with why. */
export function polaritySentence(row: Pick<TrendsRow, "change">, measure: Ambiguous): string | null {
  const claim = polarityClaim(row, measure);
  if (claim === null) return null;
  const which = (row.change ?? 0) > 0 ? "more" : "less";
  return `${claim}: it can mean that ${which} came to light, not that ${which} happened.`;
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
