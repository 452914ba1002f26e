import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  Schema,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { Store } from "../store/open.js";
import type { ExportColumn } from "./exportable.js";
import { exported } from "./exportTable.js";

/** The exported table as an Arrow file (IPC), typed by column; what is not known is null. */
export async function exportArrow(store: Store, columns: readonly ExportColumn[]): Promise<Uint8Array> {
  const rows = await store.rows<Record<string, unknown>>(`select * from ${exported}`);
  const vectors = Object.fromEntries(
    columns.map((column) => {
      const values = rows.map((row) => arrowValue(row[column.name], column.type));
      return [column.name, vectorFromArray(values, arrowType(column.type))];
    }),
  );
  const fields = columns.map(({ name, type }) => new Field(name, arrowType(type), true));
  return tableToIPC(new Table(new Schema(fields), vectors), "file");
}

function arrowType(type: string): Utf8 | Float64 | Int32 | Bool | DateDay {
  switch (type) {
    case "BOOLEAN":
      return new Bool();
    case "DATE":
      return new DateDay();
    case "INTEGER":
      return new Int32();
    case "DOUBLE":
    case "BIGINT":
      return new Float64();
    default:
      return new Utf8();
  }
}

function arrowValue(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === "DATE") return new Date(`${value}T00:00:00Z`);
  return type === "BOOLEAN" || type === "INTEGER" || type === "DOUBLE" || type === "BIGINT"
    ? value
    : String(value);
}
