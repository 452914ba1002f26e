import { isCertain, isLow, isPartial, type Place, type Places } from "../../pipeline/facts/place.js";
import type { RanksRow } from "../../pipeline/store/rows.js";
import { capital } from "../../pipeline/words/firstLetter.js";
import { formatCount, formatDecimal } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";

/**
 * The place from the nearer end: "lowest", "joint 2nd highest"; where hidden counts of others leave it open, "between 1st
 * and 3rd lowest".
 */
export function rankWords(place: Place): string {
  const { rank_highest, rank_highest_to, rank_lowest, rank_lowest_to, of } = place;
  const low = isLow(place);
  const [first, last, end] = low
    ? [rank_lowest, rank_lowest_to, "lowest"]
    : [rank_highest, rank_highest_to, "highest"];
  if (first !== last) return `between ${ordinal(first)} and ${ordinal(last)} ${end}`;
  // areas with the same figure share the better place from either end
  const joint = isCertain(place) && rank_highest + rank_lowest < of + 1;
  return `${joint ? "joint " : ""}${placeAt(first, end)}`;
}

/** "lowest", "2nd lowest". */
export const placeAt = (position: number, end: string): string =>
  position === 1 ? end : `${ordinal(position)} ${end}`;

/** "of 13 in Anyshire"; where of some nothing is known, "of the 11 compared in Anyshire". */
const ofWords = (place: Place, county: string): string =>
  `of ${isPartial(place) ? `the ${place.of} compared` : place.of}${county === "" ? "" : ` in ${county}`}`;

/**
 * The one form in which a place is said: by rate where there is one, since areas differ in size, and the place by number
 * in brackets: "3rd highest of 13 in Anyshire by rate (7th lowest by number)". Null where there is no place.
 *
 * @param county where the areas are, or "" where the reader knows
 */
export function placeWords({ byRate, byCount }: Places, county = ""): string | null {
  const first = byRate ?? byCount;
  if (first === null) return null;
  const basis = byRate === null ? "number" : "rate";
  const words = `${rankWords(first)} ${ofWords(first, county)} by ${basis}`;
  if (byRate === null || byCount === null) return words;
  const alike = byRate.of === byCount.of && isPartial(byRate) === isPartial(byCount);
  return `${words} (${rankWords(byCount)}${alike ? "" : ` ${ofWords(byCount, "")}`} by number)`;
}

/** The same as a sentence: "3rd highest of 13 in Anyshire by rate (7th lowest by number)." */
export function rankFinding(places: Places, county: string): string | null {
  const words = placeWords(places, county);
  return words === null ? null : `${capital(words)}.`;
}

/** The same as a cell of a table under a heading that names the county. */
export function placeCell(places: Places): string {
  const words = placeWords(places);
  return words === null ? "not compared" : capital(words);
}

/** Under a table with such cells. */
export const placesNote =
  "Places are by rate where there is one (by number in brackets), among the areas that can be compared.";

/**
 * Basis, scope and both ends, the nearer first: "By number: 3rd highest of the 12 community safety partnerships
 * in the county (10th lowest)." By rate, the rate and what it is of: "By rate, 4.2 per 1,000 residents: lowest of …".
 */
export function rankSentence(rank: RanksRow, scope: string, denominator: string | null): string {
  const low = isLow(rank);
  const other = low ? `${ordinal(rank.rank_highest)} highest` : `${ordinal(rank.rank_lowest)} lowest`;
  const rate =
    rank.basis === "rate" && rank.rate !== null && rank.per !== null
      ? `, ${formatDecimal(rank.rate, rank.rate < 1 ? 2 : 1)} per ${formatCount(rank.per)} ${denominator ?? ""}`.trimEnd()
      : "";
  const ends = isCertain(rank) ? ` (${other})` : "";
  return `By ${rank.basis === "rate" ? "rate" : "number"}${rate}: ${rankWords(rank)} of ${amongWords(rank, scope)}${ends}.`;
}

/** "the 13 districts in the county"; where some are not compared, "of the 12 districts" would say that there are twelve. */
export function amongWords(rank: Pick<Place, "of" | "lacking">, scope: string): string {
  return isPartial(rank) ? `the ${rank.of} compared among the ${scope}` : `the ${rank.of} ${scope}`;
}
