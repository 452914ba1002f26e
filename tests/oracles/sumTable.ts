import type { Place, PrintedTable } from "./tableNetwork.js";

export type MarginsPublished =
  | boolean
  | { rows?: boolean | undefined; columns?: boolean | undefined; total?: boolean | undefined };

export type Cells = readonly (readonly (number | null)[])[];

/**
 * A table of inner cells with its sums: `complete` has every margin, unavailable cells taken as 0, and so
 * balances; `print` leaves out what is not to be printed, which is margins not asked for, sums over
 * unavailable cells, and whatever `isHidden` says.
 */
export function sumTable(cells: Cells, margins: MarginsPublished) {
  const columns = (cells[0] ?? []).map((_, column) => cells.map((row) => row[column] ?? null));
  const wants = (which: "rows" | "columns" | "total") =>
    typeof margins === "boolean" ? margins : margins[which] === true;
  const rowSums = wants("rows") ? cells.map(sum) : undefined;
  const columnSums = wants("columns") ? columns.map(sum) : undefined;
  const grandSum = wants("total") ? sum(cells.flat()) : undefined;

  const zeroed = cells.map((row) => row.map((cell) => cell ?? 0));
  const complete: PrintedTable = {
    cells: zeroed,
    rowTotals: zeroed.map(sum),
    columnTotals: columns.map((column) => sum(column.map((cell) => cell ?? 0))),
    total: sum(zeroed.flat()),
  };

  const figure = ({ row, column }: Place): number | null | undefined => {
    if (row === "total") return column === "total" ? grandSum : columnSums?.[column];
    return column === "total" ? rowSums?.[row] : cells[row]?.[column];
  };
  const print = (isHidden: (place: Place) => boolean): PrintedTable => {
    const shown = (place: Place) => (isHidden(place) ? null : (figure(place) ?? null));
    return {
      cells: cells.map((line, row) => line.map((_, column) => shown({ row, column }))),
      rowTotals: rowSums?.map((_, row) => shown({ row, column: "total" })),
      columnTotals: columnSums?.map((_, column) => shown({ row: "total", column })),
      total: grandSum === undefined ? undefined : shown({ row: "total", column: "total" }),
    };
  };
  return { complete, print, isPrinted: (place: Place) => typeof figure(place) === "number" };
}

function sum(figures: readonly (number | null)[]): number | null {
  return figures.reduce((total, figure) => (total === null || figure === null ? null : total + figure), 0);
}
