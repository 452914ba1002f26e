import { british, daysIn, isoMonth } from "./calendar.js";
import { newFrom } from "./continued.js";
import { random } from "./facts.js";
import type { Shape } from "./shape.js";
import { at, cellOf, type Row, type Table, withCells } from "./table.js";

/** Whether types differ in how many records they have: two that do not are one another's by their numbers. */
export const typesDiffer = ({ name }: Shape): boolean => name === "reports" || name === "cases";
export const isLog = ({ roles }: Shape): boolean => roles.counts.length === 0;
export const hasDays = ({ roles }: Shape): boolean =>
  roles.counts.length === 0 && (roles.grain === "day" || roles.grain === "time");
export const hasArea = (shape: Shape): boolean => isLog(shape) && shape.roles.area !== undefined;
export const hasTypes = (shape: Shape): boolean => isLog(shape) && shape.roles.category !== undefined;
export const hasKey = (shape: Shape): boolean => isLog(shape) && shape.roles.key !== undefined;
export const hasStatus = (shape: Shape): boolean => shape.roles.status !== undefined;

export const isNew = (row: Row, shape: Shape): boolean => row.month >= newFrom(shape);

export const words = (shape: Shape, label: string | undefined): string[] =>
  label === undefined
    ? []
    : [
        ...new Set(shape.tables.flatMap((table) => table.rows.map((row) => cellOf(row, at(table, label))))),
      ].sort();
export const typesOf = (shape: Shape): string[] => words(shape, shape.roles.category);
export const areasOf = (shape: Shape): string[] => words(shape, shape.roles.area);

/** New rows of which `keep` says which stay. */
export const kept =
  (keep: (row: Row, index: number, table: Table, shape: Shape) => boolean) =>
  (table: Table, shape: Shape): Table => ({
    ...table,
    rows: table.rows.filter((row, index) => !isNew(row, shape) || keep(row, index, table, shape)),
  });

/** The cells of new rows in one column. */
export const cells =
  (
    label: (shape: Shape) => string | undefined,
    text: (before: string, row: Row, index: number, shape: Shape, table: Table) => string,
  ) =>
  (table: Table, shape: Shape): Table => {
    const name = label(shape);
    if (name === undefined) return table;
    const column = at(table, name);
    return {
      ...table,
      rows: table.rows.map((row, index) =>
        isNew(row, shape)
          ? withCells(row, { [column]: text(cellOf(row, column), row, index, shape, table) })
          : row,
      ),
    };
  };

export const sortedApart =
  (label: (shape: Shape) => string | undefined) =>
  (table: Table, shape: Shape): Table => {
    const name = label(shape);
    if (name === undefined) return table;
    const column = at(table, name);
    const sorted = table.rows.map((row) => cellOf(row, column)).sort();
    return {
      ...table,
      rows: table.rows.map((row, index) => withCells(row, { [column]: sorted[index] ?? "" })),
    };
  };

/** More rows behind those that are new. */
export const more =
  (rows: (own: Row[], shape: Shape, table: Table) => Row[]) =>
  (table: Table, shape: Shape): Table => ({
    ...table,
    rows: [
      ...table.rows,
      ...rows(
        table.rows.filter((row) => isNew(row, shape)),
        shape,
        table,
      ),
    ],
  });

export const newKey = (row: Row, table: Table, shape: Shape, key: string): Row =>
  shape.roles.key === undefined ? row : withCells(row, { [at(table, shape.roles.key)]: key });

export const period = ({ roles }: Shape): string | undefined => roles.period;
export const area = ({ roles }: Shape): string | undefined => roles.area;
export const type = ({ roles }: Shape): string | undefined => roles.category;

export const dated = (shape: Shape, month: number, day: number, before: string): string =>
  shape.roles.grain === "iso month"
    ? isoMonth(month)
    : british(month, Math.min(day, daysIn(month))) + (shape.roles.grain === "time" ? before.slice(10) : "");

export const share = (key: string, index: number): number => random(`${key} ${index}`)();

export const exchanged = (text: string, one: string | undefined, other: string | undefined): string =>
  text === one ? (other ?? text) : text === other ? (one ?? text) : text;
