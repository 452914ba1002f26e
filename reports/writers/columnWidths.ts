import { largest } from "../../pipeline/bulk.js";

/** So many parts of the width are given out one by one; of longer tables so many rows are measured, evenly apart. */
const [parts, mostRows] = [60, 120];

/**
 * Shares a width out among columns so that the table is as low as it can be: each gets room for its longest word (a word may be broken behind a
 * hyphen and at a blank of no width), and what is
 * left goes part by part to the column that makes the rows lowest, a row being as high as its longest cell. `letter` is the
 * width of a letter, or says that of words, and `gap` what a column needs besides, in the unit of `width`.
 */
export function columnWidths(
  columns: readonly (readonly string[])[],
  width: number,
  letter: number | ((words: string) => number),
  gap: number,
): number[] {
  const wide = typeof letter === "number" ? (words: string) => words.length * letter : letter;
  const needs = needsOf(columns, wide, gap);
  const needed = needs.reduce((sum, need) => sum + need, 0);
  // words longer than the page can hold are cut where they must
  if (needed >= width) return needs.map((need) => Math.floor((need * width) / needed));
  const every = Math.max(1, Math.ceil((columns[0]?.length ?? 0) / mostRows));
  const lengths = columns.map((cells) => cells.filter((_, row) => row % every === 0).map(wide));
  const part = (width - needed) / parts;
  const widths = [...needs];
  for (let given = 0; given < parts; given += 1) {
    const at = lowest(widths, lengths, { part, gap });
    widths[at] = (widths[at] ?? 0) + part;
  }
  return evened(widths, needs, lengths, gap).map(Math.floor);
}

/**
 * Moves to a column what its longest cell lacks to stand on a line less, from a column that does not need it: given out by shares
 * of a line, room may end in a column where it saves none.
 */
function evened(
  widths: readonly number[],
  needs: readonly number[],
  lengths: readonly (readonly number[])[],
  gap: number,
): number[] {
  let best = [...widths];
  let lowestYet = heightOf(best, lengths, gap);
  for (let column = 0; column < widths.length; column += 1) {
    const long = largest(lengths[column] ?? []);
    const lines = Math.ceil(linesOf(long, best[column], gap));
    const lacking = long / (lines - 1) + gap + 1 - (best[column] ?? 0);
    if (lines === 1 || lacking <= 0) continue;
    for (let giver = 0; giver < widths.length; giver += 1) {
      const left = (best[giver] ?? 0) - lacking;
      if (giver === column || left < (needs[giver] ?? 0)) continue;
      const moved = best.map((own, at) => (at === giver ? left : at === column ? own + lacking : own));
      const height = heightOf(moved, lengths, gap);
      if (height >= lowestYet) continue;
      best = moved;
      lowestYet = height;
      break;
    }
  }
  return best;
}

/** Whole lines of all rows together. */
function heightOf(widths: readonly number[], lengths: readonly (readonly number[])[], gap: number): number {
  let height = 0;
  for (let row = 0; row < (lengths[0]?.length ?? 0); row += 1) {
    let top = 1;
    for (let column = 0; column < widths.length; column += 1)
      top = Math.max(top, Math.ceil(linesOf(lengths[column]?.[row], widths[column], gap)));
    height += top;
  }
  return height;
}

/** What the columns need so that no word is cut, in the unit of `wide`. */
export const neededWidth = (
  columns: readonly (readonly string[])[],
  wide: (words: string) => number,
  gap: number,
): number => needsOf(columns, wide, gap).reduce((sum, need) => sum + need, 0);

const needsOf = (
  columns: readonly (readonly string[])[],
  wide: (words: string) => number,
  gap: number,
): number[] =>
  columns.map(
    (cells) =>
      largest([wide("x"), ...cells.flatMap((cell) => cell.split(/\s|(?<=-)|\u200b/)).map(wide)]) + gap,
  );

/**
 * The column that makes the table lowest where it gets one part more; of those that do the same the one that is fullest. Plain
 * loops: a set of documents asks this some ten thousand times.
 */
function lowest(
  widths: readonly number[],
  lengths: readonly (readonly number[])[],
  { part, gap }: { part: number; gap: number },
): number {
  const saved = widths.map(() => 0);
  const rows = lengths[0]?.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    let top = 0;
    let second = 1;
    let alike = 0;
    for (let column = 0; column < widths.length; column += 1) {
      const lines = linesOf(lengths[column]?.[row], widths[column], gap);
      if (lines > top) {
        second = Math.max(1, top);
        top = lines;
        alike = 1;
      } else if (lines === top) alike += 1;
      else if (lines > second) second = lines;
    }
    // where several cells are the longest, each has its share in what all of them save together
    for (let column = 0; column < widths.length; column += 1) {
      const length = lengths[column]?.[row];
      if (linesOf(length, widths[column], gap) !== top) continue;
      const wider = linesOf(length, (widths[column] ?? 0) + part, gap);
      saved[column] = (saved[column] ?? 0) + (top - Math.max(second, wider)) / alike;
    }
  }
  const best = largest(saved);
  if (best > 0) return saved.indexOf(best);
  const fill = widths.map((own, column) => largest(lengths[column] ?? []) / (own - gap));
  return fill.indexOf(largest(fill));
}

/** Lines of a cell, as a share of a line where it has more than one. */
const linesOf = (length: number | undefined, width: number | undefined, gap: number): number =>
  Math.max(1, (length ?? 0) / ((width ?? 0) - gap));
