/** A column as it is kept: one value for all rows, the values themselves, or a list of different ones and which each row has. */
type PackedColumn = { all: unknown } | { values: (number | null)[] } | { of: unknown[]; at: number[] };

/** Rows by their columns, which takes a tenth of the room in a page. */
export interface PackedRows {
  rows: number;
  columns: Record<string, PackedColumn>;
}

/** Rows of like shape as columns; values are those that JSON has. */
export function packRows<Row extends object>(rows: readonly Row[]): PackedRows {
  const [first] = rows;
  const names = first === undefined ? [] : Object.keys(first);
  return {
    rows: rows.length,
    columns: Object.fromEntries(
      names.map((name) => [
        name,
        packColumn(rows.map((row) => (row as Record<string, unknown>)[name] ?? null)),
      ]),
    ),
  };
}

function packColumn(values: readonly unknown[]): PackedColumn {
  const keys = values.map((value) => JSON.stringify(value));
  const different = [...new Set(keys)];
  if (different.length === 1) return { all: values[0] };
  const isNumber = (value: unknown): value is number | null => value === null || typeof value === "number";
  const numeric = values.filter(isNumber);
  if (numeric.length === values.length) return { values: numeric };
  const numbers = new Map(different.map((key, index) => [key, index]));
  return {
    of: different.map((key) => JSON.parse(key) as unknown),
    at: keys.map((key) => numbers.get(key) ?? 0),
  };
}

/** The rows that were packed. The caller names their type: it is the one that they were packed from. */
export function unpackRows<Row extends object>({ rows, columns }: PackedRows): Row[] {
  const named = Object.entries(columns);
  return Array.from(
    { length: rows },
    (_, row) => Object.fromEntries(named.map(([name, column]) => [name, valueAt(column, row)])) as Row,
  );
}

function valueAt(column: PackedColumn, row: number): unknown {
  if ("all" in column) return column.all;
  return "values" in column ? (column.values[row] ?? null) : column.of[column.at[row] ?? 0];
}
