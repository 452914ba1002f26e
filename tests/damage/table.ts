/** A record as the partner's system wrote it, and when it happened: a damage to a month has to find its records. */
export interface Row {
  cells: string[];
  /** months since October 2021; of a quarter its last; -1 where the columns are the months */
  month: number;
  day: number;
}

/** A partner's file before it is bytes. */
export interface Table {
  name: string;
  above: string[];
  header: string[];
  rows: Row[];
  below: string[];
}

/** A table with nothing above or below it. */
export const table = (name: string, header: string[], rows: Row[]): Table => ({
  name,
  above: [],
  header,
  rows,
  below: [],
});

export interface SentFile {
  name: string;
  bytes: Buffer;
}

export interface Writing {
  delimiter?: string;
  eol?: string;
  bom?: boolean;
  quoted?: boolean;
  /** without it the cell's own text, quoted where it must be */
  cell?: (text: string) => string;
}

/** The text of a table; cells are quoted where they must be. */
export function textOf(table: Table, writing: Writing = {}): string {
  const { delimiter = ",", eol = "\n", bom = false, quoted = false } = writing;
  const special = new RegExp(`["\\r\\n${delimiter === "\t" ? "\\t" : delimiter}]`);
  const cell = (text: string): string =>
    quoted || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const line = (cells: readonly string[]): string => cells.map(writing.cell ?? cell).join(delimiter);
  const lines = [
    ...table.above,
    line(table.header),
    ...table.rows.map(({ cells }) => line(cells)),
    ...table.below,
  ];
  return (bom ? "\ufeff" : "") + lines.map((text) => text + eol).join("");
}

export const asFile = (table: Table, writing: Writing = {}): SentFile => ({
  name: table.name,
  bytes: Buffer.from(textOf(table, writing), "utf8"),
});

/** Where a label stands; a shape that names a column it does not have is wrong. */
export function at(table: Table, label: string): number {
  const index = table.header.indexOf(label);
  if (index < 0) throw new Error(`${table.name} has no column "${label}"`);
  return index;
}

/** The cells of a record with some of them changed. */
export const withCells = (row: Row, changes: Readonly<Record<number, string>>): Row => ({
  ...row,
  cells: row.cells.map((text, index) => changes[index] ?? text),
});

export const cellOf = (row: Row, index: number): string => row.cells[index] ?? "";
