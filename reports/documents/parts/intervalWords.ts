import { ordinal } from "../../../pipeline/words/ordinal.js";

/** "1st to 3rd lowest": from the nearer end, as the place itself is said. */
export function intervalWords(row: {
  rank_highest: number;
  rank_lowest: number;
  rank_lower: number | null;
  rank_upper: number | null;
  of: number;
}): string {
  if (row.rank_lower === null || row.rank_upper === null) return "[z]";
  const low = row.rank_lowest <= row.rank_highest;
  const [from, to] = low
    ? [row.of + 1 - row.rank_upper, row.of + 1 - row.rank_lower]
    : [row.rank_lower, row.rank_upper];
  const end = low ? "lowest" : "highest";
  return from === to
    ? `${from === 1 ? "" : `${ordinal(from)} `}${end}`
    : `${ordinal(from)} to ${ordinal(to)} ${end}`;
}
