import { excelMonth, financialQuarter } from "./calendar.js";
import { newFrom } from "./continued.js";
import { isWide } from "./damage.js";
import type { Shape } from "./shape.js";
import { at, cellOf, type Row, type Table, withCells } from "./table.js";

export const isTyped = (shape: Shape): boolean => shape.roles.counts.length > 0;
export const isLong = (shape: Shape): boolean => isTyped(shape) && !isWide(shape);
/** Whether a row's counts are unlike those of its neighbours. */
export const rowsDiffer = (shape: Shape): boolean =>
  isLong(shape) && shape.name !== "ward counts" && shape.name !== "housing";
export const isMonthly = (shape: Shape): boolean =>
  isTyped(shape) && !["quarter", "year"].includes(shape.roles.grain);
export const hasArea = (shape: Shape): boolean => isTyped(shape) && shape.roles.area !== undefined;
export const hasTypes = (shape: Shape): boolean => isTyped(shape) && shape.roles.category !== undefined;

/** A count's cell, by the row without its period and by its month. */
export interface Cell {
  series: string;
  area: string;
  type: string;
  month: number;
  value: number;
}

export type Counted = (
  cell: Cell,
  of: (series: string, month: number) => number | undefined,
  table: Table,
) => number | string;

/** Where the counts of a row are and of which months. */
export function cellsOf(shape: Shape, table: Table, row: Row): (Cell & { column: number })[] {
  const { area, category, period, code } = shape.roles;
  const text = (label: string | undefined): string =>
    label === undefined ? "" : cellOf(row, at(table, label));
  const words = row.cells.filter((_, column) => {
    const label = table.header[column] ?? "";
    return label !== period && label !== code && !shape.roles.counts.includes(label);
  });
  return shape.roles.counts.flatMap((label, index) => {
    const column = table.header.indexOf(label);
    if (column < 0 || !/^\d+$/.test(cellOf(row, column))) return [];
    return [
      {
        column,
        series: JSON.stringify(isWide(shape) ? words : [...words, label]),
        area: text(area),
        type: text(category) || (isWide(shape) ? "" : label),
        month: isWide(shape) ? index : row.month,
        value: Number(cellOf(row, column)),
      },
    ];
  });
}

export const wholeSupply = (shape: Shape): Table => shape.tables[0] as Table;

/** The counts of new months, each made by `count`. */
export const recounted =
  (count: Counted, which: (cell: Cell, shape: Shape) => boolean = () => true) =>
  (table: Table, shape: Shape): Table => {
    const known = new Map<string, number>();
    for (const row of wholeSupply(shape).rows)
      for (const { series, month, value } of cellsOf(shape, wholeSupply(shape), row))
        known.set(`${series} ${month}`, value);
    const of = (series: string, month: number): number | undefined => known.get(`${series} ${month}`);
    return {
      ...table,
      rows: table.rows.map((row) =>
        withCells(
          row,
          Object.fromEntries(
            cellsOf(shape, table, row)
              .filter((cell) => cell.month >= newFrom(shape) && which(cell, shape))
              .map((cell) => [cell.column, String(count(cell, of, table))]),
          ),
        ),
      ),
    };
  };

export const words = (shape: Shape, label: string | undefined): string[] =>
  label === undefined
    ? []
    : [...new Set(wholeSupply(shape).rows.map((row) => cellOf(row, at(wholeSupply(shape), label))))];
export const areasOf = (shape: Shape): string[] => words(shape, shape.roles.area);
export const typesOf = (shape: Shape): string[] => words(shape, shape.roles.category);

/** The figure of another month of the same series. */
export const ofMonth =
  (other: (month: number) => number): Counted =>
  ({ series, month, value }, of) =>
    of(series, other(month)) ?? value;

export const sum = (numbers: readonly (number | undefined)[]): number =>
  numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

export const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

/** The words of cells, those with the largest sum first. */
export function bySize(shape: Shape, word: (cell: Cell) => string): string[] {
  const table = wholeSupply(shape);
  const sums = new Map<string, number>();
  for (const row of table.rows)
    for (const cell of cellsOf(shape, table, row))
      sums.set(word(cell), (sums.get(word(cell)) ?? 0) + cell.value);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([text]) => text);
}

export const largestArea = (shape: Shape): string => bySize(shape, ({ area }) => area)[0] ?? "";
export const firstArea = ({ area }: Cell, shape: Shape): boolean => area === largestArea(shape);
export const firstType = ({ type }: Cell, shape: Shape): boolean =>
  type === bySize(shape, (cell) => cell.type)[0];
/** The largest and the smallest, where one is half as large again as the other. */
export function extremes(shape: Shape, word: (cell: Cell) => string): string[] {
  const sorted = bySize(shape, word);
  return [sorted[0] ?? "", sorted.at(-1) ?? ""];
}

/** A column of cells of new rows, reordered or moved by `change`. */
export const moved =
  (
    label: (shape: Shape) => string | undefined,
    change: (cells: string[], rows: readonly Row[]) => string[],
  ) =>
  (table: Table, shape: Shape): Table => {
    const name = label(shape);
    if (name === undefined) return table;
    const column = at(table, name);
    const own = table.rows.filter(({ month }) => month === -1 || month >= newFrom(shape));
    const cells = change(
      own.map((row) => cellOf(row, column)),
      own,
    );
    const made = new Map(own.map((row, index) => [row, cells[index] ?? ""]));
    return {
      ...table,
      rows: table.rows.map((row) => withCells(row, { [column]: made.get(row) ?? cellOf(row, column) })),
    };
  };

