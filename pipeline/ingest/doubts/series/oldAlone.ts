import { largest } from "../../../bulk.js";
import { cellOf, endOf, type TypedFigures } from "../past/figures.js";

/** A file whose periods end so many months before the last that is known, and which changes so much of its figures. */
const [months, share, fewest] = [9, 0.5, 2];

/** Periods long past of which a file speaks alone. */
export interface OldAlone {
  first: number;
  changed: number;
  of: number;
}

/**
 * A file of nothing new, whose periods are all known and long past, and most of whose figures are others than those known:
 * last quarter's under the labels of the year before. Corrections of the past come with the whole of it.
 */
export function oldAlone({ own, past }: TypedFigures): OldAlone | null {
  if (own.length === 0 || past.length === 0) return null;
  if (largest(own.map(endOf)) > largest(past.map(endOf)) - months) return null;
  const before = new Map(past.map((figure) => [cellOf(figure), figure.value]));
  if (!own.every((figure) => before.has(cellOf(figure)))) return null;
  const changed = own.filter((figure) => before.get(cellOf(figure)) !== figure.value).length;
  const [first] = own.map((figure) => figure.first).sort((a, b) => a - b);
  return changed >= fewest && changed >= share * own.length
    ? { first: first ?? 0, changed, of: own.length }
    : null;
}
