import {
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";
import type { Column } from "./open.js";

const types = { VARCHAR, DATE, INTEGER, DOUBLE, BOOLEAN };

/** DuckDB's own measure of a chunk. */
const rowsAtOnce = 2048;

/** The work of `Store.append`: five times as fast as the same rows by way of JSON. */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  temporary: boolean,
): Promise<void> {
  const rows = columns[0]?.values.length ?? 0;
  if (rows === 0) return;
  const appender = await connection.createAppender(table, "main", temporary ? "temp" : undefined);
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const size = Math.min(rowsAtOnce, rows - from);
    const chunk = DuckDBDataChunk.create(
      columns.map(({ type }) => types[type]),
      size,
    );
    for (const [index, { type, values }] of columns.entries()) {
      const part =
        values instanceof Int32Array
          ? Array.from(values.subarray(from, from + size))
          : values.slice(from, from + size);
      chunk.setColumnValues(index, type === "DATE" ? part.map(asDate) : part);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function asDate(value: string | number | boolean | null): DuckDBDateValue | null {
  return value === null ? null : new DuckDBDateValue(Date.parse(`${value}T00:00:00Z`) / 86_400_000);
}
