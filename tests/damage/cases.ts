import type { Damage, Deliveries } from "./damage.js";
import { damages } from "./damages/index.js";
import type { Shape } from "./shape.js";
import { shapes } from "./shapes/index.js";

/** A damage done to a shape. */
export interface Case {
  name: string;
  shape: Shape;
  damage: Damage;
  deliveries: () => Deliveries;
  /** which runs it is part of: of a few, of each damage once, or of all of them */
  from: "few" | "once" | "all";
}

/** A few records of each file: enough to say whether a damage makes sense to a shape. */
const few = (shape: Shape): Shape => ({
  ...shape,
  // the first and the last, so that the later months are there
  tables: shape.tables.map((table) => ({
    ...table,
    rows: [...table.rows.slice(0, 8), ...table.rows.slice(8).slice(-8)],
  })),
});

/** Damage that was once a wrong figure and is tried at every run. */
const always: ReadonlySet<string> = new Set([
  "area misspelt in this year",
  "counts hidden as *",
  "type renamed in this year",
  "a newer file of one type",
  "a newer file with one date of 2002",
  "weekly files of one month",
  "two suppliers' areas, a file each",
  "v9 and v10 at once",
  "a year of 2032",
  "a month twice",
  "a month's label Sept-23",
  "All towns of each month",
  "Grand Total of each month",
  "a sum of two types under both names",
  "types sorted apart from the other columns",
  "rows under two names",
  "yes became Y",
  "February missing",
  "last month cut on its sixth day",
  "another table below",
  "counts negative",
  'types separated by ","',
  "a row of the district by its code",
  "references in scientific notation, some of them",
  "new months cumulative since April",
  "half of the records lost",
  "an area filled down to the end",
  "dates as in America",
  "a workbook with subtotals of each area",
  "a workbook pasted from one of 1904",
  "a workbook with an area in merged cells",
  "weekends left out, the whole sent again",
  "rolling three months",
  "half of the records lost and the rest numbered again, the whole sent again",
  "an area left out and the rest numbered again",
  "one type alone, under another name",
  "a digit lost at the end in one area",
  "a fifth of the types as Other",
  "ten times as many in one area",
  // a third of the damages to bytes
  "old Mac line ends",
]);

const sampled = 18;

/**
 * All cases in which a damage makes sense. Each damage is tried once, the shapes taken in turn; at every run one in
 * {@link sampled} of these, and each shape as it is.
 */
export function allCases(): Case[] {
  const every = shapes().map((shape) => ({ shape, small: few(shape) }));
  return damages.flatMap((damage, number) => {
    const possible = every.filter(({ small }) => damage.apply(small) !== null);
    return possible.map(({ shape }, index) => ({
      name: `${damage.name} – ${shape.name}`,
      shape,
      damage,
      deliveries: () => damage.apply(shape) ?? [],
      from:
        number === 0 ||
        (index === number % possible.length && (number % sampled === 0 || always.has(damage.name)))
          ? "few"
          : index === number % possible.length
            ? "once"
            : "all",
    }));
  });
}
