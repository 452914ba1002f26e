import { groupBy } from "../../pipeline/groupBy.js";
import type { Sensitivity } from "../../pipeline/scoring/sensitivity.js";
import { joinWords } from "../../pipeline/words/list.js";
import { formatCount } from "../../pipeline/words/number.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { oneOrMany } from "../../pipeline/words/plural.js";
import { percentText } from "../../pipeline/words/share.js";

/** A place holds where it is kept in at least this share of the draws (methods: scoring priorities). */
const robustFrom = 0.95;

/** "3rd (noise)"; of issues that share a place "4th and 5th (noise and litter, in either order)". */
function placesOf(place: number, sharing: number, names: readonly string[]): string {
  if (sharing === 1) return `${ordinal(place)} (${joinWords(names)})`;
  const places = Array.from({ length: sharing }, (_, index) => ordinal(place + index));
  return `${joinWords(places)} (${joinWords(names)}, in either order)`;
}

/**
 * The ranking's robustness in one sentence.
 *
 * @param names issue id → name, as the sentence shall say it
 */
export function robustness(result: Sensitivity, names: ReadonlyMap<string, string>): string {
  const placed = result.issues
    .filter((issue) => issue.position !== null)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  if (placed.length < 2) return "Fewer than two issues can be placed, so there is no ranking to test.";
  const share = percentText(result.order_holds);
  const under = `of ${formatCount(result.draws)} draws with each weight up to ${percentText(result.spread)} higher or lower`;
  if (result.order_holds >= robustFrom) {
    return `The ranking is robust: the whole order holds in ${share} ${under}.`;
  }
  const firm = placed.filter((issue) => (issue.holds ?? 0) >= robustFrom);
  const said = [...groupBy(firm, ({ position }) => position ?? 0)].map(([place, sharers]) =>
    placesOf(
      place,
      placed.filter(({ position }) => position === place).length,
      sharers.map(({ id }) => names.get(id) ?? id),
    ),
  );
  const which =
    said.length === 0
      ? "no place holds in 95%"
      : `${oneOrMany(firm.length, "one place holds", "the places that hold")} in 95% or more${oneOrMany(firm.length, ",", " are")} ${joinWords(said)}`;
  return `The ranking is not robust as a whole: the order holds in ${share} ${under}; ${which}.`;
}
