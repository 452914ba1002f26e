import { groupBy } from "../../../groupBy.js";
import { type Cell, proofOfSums, strays } from "./cell.js";

/**
 * The cells of the labels of a column (`index`) that are the sum of their parts, in rows that are alike but for the label.
 *
 * @param wholes the labels that may be sums, and of which parts, by their keys
 */
export function subtotals(
  cells: readonly Cell[],
  index: number,
  wholes: readonly { whole: string; parts: readonly string[] }[],
): Cell[] {
  const alike = ({ file, measure, period, keys }: Cell): string =>
    [file, measure, period, ...keys.filter((_, at) => at !== index)].join("\n");
  const byLabel = groupBy(cells, ({ keys }) => keys[index] ?? "");
  return wholes.flatMap(({ whole, parts }) => {
    const sums = new Map<string, { total: number; filled: number }>();
    for (const part of new Set(parts.filter((each) => each !== whole)))
      for (const cell of byLabel.get(part) ?? []) {
        const sum = sums.get(alike(cell)) ?? { total: 0, filled: 0 };
        sums.set(alike(cell), sum);
        sum.total += cell.value;
        if (cell.value !== 0) sum.filled += 1;
      }
    return [...groupBy(byLabel.get(whole) ?? [], ({ file }) => file).values()].flatMap((own) => {
      let [judged, missed, proof] = [0, 0, 0];
      for (const cell of own) {
        const { total, filled } = sums.get(alike(cell)) ?? { total: 0, filled: 0 };
        if (cell.value !== 0 || total !== 0) judged += 1;
        if (cell.value !== total) missed += 1;
        else if (filled > 1) proof += Math.log2(Math.max(cell.value, 1));
      }
      return proof >= proofOfSums && missed <= judged * strays ? own : [];
    });
  });
}
