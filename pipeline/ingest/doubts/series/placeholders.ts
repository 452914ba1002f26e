import { groupBy } from "../../../groupBy.js";
import type { TypedFigure } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** Numbers that are written where none is known, so often and so far from what is usual. */
const [written, cells, far] = [new Set([99, 999, 9999, 99999, 999999]), 2, Math.log(1.25)];

/**
 * A number of nines that several figures of the new periods are, each far from what is usual in its series, and that none
 * was before.
 */
export function placeholderIn(
  figures: readonly Beside[],
  past: readonly TypedFigure[],
): { value: number; cells: number } | null {
  const before = new Set(past.map(({ value }) => value));
  const odd = figures.filter(
    ({ fresh, value, usual }) =>
      fresh &&
      written.has(value) &&
      !before.has(value) &&
      (usual <= 0 || Math.abs(Math.log(value / usual)) > far),
  );
  const [found] = [...groupBy(odd, ({ value }) => value)]
    .filter(([, alike]) => alike.length >= cells)
    .sort(([a], [b]) => a - b);
  return found ? { value: found[0], cells: found[1].length } : null;
}
