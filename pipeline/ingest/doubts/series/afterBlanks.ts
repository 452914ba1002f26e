import { groupBy } from "../../../groupBy.js";
import type { Beside } from "./usual.js";

/** A figure has so large a part of what its own and the blank periods would have had, and so many standard errors more than its own. */
const [part, errors] = [0.75, 4];

/**
 * A new figure after periods of the same file of which its series has none though others have, that is as large as all
 * of these together: what was not filled in before may be in it. Null where there is none.
 */
export function afterBlanks(figures: readonly Beside[]): (Beside & { blanks: number }) | null {
  const fresh = figures.filter((figure) => figure.fresh && figure.counted);
  const periods = [...new Set(fresh.map(({ first }) => first))].sort((a, b) => a - b);
  for (const series of groupBy(fresh, (figure) => `${figure.series}\n${figure.months}`).values()) {
    const there = new Map(series.map((figure) => [figure.first, figure]));
    for (const figure of series) {
      const before = periods.filter((first) => first < figure.first);
      let blanks = 0;
      while (blanks < before.length && !there.has(before[before.length - 1 - blanks] ?? 0)) blanks += 1;
      const { value, usual } = figure;
      if (
        blanks > 0 &&
        value >= part * (blanks + 1) * usual &&
        (value - usual) / Math.sqrt(Math.max(usual, 1)) >= errors
      )
        return { ...figure, blanks };
    }
  }
  return null;
}
