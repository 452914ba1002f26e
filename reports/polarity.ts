import type { MeasuresRow, TrendsRow } from "../pipeline/store/rows.js";

/** Counted because someone reported or found it; orders, letters and patrols are counted because they were done. */
export function comesToLight(measure: Pick<MeasuresRow, "unit">): boolean {
  return /^(incidents|offences|reports|referrals|concerns|people|victims|detentions)$/i.test(measure.unit);
}

/** Where more reports can be good news, or fewer bad, the reader is told; else null. */
export function polaritySentence(
  row: Pick<TrendsRow, "change">,
  measure: Pick<MeasuresRow, "unit" | "polarity">,
): string | null {
  if (measure.polarity !== "ambiguous" || row.change === null || row.change === 0) return null;
  if (!comesToLight(measure)) return null;
  return row.change > 0
    ? "A rise in reports may be welcome: it can mean that more came to light, not that more happened."
    : "A fall in reports may be unwelcome: it can mean that less came to light, not that less happened.";
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
