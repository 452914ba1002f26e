import { groupBy } from "../../../groupBy.js";
import { formatCount } from "../../../words/number.js";
import { type Cell, keyOf } from "./cells.js";

/** Two labels of so many cells, of so large figures, that are all but a few within this share of one another. */
const [fewest, size, near, within] = [8, 5, 0.04, 0.95];
/** So many of them are the very same; so unlikely (in nats) must that be by chance. */
const [equal, proof] = [0.5, 20];
/** Of more labels some two are alike. */
const most = 60;

/** Two labels of a column beside one another, cell by cell. */
interface Pair {
  cells: number;
  equal: number;
  near: number;
  /** the sum of the smaller figure of each two */
  least: number;
  different: Set<number>;
  /** in nats */
  proof: number;
}

/**
 * Two labels of a column of which nearly all figures are the same: one town under two names, of which some figures were
 * corrected under one of them. Where all are the same, one is quarantined by itself (`twinLabels.ts`).
 */
export function nearTwins(cells: readonly Cell[]): string[] {
  const summed = cells.filter(({ parts }) => parts > 1);
  const columns = summed[0]?.words.length ?? 0;
  const found = [...groupBy(summed, ({ file }) => file).values()]
    .flatMap((file) => Array.from({ length: columns }, (_, column) => pairsIn(file, column)).flat())
    .filter(areTwins)
    .sort((a, b) => b.proof - a.proof)
    .at(0);
  if (!found) return [];
  return [
    `the figures of two of its labels are the same in ${formatCount(found.equal)} of ${formatCount(found.cells)} cells, and nearly so in the others: both may be counted`,
  ];
}

const areTwins = (pair: Pair): boolean =>
  pair.cells >= fewest &&
  pair.least >= size * pair.cells &&
  pair.different.size >= 4 &&
  pair.equal >= equal * pair.cells &&
  pair.equal < pair.cells &&
  pair.near >= within * pair.cells &&
  pair.proof >= proof;

/** Each two labels of a column of a file, in the order of their names. */
function pairsIn(file: readonly Cell[], column: number): Pair[] {
  const label = (cell: Cell): string => cell.words[column] ?? "";
  const labels = new Set(file.map(label));
  if (labels.size < 2 || labels.size > most) return [];
  const pairs = new Map<string, Pair>();
  const alike = groupBy(file, ({ words, measure, area, start, end }) =>
    keyOf(measure, area, start, end, ...words.filter((_, at) => at !== column)),
  );
  for (const group of alike.values()) {
    const values = new Map<string, number>();
    for (const cell of group) values.set(label(cell), (values.get(label(cell)) ?? 0) + cell.value);
    const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [at, [one, x]] of sorted.entries())
      for (const [other, y] of sorted.slice(at + 1)) add(pairs, keyOf(one, other), x, y);
  }
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function add(pairs: Map<string, Pair>, key: string, x: number, y: number): void {
  const pair = pairs.get(key) ?? { cells: 0, equal: 0, near: 0, least: 0, different: new Set(), proof: 0 };
  pair.cells += 1;
  pair.least += Math.min(x, y);
  pair.different.add(x);
  if (Math.abs(x - y) <= Math.max(1, near * x)) pair.near += 1;
  if (x === y) pair.equal += 1;
  if (x === y && x > 3) pair.proof += Math.log(4 * Math.PI * x) / 2;
  pairs.set(key, pair);
}
