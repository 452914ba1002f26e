/** What a score is read off: five thresholds for 1 to 5, or a score for each word that a finding can be. */
export type Bands = { thresholds: number[] } | { words: Record<string, number> };

/**
 * The score 0–5 of a value: 0 below the first threshold, 5 from the fifth on; or the score of a word. Null (unknown)
 * where the value is missing or the bands have no score for the word.
 *
 * @example bandScore(22.4, { thresholds: [5, 10, 20, 30, 40] }) // 3
 */
export function bandScore(value: number | string | null, bands: Bands): number | null {
  if (value === null) return null;
  if ("words" in bands) return bands.words[String(value)] ?? null;
  if (typeof value !== "number" || Number.isNaN(value)) return null;
  return bands.thresholds.filter((threshold) => value >= threshold - 1e-9).length;
}

/**
 * Reads bands as the seed writes them: `5 10 20 30 40`, or `higher=5; within normal variation=2; lower=0`.
 * Null where they are neither, rise not, or leave 0–5.
 */
export function readBands(text: string): Bands | null {
  if (text.includes("=")) {
    const pairs = text.split(";").map((part) => part.split("=").map((side) => side.trim()));
    const words: Record<string, number> = {};
    for (const [word = "", score = "", ...more] of pairs) {
      const number = Number(score);
      if (word === "" || score === "" || more.length > 0 || !(number >= 0 && number <= 5)) return null;
      words[word] = number;
    }
    return { words };
  }
  const thresholds = text.trim().split(/\s+/).map(Number);
  const rising = thresholds.every((value, index) => index === 0 || value > (thresholds[index - 1] ?? 0));
  return thresholds.length === 5 && thresholds.every(Number.isFinite) && rising ? { thresholds } : null;
}
