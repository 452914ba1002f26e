import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** Where so many are usual over several measures, none at all is chance once in a hundred thousand. */
const [usually, measures] = [12, 2];

/**
 * An area of which all counts of a new period are nought, where together many are usual and none of its periods before was
 * so: cells that were not filled. What a single series shows is known of the figure (`figures_apart.sql`).
 */
export function noneAtAll(figures: readonly Beside[]): Beside | null {
  const counts = figures.filter(({ counted }) => counted);
  for (const area of groupBy(counts, (each) => `${each.area}\n${each.months}`).values()) {
    const periods = [...groupBy(area, periodOf).values()].filter(({ length }) => length >= measures);
    const isNone = (period: readonly Beside[]): boolean => period.every(({ value }) => value === 0);
    if (periods.some((period) => period[0]?.fresh === false && isNone(period))) continue;
    const found = periods.find(
      (period) => period[0]?.fresh && isNone(period) && sumOf(period, ({ usual }) => usual) >= usually,
    );
    if (found?.[0]) return found[0];
  }
  return null;
}
