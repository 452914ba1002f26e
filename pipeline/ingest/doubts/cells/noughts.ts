import { sumOf } from "../../../bulk.js";
import { type Cell, inRows } from "./cells.js";

/** Rows of so many other periods, of so large figures, of which so few are nought, and so many of these rows. */
const [periods, size, few, rows] = [5, 6, 0.1, 3];

/**
 * Noughts here and there in rows that have none otherwise, and of which each would be chance once in four hundred: a look-up
 * that found nothing, or cells that were not filled. Things that are rare, or of a season, have noughts in many periods.
 */
export function noughts(cells: readonly Cell[]): string[] {
  const odd = inRows(cells).flatMap((row) => {
    const nought = row.filter(({ value }) => value === 0).length;
    const usual = sumOf(row, ({ value }) => value) / (row.length - 1);
    const isOdd =
      nought > 0 && row.length > periods && usual >= size && nought <= Math.max(1, few * row.length);
    return isOdd ? [nought] : [];
  });
  if (odd.length < rows) return [];
  return [
    `${sumOf(odd, (each) => each)} of its cells are nought in ${odd.length} rows that are never so otherwise: a look-up may have failed there`,
  ];
}
