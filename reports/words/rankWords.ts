import type { RanksRow } from "../../pipeline/store/rows.js";
import { formatCount, formatDecimal } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";

/** An area's place from the nearer end: "lowest", "joint 2nd highest"; `tied` areas share it, itself included. */
export function rankWords(rank: Pick<RanksRow, "rank_highest" | "rank_lowest">, tied: number): string {
  const low = rank.rank_lowest <= rank.rank_highest;
  const position = low ? rank.rank_lowest : rank.rank_highest;
  const end = low ? "lowest" : "highest";
  return `${tied > 1 ? "joint " : ""}${position === 1 ? end : `${ordinal(position)} ${end}`}`;
}

/**
 * "Lowest in the county." or "4th lowest of 12 in the county.": the first or last place needs no number behind it, unless
 * some areas have no figure, and it is the lowest of those that have.
 */
export function rankFinding(
  rank: Pick<RanksRow, "rank_highest" | "rank_lowest" | "of" | "reasons">,
  tied: number,
  county: string,
): string {
  const words = rankWords(rank, tied);
  const place = words.charAt(0).toUpperCase() + words.slice(1);
  const end = Math.min(rank.rank_lowest, rank.rank_highest) === 1;
  if (isPartial(rank)) return `${place} of the ${rank.of} in ${county} with figures.`;
  return `${place}${end ? "" : ` of ${rank.of}`} in ${county}.`;
}

/**
 * Basis, scope and both ends, the nearer first: "By number: 3rd highest of the 12 community safety partnerships
 * in the county (10th lowest)." By rate, the rate and what it is of: "By rate, 4.2 per 1,000 residents: lowest of …".
 */
export function rankSentence(
  rank: RanksRow,
  tied: number,
  scope: string,
  denominator: string | null,
): string {
  const low = rank.rank_lowest <= rank.rank_highest;
  const other = low ? `${ordinal(rank.rank_highest)} highest` : `${ordinal(rank.rank_lowest)} lowest`;
  const rate =
    rank.basis === "rate" && rank.rate !== null && rank.per !== null
      ? `, ${formatDecimal(rank.rate, rank.rate < 1 ? 2 : 1)} per ${formatCount(rank.per)} ${denominator ?? ""}`.trimEnd()
      : "";
  return `By ${rank.basis === "rate" ? "rate" : "number"}${rate}: ${rankWords(rank, tied)} of ${amongWords(rank, scope)} (${other}).`;
}

/** "the 13 districts in the county"; where some have no figure, "of the 12 districts" would say that there are twelve. */
export function amongWords(rank: Pick<RanksRow, "of" | "reasons">, scope: string): string {
  return isPartial(rank) ? `the ${rank.of} with figures among the ${scope}` : `the ${rank.of} ${scope}`;
}

/** Some areas of the comparison have no whole figure. */
export function isPartial({ reasons }: Pick<RanksRow, "reasons">): boolean {
  return reasons.some(({ code }) => code === "areas-lacking");
}
