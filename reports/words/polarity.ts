import { comesToLight } from "../../pipeline/facts/polarity.js";
import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";

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
