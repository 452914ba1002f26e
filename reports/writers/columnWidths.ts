import { largest } from "../../pipeline/bulk.js";

/** Letters of a cell that count in full towards a column's share; of those beyond, one in so many. */
const [inFull, beyond] = [40, 4];

/**
 * Shares a width out among columns: each gets room for its longest word, and what is left goes where cells are
 * long. `letter` is the width of a letter and `gap` what a column needs besides, in the unit of `width`.
 */
export function columnWidths(
  columns: readonly (readonly string[])[],
  width: number,
  letter: number,
  gap: number,
): number[] {
  const needs = columns.map((cells) => {
    const longest = (pieces: string[]) => largest([1, ...pieces.map((piece) => piece.length)]);
    const word = longest(cells.flatMap((cell) => cell.split(/[\s-]/))) * letter + gap;
    const most = longest([...cells]);
    const wanted = Math.min(most, inFull) + Math.max(0, most - inFull) / beyond;
    return { word, whole: Math.max(word, wanted * letter + gap) };
  });
  const words = needs.reduce((sum, { word }) => sum + word, 0);
  // words longer than the page can hold are cut where they must
  if (words >= width) return needs.map(({ word }) => Math.floor((word * width) / words));
  const wish = needs.reduce((sum, { word, whole }) => sum + whole - word, 0);
  const left = width - words;
  return needs.map(({ word, whole }) =>
    Math.floor(word + (wish === 0 ? left / needs.length : (left * (whole - word)) / wish)),
  );
}
