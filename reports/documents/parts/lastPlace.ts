import { ordinal } from "../../../pipeline/words/ordinal.js";
import type { RankedPriority } from "../data/ranking.js";

type Last = Pick<RankedPriority, "lastRank" | "lastPartOf">;

/** Its place in the plan before, for a table: "3rd", "1st, as part of Serious and acquisitive crime", "[x]". */
export function lastPlace({ lastRank, lastPartOf }: Last): string {
  if (lastRank === null) return "[x]";
  return `${ordinal(lastRank)}${lastPartOf === null ? "" : `, as part of ${lastPartOf}`}`;
}

/** The same as a sentence: "In 2023/24 it was 3rd."; nothing where it had no place. */
export function lastPlaceSentence({ lastYear, ...last }: Last & Pick<RankedPriority, "lastYear">): string {
  if (last.lastRank === null || lastYear === null) return "";
  const year = lastYear.replace("-", "/");
  return last.lastPartOf === null
    ? `In ${year} it was ${ordinal(last.lastRank)}.`
    : `In ${year} it was part of “${last.lastPartOf}”, which was ${ordinal(last.lastRank)}.`;
}
