import type { Reading } from "../statements/reading.js";
import type { Way } from "./derived.js";
import { isLevel } from "./pool.js";

/**
 * Which workings the wording leaves open: a change is no share, and a difference printed with its percentage ("46 more,
 * 15.6%") is what the percentage is of.
 */
export function admissible({ figures, roles, shape }: Reading, index: number): (way: Way) => boolean {
  const changed = roles[index]?.name === "change" || /⟩\s*\(\s*$/.test(shape.text.slice(0, shape.at[index]));
  const isChange = (one: number) =>
    roles[one]?.name === "change" &&
    roles[one]?.soft === false &&
    figures[one] !== undefined &&
    isLevel(figures[one]);
  const tied = [index - 1, index + 1].find((one) => {
    const [first, second] = one < index ? [one, index] : [index, one];
    const joint = shape.text.slice(shape.behind[first], shape.at[second]);
    return isChange(one) && /^(?:\s+[a-z]+){0,3}\s*(?:\(|,?\s*or|,|which is|–|-)\s*(?:by\s+)?$/.test(joint);
  });
  const difference = tied === undefined ? undefined : figures[tied];
  return ({ from, words }) => {
    if (difference !== undefined && from.some((one) => isLevel(one))) {
      const [one, other] = from;
      const apart = Math.abs((one?.value ?? 0) - (other?.value ?? 0));
      return (
        from.includes(difference) ||
        Math.abs(apart - difference.value) <= difference.slack + 1e-9 ||
        (one?.slack ?? 0) > 0
      );
    }
    if (!changed || roles[index]?.name !== "change" || from.some((one) => one.kind !== "count")) return true;
    // A share only of a difference in what was before: "46 more than the 300".
    return (
      words.startsWith("from") || words.includes("(") || from.some((one) => isChange(figures.indexOf(one)))
    );
  };
}
