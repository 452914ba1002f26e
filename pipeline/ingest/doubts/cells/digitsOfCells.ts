import { groupBy } from "../../../groupBy.js";
import { literal, type Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import type { Cell } from "./cells.js";

/** So unlikely (in nats) must it be that so many cells are multiples of one number by chance: one in a million. */
const proof = 14;
const [fewest, multiples] = [12, [10, 5, 3, 2]] as const;
/** The last periods of a file of many are judged by themselves too. */
const [last, periods] = [3, 6];
/** Of so many sums before, and of so large a share, the cells were no such multiples: their sums would be. */
const [known, share] = [8, 0.6];

interface Multiples {
  of: number;
  cells: number;
}

/**
 * Cells that are summed with others and are all multiples of 2, 3, 5 or 10, as rounded figures are and those that a join
 * counted twice, where the file's other periods, or the sums of the files before it, are not. What is a figure by itself is
 * known of it (`digits.ts`).
 */
export async function digitsOfCells(
  store: Store,
  { source }: Contract,
  cells: readonly Cell[],
): Promise<string[]> {
  const summed = cells.filter(({ parts }) => parts > 1);
  for (const file of groupBy(summed, (cell) => cell.file).values()) {
    const starts = [...new Set(file.map(({ start }) => start))].sort((a, b) => b - a);
    const latest = new Set(starts.slice(0, starts.length >= periods ? last : starts.length));
    const [own, others] = [
      file.filter(({ start }) => latest.has(start)),
      file.filter(({ start }) => !latest.has(start)),
    ];
    const found = multiplesIn(own);
    if (!found) continue;
    const before = others.length > 0 ? others.map(({ value }) => value) : await sumsBefore(store, source);
    const large = before.filter((value) => value >= found.of);
    if (large.length < known || large.filter((value) => value % found.of === 0).length > share * large.length)
      continue;
    return [
      `each of ${formatCount(found.cells)} of its cells is a multiple of ${found.of}, and those before are not: they may be rounded${found.of <= 3 ? " or counted several times" : ""}`,
    ];
  }
  return [];
}

function multiplesIn(cells: readonly Cell[]): Multiples | null {
  for (const of of multiples) {
    const large = cells.filter(({ value }) => value >= of);
    if (
      large.length >= fewest &&
      large.every(({ value }) => value % of === 0) &&
      large.length * Math.log(of) >= proof &&
      new Set(large.map(({ value }) => value)).size > 1
    )
      return { of, cells: large.length };
  }
  return null;
}

/** The sums that the files before have; its own are not entered yet. */
async function sumsBefore(store: Store, source: string): Promise<number[]> {
  const [values = []] = await store.columns(
    `select sum(value) from observations where source = ${literal(source)} and status = 'final' group by measure, area, period_start, period_end`,
  );
  return values.map(Number);
}
