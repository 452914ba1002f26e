import { largest } from "../../pipeline/bulk.js";

/** So many parts of the width are given out one by one; of longer tables so many rows are measured, evenly apart. */
const [parts, mostRows] = [60, 120];

/**
 * Shares a width out among columns so that the table is as low as it can be: each gets room for its longest word, and what is
 * left goes part by part to the column that makes the rows lowest, a row being as high as its longest cell. `letter` is the
 * width of a letter and `gap` what a column needs besides, in the unit of `width`.
 */
export function columnWidths(
  columns: readonly (readonly string[])[],
  width: number,
  letter: number,
  gap: number,
): number[] {
  const longest = (pieces: string[]) => largest([1, ...pieces.map((piece) => piece.length)]);
  const needs = columns.map((cells) => longest(cells.flatMap((cell) => cell.split(/[\s-]/))) * letter + gap);
  const needed = needs.reduce((sum, need) => sum + need, 0);
  // words longer than the page can hold are cut where they must
  if (needed >= width) return needs.map((need) => Math.floor((need * width) / needed));
  const every = Math.max(1, Math.ceil((columns[0]?.length ?? 0) / mostRows));
  const lengths = columns.map((cells) =>
    cells.filter((_, row) => row % every === 0).map((cell) => cell.length * letter),
  );
  const part = (width - needed) / parts;
  const widths = [...needs];
  for (let given = 0; given < parts; given += 1) {
    const at = lowest(widths, lengths, { part, gap });
    widths[at] = (widths[at] ?? 0) + part;
  }
  return widths.map(Math.floor);
}

/** The column that makes the table lowest where it gets one part more; of those that do the same the one that is fullest. */
function lowest(
  widths: readonly number[],
  lengths: readonly (readonly number[])[],
  { part, gap }: { part: number; gap: number },
): number {
  const lines = (column: number, row: number, more: number) =>
    Math.max(1, (lengths[column]?.[row] ?? 0) / ((widths[column] ?? 0) + more - gap));
  const rows = lengths[0]?.length ?? 0;
  const saved = widths.map(() => 0);
  for (let row = 0; row < rows; row += 1) {
    const high = widths.map((_, column) => lines(column, row, 0));
    const top = largest(high);
    const at = high.indexOf(top);
    const second = largest([1, ...high.filter((_, column) => column !== at)]);
    saved[at] = (saved[at] ?? 0) + top - Math.max(second, lines(at, row, part));
  }
  const best = largest(saved);
  if (best > 0) return saved.indexOf(best);
  const fill = widths.map((own, column) => largest([0, ...(lengths[column] ?? [])]) / (own - gap));
  return fill.indexOf(largest(fill));
}
