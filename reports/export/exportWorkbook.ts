import { UserError } from "../../pipeline/errors.js";
import type { ExportColumn } from "../../pipeline/export/exportable.js";
import { exported } from "../../pipeline/export/exportTable.js";
import type { Store } from "../../pipeline/store/open.js";
import { rounded } from "../../pipeline/words/round.js";
import { type Cell, cell, type Document } from "../document.js";
import { whySuppressed } from "../words/suppressed.js";
import { writeXlsx } from "../writers/xlsx.js";

/** Beyond this a workbook is slow to open, and no one reads it. */
const mostRows = 50_000;

/**
 * The exported table as a workbook by the same rules as the documents' own.
 *
 * @throws UserError where there are more rows than a workbook is good for
 */
export async function exportWorkbook(
  store: Store,
  columns: readonly ExportColumn[],
  about: { table: string; grain: string; organisation: string; date: string; notices: Document["notices"] },
): Promise<Uint8Array> {
  const [{ count } = { count: 0 }] = await store.rows<{ count: number }>(
    `select count(*) as count from ${exported}`,
  );
  if (count > mostRows) {
    throw new UserError(`${about.table} has ${count} rows, too many for a workbook`, {
      hint: `choose with --source, --measure or --area (at most ${mostRows}), or take csv or parquet`,
    });
  }
  const rows = await store.rows<Record<string, unknown>>(`select * from ${exported}`);
  return writeXlsx({
    name: about.table,
    title: `Export of ${about.table}`,
    subtitle: `A row: ${about.grain}`,
    organisation: about.organisation,
    date: about.date,
    notices: about.notices,
    accent: "#1f4e79",
    blocks: [
      {
        kind: "table",
        id: about.table,
        caption: `${about.table}; a row: ${about.grain}`,
        columns: columns.map(({ name, type }) => ({ label: name, align: isNumber(type) ? "right" : "left" })),
        rows: rows.map((row) => columns.map((column) => sheetCell(row, column))),
        headerColumn: false,
        units: `Shorthand: [c] suppressed, ${whySuppressed}; [z] nothing is given, because it does not apply or cannot be said.`,
        notes: [],
        source: "the partnership's store",
      },
    ],
    provenance: [],
  });
}

const isNumber = (type: string): boolean => type === "DOUBLE" || type === "INTEGER" || type === "BIGINT";

function sheetCell(row: Record<string, unknown>, { name, hidden, type }: ExportColumn): Cell {
  const value = row[name];
  if (hidden && row.suppressed === true) return cell("[c]");
  if (value === null || value === undefined || value === "") return cell("[z]");
  if (typeof value === "number" && isNumber(type)) return { ...cell(numberWords(value)), value };
  return cell(String(value));
}

/** The digits that a workbook is to show: as many as there are, up to two. */
function numberWords(value: number): string {
  return Number.isInteger(value)
    ? String(value)
    : rounded(value, 2).toFixed(Number.isInteger(value * 10) ? 1 : 2);
}
