import type { Shape } from "./shape.js";
import { asFile, at, type Row, type SentFile, type Table, type Writing } from "./table.js";

/** Files that arrive together; what is sent later is ingested later. */
export type Deliveries = SentFile[][];

/** Something that happens to partners' files on the way to the analyst. */
export interface Damage {
  name: string;
  /** the file still says the same in a way that every reader takes in: all figures have to be right */
  harmless?: boolean;
  /** no damage: what the files say is true, though it is not what the shape says; nothing is to be asked, and all is whole */
  honest?: boolean;
  /** a file alone is not the whole: where another is refused, the figures of the first are those of the first */
  parts?: boolean;
  /** null where the shape has nothing that could be damaged in this way */
  apply(shape: Shape): Deliveries | null;
}

/** Changes to single records; none where it gives null. */
export type RowChange = (row: Row, table: Table, index: number) => Row | readonly Row[] | null;

export const changed = (table: Table, change: RowChange): Table => ({
  ...table,
  rows: table.rows.flatMap((row, index) => change(row, table, index) ?? []),
});

/** All files of a shape, each changed, sent at once. */
export const sent = (
  shape: Shape,
  change: (table: Table, index: number) => Table = (table) => table,
  writing: Writing = {},
): Deliveries => [shape.tables.map((table, index) => asFile(change(table, index), writing))];

/** All records changed one by one. */
export const rowsChanged = (shape: Shape, change: RowChange): Deliveries =>
  sent(shape, (table) => changed(table, change));

/** Where the columns of a shape's counts stand. */
export const countColumns = (shape: Shape, table: Table): number[] =>
  shape.roles.counts.map((label) => at(table, label));

/** Whether the shape has its months as columns. */
export const isWide = (shape: Shape): boolean => shape.roles.grain === "columns";

/** The columns of counts of the months from `month`, and in a long table all of them. */
export const countsFrom = (shape: Shape, table: Table, month: number): number[] =>
  countColumns(shape, table).filter((_, index) => !isWide(shape) || index >= month);

/** Whether a record is of this month or a later one; of a wide table each is. */
export const isFrom = (row: Row, month: number): boolean => row.month === -1 || row.month >= month;

/** The last of a shape's files. */
export function lastTable(shape: Shape): Table {
  const table = shape.tables.at(-1);
  if (!table) throw new Error(`${shape.name} has no files`);
  return table;
}

/** All files, the last of them changed in its bytes. */
export function lastFile(shape: Shape, change: (file: SentFile) => SentFile): Deliveries {
  const files = shape.tables.map((table) => asFile(table));
  const last = files.pop();
  return last ? [[...files, change(last)]] : [files];
}

/** The damage to each of the shape's files as text. */
export const textChanged = (shape: Shape, change: (text: string) => string): Deliveries => [
  shape.tables.map((table) => {
    const file = asFile(table);
    return { ...file, bytes: Buffer.from(change(file.bytes.toString("utf8")), "utf8") };
  }),
];
