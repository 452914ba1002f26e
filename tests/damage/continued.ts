import { type Damage, type Deliveries, isWide } from "./damage.js";
import type { Shape } from "./shape.js";
import { asFile, type Row, type SentFile, type Table } from "./table.js";

/** The month from which a shape's newer file is: a quarter, or a year. */
export const newFrom = (shape: Shape): number => (shape.roles.grain === "year" ? 12 : 21);

/** A wide table with the columns of some of its months. */
const withMonths = (shape: Shape, table: Table, keep: (month: number) => boolean): Table => {
  const kept = table.header.map((label) => {
    const month = shape.roles.counts.indexOf(label);
    return month < 0 || keep(month);
  });
  return {
    ...table,
    header: table.header.filter((_, column) => kept[column]),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, column) => kept[column]) })),
  };
};

const some = (table: Table, name: string, keep: (row: Row) => boolean): Table[] => {
  const rows = table.rows.filter(keep);
  return rows.length > 0 ? [{ ...table, name, rows }] : [];
};

const named = (name: string, more: string): string => name.replace(/(\.\w+)$/, `${more}$1`);

/** A table before `from`, and as it is sent later: its new months, or in a wide file all. */
function parts(shape: Shape, tables: readonly Table[]): { before: Table[]; after: Table[] } {
  const from = newFrom(shape);
  if (isWide(shape))
    return {
      before: tables.map((table) => withMonths(shape, table, (month) => month < from)),
      after: tables.map((table) => ({ ...table, name: named(table.name, " update") })),
    };
  const whole = (table: Table, old: boolean): boolean => table.rows.every((row) => row.month < from === old);
  return {
    before: tables.flatMap((table) => some(table, table.name, (row) => row.month < from)),
    after: tables.flatMap((table) =>
      some(
        table,
        whole(table, false) ? table.name : named(table.name, " update"),
        (row) => row.month >= from,
      ),
    ),
  };
}

type Change = (table: Table, shape: Shape) => Table;

const files = (tables: readonly Table[], shape: Shape, change: Change): SentFile[] =>
  tables.map((table) => asFile(change(table, shape)));

interface Options {
  where?: (shape: Shape) => boolean;
  harmless?: boolean;
}

/** The supply to June, and later its new months, which `change` makes; in a wide file all of its months. */
export const alone = (name: string, change: Change, { where, harmless }: Options = {}): Damage => ({
  name,
  ...(harmless ? { harmless } : {}),
  apply(shape): Deliveries | null {
    if (where?.(shape) === false) return null;
    const { before, after } = parts(shape, shape.tables);
    return [before.map((table) => asFile(table)), files(after, shape, change)];
  },
});

/** The supply to June, and later the whole of it with new months, in one file that `change` makes. */
export const again = (name: string, change: Change, { where, harmless }: Options = {}): Damage => ({
  name: `${name}, the whole sent again`,
  ...(harmless ? { harmless } : {}),
  apply(shape): Deliveries | null {
    if (isWide(shape) || shape.tables.length > 1 || where?.(shape) === false) return null;
    const { before } = parts(shape, shape.tables);
    return [
      before.map((table) => asFile(table)),
      files(
        shape.tables.map((table) => ({ ...table, name: named(table.name, " update") })),
        shape,
        change,
      ),
    ];
  },
});

/** The supply to June, and later its new months in files of other kinds; in a wide file all of its months. */
export const newAs = (
  name: string,
  make: (table: Table, shape: Shape) => SentFile[] | null,
  where: (shape: Shape) => boolean = () => true,
): Damage => ({
  name,
  apply(shape): Deliveries | null {
    if (!where(shape)) return null;
    const { before, after } = parts(shape, shape.tables);
    const made: SentFile[] = [];
    for (const table of after) {
      const files = make(table, shape);
      if (files === null) return null;
      for (const file of files) made.push(file);
    }
    return [before.map((table) => asFile(table)), made];
  },
});

/** Both ways in which new months are sent. */
export const both = (name: string, change: Change, options: Options = {}): Damage[] => [
  alone(name, change, options),
  again(name, change, options),
];
