import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openBuilt } from "../../pipeline/build/build.js";
import { exportArrow } from "../../pipeline/export/exportArrow.js";
import { type ExportColumn, exportable } from "../../pipeline/export/exportable.js";
import { exportFile } from "../../pipeline/export/exportFile.js";
import { type ExportAsked, exportTable } from "../../pipeline/export/exportTable.js";
import { replaceFile } from "../../pipeline/replaceFile.js";
import type { Store } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import type { Workspace } from "../../pipeline/workspace/workspace.js";
import { columnWords } from "../words/rows.js";

export type ExportFormat = "csv" | "parquet" | "arrow" | "xlsx";

/**
 * Takes a table out of the store into files of a folder, each there whole or not at all. For the public unless asked
 * otherwise; an internal one says so in its name.
 *
 * @throws UserError where there is no such table, or the folder cannot be written to
 */
export async function writeExport(
  root: string,
  asked: ExportAsked,
  formats: readonly ExportFormat[],
  folder: string,
): Promise<{ files: string[]; rows: number; withheld: string[] }> {
  const { store, workspace } = await openBuilt(root);
  try {
    const made = await exportTable(store, workspace, asked, columnWords);
    const { table, internal } = asked;
    const columns = internal ? made.columns.map((column) => ({ ...column, hidden: false })) : made.columns;
    const files: string[] = [];
    for (const format of formats) {
      const file = path.join(folder, `${table}${internal ? "-internal" : ""}.${format}`);
      if (format === "csv" || format === "parquet") await exportFile(root, store, columns, format, file);
      else placeBytes(root, file, await bytesOf(store, workspace, columns, asked, format));
      files.push(file);
    }
    return {
      files,
      rows: made.rows,
      withheld: [
        ...made.withheld.map(({ source, measure }) => `${source} ${measure}`),
        ...made.withheldByWard.map((measure) => `the wards of ${measure}`),
      ],
    };
  } finally {
    store.close();
  }
}

async function bytesOf(
  store: Store,
  workspace: Workspace,
  columns: readonly ExportColumn[],
  { table, internal }: ExportAsked,
  format: "arrow" | "xlsx",
): Promise<Uint8Array> {
  if (format === "arrow") return exportArrow(store, columns);
  const [last] = await store.rows<{ day: string }>(
    "select strftime(max(covers_to), '%Y-%m-%d') as day from supplies where not removed",
  );
  const { exportWorkbook } = await import("./exportWorkbook.js");
  return exportWorkbook(store, columns, {
    table,
    grain: table in exportable ? exportable[table as keyof typeof exportable] : table,
    organisation: workspace.partnership.house_style?.organisation ?? workspace.partnership.name,
    date: last?.day ?? "1990-01-01",
    notices: internal
      ? [
          {
            tone: "warning",
            title: "Internal: not for publication",
            text: "This copy gives small numbers in full.",
          },
        ]
      : [],
  });
}

function placeBytes(root: string, file: string, bytes: Uint8Array): void {
  const { temporary } = placesOf(root);
  mkdirSync(temporary, { recursive: true });
  const made = path.join(temporary, `export-${process.pid}${path.extname(file)}`);
  try {
    writeFileSync(made, bytes);
    replaceFile(file, { from: made });
  } finally {
    rmSync(made, { force: true });
  }
}
