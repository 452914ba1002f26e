import { UserError } from "../../errors.js";
import { readSql } from "../../packageFiles.js";
import type { Store } from "../../store/open.js";

export const rebuildHint = "csp ingest --rebuild rebuilds it from the archived extracts";

/**
 * Whether the store has its tables; false of one that was just made.
 *
 * @throws UserError where its tables are not today's: it is rebuilt rather than guessed at
 */
export async function hasTables(store: Store): Promise<boolean> {
  const rows = await store.rows<{ name: string }>(
    "select table_name || '.' || column_name as name from duckdb_columns() where schema_name = 'main' and database_name = current_database()",
  );
  const found = new Set(rows.map(({ name }) => name));
  const wanted = tableColumns(readSql("tables"));
  if (wanted.every((name) => found.has(name))) return true;
  const tables = new Set(wanted.map((name) => name.split(".")[0]));
  if (![...found].some((name) => tables.has(name.split(".")[0]))) return false;
  throw new UserError("the store was made by an older version of csp", { hint: rebuildHint });
}

/** `table.column` of every table that an SQL text creates, a column a line. */
export function tableColumns(sql: string): string[] {
  return [...sql.matchAll(/^create table if not exists (\w+) \(\n([\s\S]*?)\n\);/gm)].flatMap(
    ([, table, body]) =>
      [...(body ?? "").matchAll(/^ {2}(\w+) /gm)].map(([, column]) => `${table}.${column}`),
  );
}
