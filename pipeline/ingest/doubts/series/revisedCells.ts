import { largest } from "../../../bulk.js";
import { cellOf, endOf, type TypedFigures } from "../past/figures.js";

/** So many figures, each by so large a share and by so many standard errors other than before; but at most half of all. */
const [fewest, share, errors, most] = [3, 0.3, 5, 0.5];
/** Smaller figures are revised by a third with reason. */
const enough = 20;

/** A figure that a newer file changed, and how many others it changed as far. */
export interface RevisedCells {
  area: string;
  measure: string;
  now: number;
  before: number;
  cells: number;
}

/**
 * Figures of the past that a newer file changes by a third and by far more than chance, while it leaves others as they were: a
 * block that was overwritten. The last period of the earlier files may grow, since it was not whole.
 */
export function revisedCells({ own, past }: TypedFigures): RevisedCells | null {
  const before = new Map(past.map((figure) => [cellOf(figure), figure.value]));
  const last = largest(past.map(endOf));
  const pairs = own.flatMap((figure) => {
    const ago = before.get(cellOf(figure));
    return ago === undefined || !figure.counted ? [] : [{ ...figure, ago }];
  });
  const far = pairs.filter(
    (figure) =>
      Math.max(figure.value, figure.ago) >= enough &&
      Math.abs(figure.value - figure.ago) > share * Math.max(figure.value, figure.ago) &&
      Math.abs(figure.value - figure.ago) > errors * Math.sqrt(figure.value + figure.ago) &&
      (figure.value < figure.ago || endOf(figure) < last),
  );
  if (far.length < fewest || far.length > most * pairs.length) return null;
  const [first] = far.sort((a, b) => a.first - b.first || (a.series < b.series ? -1 : 1));
  return first
    ? { area: first.area, measure: first.measure, now: first.value, before: first.ago, cells: far.length }
    : null;
}
