import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { replaceFile } from "../replaceFile.js";
import { identifier, literal, type Store } from "../store/open.js";
import { placesOf } from "../store/places.js";
import { unglobbed } from "../store/unglobbed.js";
import type { ExportColumn } from "./exportable.js";
import { exported } from "./exportTable.js";

/**
 * Writes the exported table as Parquet or CSV by DuckDB, which may only write under the partnership's data; from there
 * the file is put beside its place and renamed.
 *
 * @throws UserError where the folder cannot be written to
 */
export async function exportFile(
  root: string,
  store: Store,
  columns: readonly ExportColumn[],
  format: "csv" | "parquet",
  file: string,
): Promise<void> {
  const { temporary } = placesOf(root);
  mkdirSync(temporary, { recursive: true });
  const made = path.join(temporary, `export-${process.pid}.${format}`);
  try {
    const select = format === "csv" ? columns.map(csvColumn).join(", ") : "*";
    const options = format === "csv" ? "format csv, header true" : "format parquet, compression zstd";
    await store.run(`copy (select ${select} from ${exported}) to ${literal(unglobbed(made))} (${options})`);
    replaceFile(file, { from: made });
  } finally {
    rmSync(made, { force: true });
  }
}

/**
 * A cell of CSV: counts without an idle ".0", [c] where suppressed, and text that a spreadsheet would take for a formula
 * made harmless by an apostrophe.
 */
function csvColumn({ name, type, hidden }: ExportColumn): string {
  const column = identifier(name);
  const words =
    type === "VARCHAR"
      ? `case when regexp_matches(${column}, '^[=+\\-@\\t\\r]') then '''' || ${column} else ${column} end`
      : `regexp_replace(${column}::varchar, '[.]0$', '')`;
  const shown = hidden && name !== "suppressed" ? `case when suppressed then '[c]' else ${words} end` : words;
  return `${shown} as ${column}`;
}
