import { identifier, type Store } from "./open.js";

/** DuckDB's types by the names of the columns, in their order. */
export type Columns = Record<string, "VARCHAR" | "DATE" | "INTEGER" | "DOUBLE" | "BOOLEAN">;

/** Makes a table of plain objects; what `columns` does not name is left out. */
export async function tableOf(
  store: Store,
  name: string,
  columns: Columns,
  rows: readonly object[],
  options: { temporary?: boolean } = {},
): Promise<void> {
  const shape = `[{${Object.entries(columns)
    .map(([column, type]) => `"${column}":"${type}"`)
    .join(",")}}]`;
  await store.run(
    `create or replace ${options.temporary ? "temp table" : "table"} ${identifier(name)} as
      select unnest(from_json($rows::json, '${shape}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
}
