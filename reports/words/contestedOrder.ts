import { groupBy } from "../../pipeline/groupBy.js";
import { capital } from "../../pipeline/words/firstLetter.js";
import { joinWords } from "../../pipeline/words/list.js";
import { ordinal } from "../../pipeline/words/ordinal.js";
import { oneOrMany } from "../../pipeline/words/plural.js";

/**
 * That actions are not scored as done, and the places if they were: "Action 6.1 of 2023/24 is returned as achieved, but the count
 * does not show it, so that it is not scored as done. If it were, Violence against women and girls would be 3rd."; nothing where no
 * return is against a count.
 *
 * @param placed each issue's place, and that if the returns were believed; null where too little is known to place it
 */
export function contestedOrder(
  against: readonly { plan_year: string; number: string }[],
  placed: readonly { name: string; position: number | null; otherwise: number | null }[],
): string {
  if (against.length === 0) return "";
  const years = [...groupBy(against, ({ plan_year }) => plan_year)];
  const named = years.map(
    ([year, own]) =>
      `${oneOrMany(own.length, "action", "actions")} ${joinWords(own.map(({ number }) => number))} of ${year.replace("-", "/")}`,
  );
  const one = against.length === 1;
  const first = `${capital(joinWords(named))} ${one ? "is" : "are"} returned as achieved, but the count does not show it, so that ${one ? "it is" : "they are"} not scored as done.`;
  const moved = placed
    .filter(({ position, otherwise }) => position !== otherwise)
    .toSorted(
      (a, b) => (a.otherwise ?? Number.POSITIVE_INFINITY) - (b.otherwise ?? Number.POSITIVE_INFINITY),
    );
  const were = `If ${one ? "it were" : "they were"},`;
  if (moved.length === 0) return `${first} ${were} the order would be the same.`;
  const places = moved.map(({ name, position, otherwise }) => {
    const now = position === null ? "" : ` (${ordinal(position)} now)`;
    return `${name}${now} would be ${otherwise === null ? "without a place" : ordinal(otherwise)}`;
  });
  return `${first} ${were} ${joinWords(places)}.`;
}
