import { groupBy } from "../../../groupBy.js";
import { type Cell, proofOfSums, rowOf, strays } from "./cell.js";

/**
 * Half of its periods may, where it has so many and all are within so much of the sum: some figures were corrected in one
 * place alone.
 */
const [half, fewest, off, near] = [0.5, 5, 2, 0.04];

interface Row {
  cells: Cell[];
  periods: number;
  missed: number;
  proof: number;
  nearly: boolean;
}

/**
 * The cells of rows that equal, in each of their periods, the sum of all other rows of the period and measure, or of
 * those that share one of their words (`within`, the place of its column): "Ashford", with no type, below Ashford's types.
 */
export function sumsOfOthers(cells: readonly Cell[], within: number | null): Cell[] {
  const asked = within === null ? cells : cells.filter(({ keys }) => keys[within] !== "");
  const rows = new Map<string, Row>();
  const others = groupBy(asked, ({ file, measure, period, keys }) =>
    [file, measure, period, ...(within === null ? [] : [keys[within]])].join("\n"),
  );
  for (const beside of others.values()) {
    const total = beside.reduce((sum, { value }) => sum + value, 0);
    const filled = beside.filter(({ value }) => value !== 0).length;
    for (const cell of beside) {
      const id = rowOf(cell);
      const row = rows.get(id) ?? { cells: [], periods: 0, missed: 0, proof: 0, nearly: true };
      rows.set(id, row);
      const { value } = cell;
      const isSum = value * 2 === total;
      row.cells.push(cell);
      if (filled > 1) {
        row.periods += 1;
        if (!isSum) row.missed += 1;
        if (Math.abs(value * 2 - total) > Math.max(off, near * value)) row.nearly = false;
      }
      if (filled > 2 && isSum) row.proof += Math.log2(Math.max(value, 1));
    }
  }
  return [...rows.values()].flatMap(({ cells: own, periods, missed, proof, nearly }) => {
    const mean = own.reduce((sum, { value }) => sum + value, 0) / own.length;
    const allowed = periods * (nearly && mean > 8 && periods >= fewest ? half : strays);
    return proof >= proofOfSums && missed <= allowed ? own : [];
  });
}
