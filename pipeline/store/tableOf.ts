import { type Column, identifier, type Store } from "./open.js";
import { reasonFields } from "./reason.js";

/** DuckDB's types by the names of the columns, in their order; REASONS are lists of reasons (`Reason[]`). */
export type Columns = Record<string, Column["type"] | "REASONS">;

/** Makes a table of plain objects; what `columns` does not name is left out. */
export async function tableOf(
  store: Store,
  name: string,
  columns: Columns,
  rows: readonly object[],
  options: { temporary?: boolean } = {},
): Promise<void> {
  const named = Object.entries(columns);
  const shape = named.map(
    ([column, type]) => `${identifier(column)} ${type === "REASONS" ? "VARCHAR" : type}`,
  );
  await store.run(
    `create or replace ${options.temporary ? "temp table" : "table"} ${identifier(name)} (${shape.join(", ")})`,
  );
  const values = named.map(([column, type]): Column => {
    const cells = (rows as readonly Record<string, unknown>[]).map((row) => row[column] ?? null);
    return type === "REASONS"
      ? { type: "VARCHAR", values: cells.map((cell) => JSON.stringify(cell ?? [])) }
      : { type, values: cells as Column["values"] };
  });
  await store.append(name, values, options);
  for (const [column, type] of named) {
    if (type !== "REASONS") continue;
    await store.run(
      `alter table ${identifier(name)} alter column ${identifier(column)} type reason[] using from_json(${identifier(column)}, '${asJson}')::reason[]`,
    );
  }
}

/** The type `reason` as DuckDB's JSON reader asks for it. */
const asJson = JSON.stringify([
  Object.fromEntries([
    ["code", "VARCHAR"],
    ...Object.entries(reasonFields).map(([field, type]) => [
      field,
      type.endsWith("[]") ? [type.slice(0, -2)] : type,
    ]),
  ]),
]);