export const lastCounts = (shape: Shape): string | undefined => shape.roles.counts.at(-1);
export const byNumber = (cells: string[]): string[] => [...cells].sort((a, b) => Number(b) - Number(a));
export const down = (cells: string[]): string[] => [cells[0] ?? "", ...cells.slice(0, -1)];

/** The words of new rows in one column, each written as `word` says. */
export const reworded =
  (label: (shape: Shape) => string | undefined, word: (text: string, shape: Shape) => string) =>
  (table: Table, shape: Shape): Table => {
    const name = label(shape);
    if (name === undefined) return table;
    const column = at(table, name);
    return {
      ...table,
      rows: table.rows.map((row) =>
        row.month === -1 || row.month >= newFrom(shape)
          ? withCells(row, { [column]: word(cellOf(row, column), shape) })
          : row,
      ),
    };
  };

export const exchanged = (text: string, [one, other]: readonly (string | undefined)[]): string =>
  text === one ? (other ?? text) : text === other ? (one ?? text) : text;

/** The last two periods under one another's labels. */
export function exchangedLabel(row: Row, shape: Shape): string | null {
  const [last, before] = [23, 23 - step(shape)];
  return row.month === last ? inGrain(shape, before) : row.month === before ? inGrain(shape, last) : null;
}

export const largest = (shape: Shape): Table["rows"] => wholeSupply(shape).rows;

/** The periods of rows, written as `label` says. */
export const relabelled =
  (label: (row: Row, shape: Shape) => string | null) =>
  (table: Table, shape: Shape): Table => {
    const { period } = shape.roles;
    if (period === undefined) return table;
    return {
      ...table,
      rows: table.rows.map((row) => {
        const text = label(row, shape);
        return text === null ? row : withCells(row, { [at(table, period)]: text });
      }),
    };
  };

export const inGrain = (shape: Shape, month: number): string =>
  shape.roles.grain === "quarter"
    ? financialQuarter(month)
    : shape.roles.grain === "first day"
      ? `01/${String(((9 + month) % 12) + 1).padStart(2, "0")}/${2021 + Math.floor((9 + month) / 12)}`
      : excelMonth(month);

export const step = (shape: Shape): number => (shape.roles.grain === "quarter" ? 3 : 1);
export const hasPeriods = (shape: Shape): boolean => isLong(shape) && shape.roles.grain !== "year";

/** The area below the largest. */
export const neighbour = (shape: Shape): string => {
  const areas = areasOf(shape);
  return areas[(areas.indexOf(largestArea(shape)) + 1) % areas.length] ?? "";
};

/** Counts as shares of all of their month. */
export function sharesOfMonth(table: Table, shape: Shape): Table {
  const sums = new Map<number, number>();
  for (const row of wholeSupply(shape).rows)
    for (const { month, value } of cellsOf(shape, wholeSupply(shape), row))
      sums.set(month, (sums.get(month) ?? 0) + value);
  return recounted(({ value, month }) => Math.round((100 * value) / (sums.get(month) ?? 1)))(table, shape);
}

/** Within each period the areas backwards. */
export function reorderedAreas(cells: string[], rows: readonly Row[]): string[] {
  const made = [...cells];
  for (const month of new Set(rows.map((row) => row.month))) {
    const here = rows.flatMap((row, index) => (row.month === month ? [index] : []));
    here.forEach((to, index) => {
      made[to] = cells[here[here.length - 1 - index] ?? to] ?? "";
    });
  }
  return made;
}

export function merge(table: Table, shape: Shape, label: string, from: string, into: string): Table {
  const column = at(table, label);
  const own = (row: Row): boolean => row.month === -1 || row.month >= newFrom(shape);
  const key = (row: Row): string =>
    JSON.stringify(
      row.cells.filter(
        (_, at_) =>
          at_ !== column &&
          table.header[at_] !== shape.roles.code &&
          !shape.roles.counts.includes(table.header[at_] ?? ""),
      ),
    );
  const gone = new Map(
    table.rows.filter((row) => own(row) && cellOf(row, column) === from).map((row) => [key(row), row]),
  );
  return {
    ...table,
    rows: table.rows.map((row) => {
      if (!own(row)) return row;
      const other = gone.get(key(row));
      const text = cellOf(row, column);
      if (!other || (text !== from && text !== into)) return row;
      return withCells(
        row,
        Object.fromEntries(
          shape.roles.counts.flatMap((count, index) => {
            const place = table.header.indexOf(count);
            if (place < 0 || (isWide(shape) && index < newFrom(shape))) return [];
            return [
              [
                place,
                text === from ? "0" : String(Number(cellOf(row, place)) + Number(cellOf(other, place))),
              ],
            ];
          }),
        ),
      );
    }),
  };
}

export function intoOther(table: Table, shape: Shape): Table {
  const [from = "", into = ""] = typesOf(shape);
  return merge(table, shape, shape.roles.category ?? "", from, into);
}

export function areaIntoOther(table: Table, shape: Shape): Table {
  return merge(table, shape, shape.roles.area ?? "", largestArea(shape), neighbour(shape));
}
