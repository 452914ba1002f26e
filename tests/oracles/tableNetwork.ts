/** A place in a table of counts; "total" stands for the margin. */
export type Place = { row: number | "total"; column: number | "total" };

/** A table of counts as printed: null is a cell that is hidden or was never there, an absent margin is not printed. */
export type PrintedTable = {
  cells: readonly (readonly (number | null)[])[];
  rowTotals?: readonly (number | null)[] | undefined;
  columnTotals?: readonly (number | null)[] | undefined;
  total?: number | null | undefined;
};

export type TableArc = Place & { from: number; to: number; value: number | null; printed: boolean };

/**
 * A two-way table as a network in which every figure is an arc and every sum is a node that gives out what
 * it takes in: the grand total feeds the row totals, these feed the cells, the cells feed the column
 * totals, these feed the grand total again. What an outsider can work out is then a matter of flows (Cox
 * 1995, "Network models for complementary cell suppression", JASA 90).
 *
 * @throws RangeError on ragged rows, margins of the wrong length, or figures that are no whole counts
 */
export function tableNetwork(table: PrintedTable): { nodes: number; arcs: TableArc[] } {
  const rows = table.cells.length;
  const columns = table.cells[0]?.length ?? 0;
  const rowNode = (row: number) => 2 + row;
  const columnNode = (column: number) => 2 + rows + column;
  const arcs: TableArc[] = [];
  const add = (place: Place, from: number, to: number, value: number | null | undefined) => {
    if (typeof value === "number" && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new RangeError(`table: a cell must be a whole number of 0 or more, got ${value}`);
    }
    arcs.push({ ...place, from, to, value: value ?? null, printed: value !== undefined });
  };

  for (const [row, cells] of table.cells.entries()) {
    if (cells.length !== columns) {
      throw new RangeError(`table: every row must have ${columns} cells, got ${cells.length} in row ${row}`);
    }
    for (const [column, value] of cells.entries())
      add({ row, column }, rowNode(row), columnNode(column), value);
  }
  const margin = (totals: PrintedTable["rowTotals"], length: number, what: string) => {
    if (totals !== undefined && totals.length !== length) {
      throw new RangeError(`table: ${what} must have ${length} figures, got ${totals.length}`);
    }
    return Array.from({ length }, (_, i) => totals?.[i]);
  };
  for (const [row, value] of margin(table.rowTotals, rows, "rowTotals").entries()) {
    add({ row, column: "total" }, 0, rowNode(row), value);
  }
  for (const [column, value] of margin(table.columnTotals, columns, "columnTotals").entries()) {
    add({ row: "total", column }, columnNode(column), 1, value);
  }
  add({ row: "total", column: "total" }, 1, 0, table.total);
  return { nodes: 2 + rows + columns, arcs };
}
