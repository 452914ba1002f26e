import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { type Cell, keyOf, monthOfDay } from "./cells.js";

/** So unlikely (in nats) must it be that counts add up to 100 as nearly in as many groups. */
const proof = 7;
/** Groups of fewer cells, and fewer groups, say nothing. */
const [fewest, groups] = [3, 3];

/**
 * Percentages where counts should be: the cells of each period, or of each area or measure of a period, are 100 together but
 * for rounding. How far the sums of k groups are from 100, q = Σ(s − 100)² / 100, is for Poisson counts of that mean a χ² of k
 * degrees: so small a one has the chance (q/2)^(k/2) / Γ(k/2 + 1).
 */
export function shares(cells: readonly Cell[]): string[] {
  const ways: [of: (cell: Cell) => string, together: (cell: Cell) => number | null][] = [
    [({ file, start }) => keyOf(file, start), () => null],
    [({ file, start, area }) => keyOf(file, start, area), ({ start }) => start],
    [({ file, start, measure }) => keyOf(file, start, measure), ({ start }) => start],
  ];
  const found = ways.flatMap(([of, together]) => {
    const sums = [...groupBy(cells, of).values()].flatMap((group) => {
      const [first] = group;
      return first && group.length >= fewest
        ? [
            {
              period: together(first),
              file: first.file,
              differ: differ(group),
              value: sumOf(group, ({ value }) => value),
            },
          ]
        : [];
    });
    return [...groupBy(sums, ({ file, period }) => keyOf(file, period ?? "")).values()].flatMap((each) => {
      const q = Math.max(sumOf(each, ({ value }) => (value - 100) ** 2) / 100, 0.005 * each.length);
      const isFound =
        each.length >= groups && each.some((sum) => sum.differ) && logChance(q, each.length) <= -proof;
      return isFound ? each.slice(0, 1).map(({ period }) => period) : [];
    });
  });
  if (found.length === 0) return [];
  const known = found.filter((period) => period !== null).sort((a, b) => b - a);
  const [latest] = known;
  const where =
    found.includes(null) || latest === undefined
      ? "each of its periods"
      : `${monthOfDay(latest)}, in each group,`;
  return [`its cells of ${where} are 100 together: they may be percentages, and no counts`];
}

const differ = ([first, ...others]: readonly Cell[]): boolean =>
  others.some(({ value }) => value !== first?.value);

/** The logarithm of the chance that a χ² of k degrees is as small as q, where that is small. */
const logChance = (q: number, k: number): number => (k / 2) * Math.log(q / 2) - logGammaOfHalf(k + 2);

/** ln Γ(n/2) for a whole n above 0, by Γ(x + 1) = x Γ(x), Γ(1) = 1 and Γ(½) = √π. */
function logGammaOfHalf(n: number): number {
  let sum = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let x = n % 2 === 0 ? 1 : 0.5; x < n / 2; x += 1) sum += Math.log(x);
  return sum;
}
