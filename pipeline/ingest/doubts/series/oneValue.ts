import { largest, smallest } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** So many areas, which usually differ by a tenth, have one and the same figure; counts below 6 may by chance. */
const [fewest, differ, small] = [6, 1.1, 5];

/** A measure of which all areas have one figure in a new period: the county's, or one that was filled down. */
export function oneValue(figures: readonly Beside[]): Beside | null {
  const fresh = figures.filter((figure) => figure.fresh);
  for (const alike of groupBy(fresh, (each) => `${each.measure}\n${periodOf(each)}`).values()) {
    const [first] = alike;
    if (!first || alike.length < fewest || first.value === 0 || (first.counted && first.value <= small))
      continue;
    const usual = alike.map((each) => each.usual);
    if (alike.every(({ value }) => value === first.value) && largest(usual) > differ * smallest(usual))
      return first;
  }
  return null;
}
