import { sumOf } from "../../../bulk.js";
import { cellOf, type Figure } from "../past/figures.js";

/** So unlikely (in nats) must it be that as many figures are equal by chance: one in 160,000. */
export const proof = 12;
/** The figures of one period that are all equal to those of the one before it, or of a year before: three and more, which is one in three thousand. */
const [fewest, proofOfPeriod] = [3, 8];
/** Smaller figures are equal by chance. */
const small = 3;

/** A figure and that of so many months before. */
export interface Pair extends Omit<Figure, "value"> {
  lag: number;
  /** of the newer file, in a period that no earlier one has */
  fresh: boolean;
  inQuarter: boolean;
  same: boolean;
  /** by how much it is more */
  step: number;
  mean: number;
}

export interface Group {
  lag: number;
  months: number;
  cells: number;
  equal: number;
  share: number;
  /** whether so many are equal by no chance */
  found: boolean;
  /** whether all are, where it is known that they are otherwise not */
  all: boolean;
}

/** Each figure above 3 beside those of a year, a period and the file's length (`span`, in months) before. */
export function pairsOf(fresh: readonly Figure[], past: readonly Figure[], span: number): Pair[] {
  const all = new Map([...past, ...fresh].map((figure) => [cellOf(figure), figure]));
  const asked = new Set(fresh.map(({ months }) => months));
  const sides = [
    ...fresh.map((figure) => ({ figure, fresh: true })),
    ...past.map((figure) => ({ figure, fresh: false })),
  ];
  return sides.flatMap(({ figure, fresh: isFresh }) => {
    const { series, first, months, value } = figure;
    if (!asked.has(months) || months < 1 || value <= small) return [];
    return [...new Set([12, months, span])].flatMap((lag): Pair[] => {
      const before = lag < months ? undefined : all.get(cellOf({ ...figure, first: first - lag }));
      if (!before || before.value <= small) return [];
      return [
        {
          series,
          area: figure.area,
          first,
          months,
          lag,
          fresh: isFresh,
          inQuarter: lag === 1 && Math.floor((first % 12) / 3) === Math.floor(((first - lag) % 12) / 3),
          same: value === before.value,
          step: value - before.value,
          mean: (value + before.value) / 2,
        },
      ];
    });
  });
}

/** How many of the pairs are equal, and whether that is no chance. */
export function groupOf(pairs: readonly Pair[]): Group {
  const [cells, equal] = [pairs.length, pairs.filter(({ same }) => same).length];
  const sum = sumOf(pairs, ({ mean }) => mean);
  const chance = sumOf(pairs, ({ mean }) => 1 / Math.sqrt(4 * Math.PI * mean)) / cells;
  const share = equal / cells;
  const unlike = share < 1 ? (1 - share) * Math.log(Math.max(1 - share, 0.01) / (1 - chance)) : 0;
  const [one] = pairs;
  if (!one) throw new Error("a group has pairs");
  const chances = cells * (share * Math.log(Math.max(share, 0.01) / chance) + unlike);
  return {
    lag: one.lag,
    months: one.months,
    cells,
    equal,
    share,
    found:
      (cells >= 8 || (cells >= 4 && equal === cells)) &&
      sum >= (equal === cells ? 50 : 100) &&
      equal >= 0.6 * cells &&
      chances >= proof,
    all: cells >= fewest && equal === cells && sum >= 100 && chances >= proofOfPeriod,
  };
}

/** How unlikely it is, in nats, that all of them are equal by chance. */
export const surprise = (pairs: readonly Pair[]): number =>
  sumOf(pairs, ({ mean }) => Math.log(Math.sqrt(4 * Math.PI * mean)));
