import { largest, smallest } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import type { Beside } from "./usual.js";

/** A series of which the largest rate is at most so many times the smallest, and a rate so far beyond either. */
const [steady, beyond] = [2, 2.5];

/**
 * A rate that is far from all others of its own series, which never varied much: a fraction among percentages (0.31 for 31 %), a
 * nought or 99 for what is not known, the other side of a question (71 % for 29 %).
 */
export function rateApart(figures: readonly Beside[]): Beside | null {
  const rates = figures.filter(({ counted }) => !counted);
  for (const series of groupBy(rates, (figure) => `${figure.series}\n${figure.months}`).values()) {
    const others = series.filter(({ fresh }) => !fresh).map(({ value }) => value);
    const [least, most] = [smallest(others), largest(others)];
    if (least <= 0 || most > steady * least) continue;
    const found = series.find(
      ({ fresh, value }) => fresh && (value > beyond * most || value < least / beyond),
    );
    if (found) return found;
  }
  return null;
}
