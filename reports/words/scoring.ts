import { ordinal } from "../../pipeline/words/ordinal.js";
import { oneOrMany } from "../../pipeline/words/plural.js";
import { percentText } from "../../pipeline/words/share.js";

/** The words of a ranking's cells and sentences. */

/** "5 of 6, 4 judged": what is known by evidence and what by somebody's word. */
export const knownWords = (known: number, of: number, judged: number): string =>
  `${known} of ${of}${judged === 0 ? "" : `, ${judged} judged`}`;

/** "3", "unknown", or with what was computed in brackets where it is judged: "4* (2)". */
export function scoreWords(score: number | null, judged: boolean, computed: number | null): string {
  const shown = score === null ? "unknown" : String(score);
  return judged ? `${shown}* (${computed === null ? "unknown" : computed})` : shown;
}

/** The places that an issue could take: "1st to 4th". */
export function rangeWords(best: number | null, worst: number | null): string {
  if (best === null || worst === null) return "";
  return best === worst ? ordinal(best) : `${ordinal(best)} to ${ordinal(worst)}`;
}

/** In what share of the draws a place holds. */
export const holdsWords = (holds: number | null | undefined): string =>
  holds === null || holds === undefined ? "not placed" : percentText(holds);

/** The place without each criterion: "harm 2nd, volume none". */
export const withoutWords = (without: Readonly<Record<string, number | null>>): string =>
  Object.entries(without)
    .map(
      ([criterion, place]) => `${criterion.replaceAll("_", " ")} ${place === null ? "none" : ordinal(place)}`,
    )
    .join(", ");

type RollUp = "mean" | "highest";

/** How measures make a criterion's score: measures make a kind of evidence, kinds the criterion. */
export function rollUpWords(criterion: {
  name: string;
  roll_up: RollUp;
  kinds: readonly { name: string; roll_up: RollUp; scored: boolean }[];
}): string {
  const { name, roll_up, kinds } = criterion;
  const scored = kinds.filter((kind) => kind.scored);
  const each = scored.map((kind) => `${kind.name} (${kind.roll_up} of its measures)`).join("; ");
  return `${name}: the ${roll_up} of ${oneOrMany(scored.length, "", "what is known of ")}${each}.`;
}
