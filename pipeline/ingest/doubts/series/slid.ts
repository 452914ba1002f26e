import { smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { cellOf, type TypedFigure, type TypedFigures } from "../past/figures.js";

/** So many periods on or back; so many cells, of which so many are those of that period; and how unlikely that is by chance (in nats). */
const [furthest, fewest, nearlyAll, proof] = [3, 3, 0.9, 9];
/** Smaller figures are equal by chance. */
const small = 3;

/** Figures that stand under another period than before. */
export interface Slid {
  /** the one series; null where several slid alike */
  series: TypedFigure | null;
  first: number;
  /** in months: above 0 where they were those of a later period */
  by: number;
  cells: number;
}

/**
 * Figures of the past that a newer file changes, and that are now those which the files before it have of the same series so many
 * periods later or earlier: a cell, or columns, were deleted or inserted and the others moved up. Of one series, or of all.
 */
export function slid({ own, past }: TypedFigures): Slid | null {
  const before = new Map(past.map((figure) => [cellOf(figure), figure.value]));
  const changed = own.filter((figure) => {
    const ago = before.get(cellOf(figure));
    return ago !== undefined && ago !== figure.value && figure.value > small && figure.months > 0;
  });
  const steps = Array.from({ length: furthest }, (_, at) => [at + 1, -at - 1]).flat();
  const series = [...groupBy(changed, (figure) => figure.series).values()].filter(
    ({ length }) => length >= fewest,
  );
  const needed = proof + Math.log(Math.max(1, series.length));
  const found = [changed, ...series].flatMap((figures, at) =>
    steps.flatMap((step) => {
      const pairs = figures.flatMap((figure) => {
        const there = before.get(cellOf({ ...figure, first: figure.first + step * figure.months }));
        return there === undefined ? [] : [{ figure, same: there === figure.value }];
      });
      const same = pairs.filter((pair) => pair.same).map(({ figure }) => figure);
      const sure = sumOf(same, ({ value }) => Math.log(4 * Math.PI * value) / 2);
      const [first] = same;
      if (!first || same.length < Math.max(fewest, nearlyAll * pairs.length) || sure < needed) return [];
      return [
        {
          series: at === 0 && new Set(same.map((figure) => figure.series)).size > 1 ? null : first,
          first: smallest(same.map((figure) => figure.first)),
          by: step * first.months,
          cells: same.length,
          sure,
        },
      ];
    }),
  );
  const [most] = found.sort((a, b) => b.sure - a.sure || Math.abs(a.by) - Math.abs(b.by) || b.by - a.by);
  if (!most) return null;
  const { sure: _, ...said } = most;
  return said;
}
