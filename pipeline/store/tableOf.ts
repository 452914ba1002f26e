import { type Column, identifier, type Store } from "./open.js";

/** DuckDB's types by the names of the columns, in their order. */
export type Columns = Record<string, Column["type"]>;

/** Makes a table of plain objects; what `columns` does not name is left out. */
export async function tableOf(
  store: Store,
  name: string,
  columns: Columns,
  rows: readonly object[],
  options: { temporary?: boolean } = {},
): Promise<void> {
  const named = Object.entries(columns);
  const shape = named.map(([column, type]) => `${identifier(column)} ${type}`).join(", ");
  await store.run(
    `create or replace ${options.temporary ? "temp table" : "table"} ${identifier(name)} (${shape})`,
  );
  const values = named.map(
    ([column, type]): Column => ({
      type,
      values: (rows as readonly Record<string, Column["values"][number] | undefined>[]).map(
        (row) => row[column] ?? null,
      ),
    }),
  );
  await store.append(name, values, options);
}
