import { cheapestPath } from "./cheapestPath.js";
import { type Cells, type MarginsPublished, sumTable } from "./sumTable.js";
import { type Place, type PrintedTable, type TableArc, tableNetwork } from "./tableNetwork.js";

export type Suppression = {
  /** Figures of 1 to threshold − 1, margins among them. */
  primary: Place[];
  /** Further figures to hide so that no hidden one can be worked out. */
  secondary: Place[];
  /** The inner cells, true where hidden. */
  hidden: boolean[][];
  /** The table as it may be printed, null where hidden or unavailable: what `recover` is to be tried on. */
  printed: PrintedTable;
};

/**
 * The figures of a table of counts that must not be printed: those of 1 to `threshold` − 1 (5 unless told),
 * then others until no hidden figure is fixed by the printed ones.
 *
 * The table is its inner cells, row by row; a plain list is one row. Its sums are computed here.
 * `marginsPublished` (true unless told) says which of them are printed; a margin can itself be small and is
 * then hidden. For a list only the total counts as a margin. null cells are unavailable: neither they nor
 * sums over them are printed.
 *
 * A hidden figure is safe when it can be one more or one less with all printed sums kept, that is when it
 * lies on a cycle of hidden figures in the table's network; each missing cycle is closed at the least cost
 * (Kelly, Golden & Assad 1992, "Cell suppression: disclosure protection for sensitive tabular data",
 * Networks 22): few cells before many, small before large, inner cells before margins, zeros last. No
 * hidden figure that the cycle lowers goes below 1, so the table also withstands one who believes that
 * zeros are not hidden. Secondary figures that turn out not to be needed are printed after all.
 *
 * @throws RangeError on ragged rows, cells that are no whole counts, a threshold below 2; TypeError on what is neither a
 *   table nor an answer to which margins are published
 * @example suppress([[3, 20], [15, 40]], { threshold: 5, marginsPublished: true }).secondary.length // 3
 */
export function suppress(
  table: readonly (number | null)[] | Cells,
  options: { threshold?: number | undefined; marginsPublished?: MarginsPublished | undefined } = {},
): Suppression {
  const { threshold = 5, marginsPublished = true } = options;
  if (!Number.isInteger(threshold) || threshold < 2) {
    throw new RangeError(`suppress: threshold must be a whole number of 2 or more, got ${threshold}`);
  }
  checkMargins(marginsPublished);
  const cells = asRows(table);
  for (const cell of cells.flat()) {
    // Anything else would pass for "not small" and be printed.
    if (cell !== null && typeof cell !== "number") {
      throw new TypeError(`suppress: a cell must be a count or null, got ${JSON.stringify(cell)}`);
    }
  }
  const margins = isRows(table) ? marginsPublished : listMargins(marginsPublished);
  const { complete, print, isPrinted } = sumTable(cells, margins);
  const { nodes, arcs } = tableNetwork(complete);
  const printed = new Set(arcs.filter(isPrinted));
  const primary = new Set(
    [...printed].filter(({ value }) => value !== null && value > 0 && value < threshold),
  );
  const secondary = new Set<TableArc>();
  const isKnown = (arc: TableArc) => printed.has(arc) && !primary.has(arc) && !secondary.has(arc);

  /** The cheapest figures that together let one be one more, or one less if that is cheaper. */
  const cycle = (arc: TableArc, price: (other: TableArc) => number) => {
    const steps = arcs.flatMap((other) => {
      if (other === arc || price(other) === Number.POSITIVE_INFINITY) return [];
      const along = { from: other.from, to: other.to, price: price(other), item: other };
      const canFall = (other.value ?? 0) >= (printed.has(other) ? 2 : 1);
      return canFall ? [along, { ...along, from: other.to, to: other.from }] : [along];
    });
    const more = cheapestPath(steps, nodes, arc.to, arc.from);
    const less = (arc.value ?? 0) >= 2 ? cheapestPath(steps, nodes, arc.from, arc.to) : null;
    return less !== null && (more === null || less.price < more.price) ? less : more;
  };

  for (const arc of primary) {
    const closing = cycle(arc, (other) => (isKnown(other) ? cost(other) : 0));
    for (const further of closing?.items ?? []) if (isKnown(further)) secondary.add(further);
  }
  const isSafe = (arc: TableArc) =>
    cycle(arc, (other) => (isKnown(other) ? Number.POSITIVE_INFINITY : 0)) !== null;
  for (const arc of [...secondary].sort((a, b) => cost(b) - cost(a))) {
    secondary.delete(arc);
    if (![...primary, ...secondary].every(isSafe)) secondary.add(arc);
  }

  const places = (chosen: ReadonlySet<TableArc>) =>
    arcs.filter((arc) => chosen.has(arc)).map(({ row, column }): Place => ({ row, column }));
  const hiddenKeys = new Set([...places(primary), ...places(secondary)].map(key));
  const isHidden = (place: Place) => hiddenKeys.has(key(place));
  return {
    primary: places(primary),
    secondary: places(secondary),
    hidden: cells.map((line, row) => line.map((_, column) => isHidden({ row, column }))),
    printed: print(isHidden),
  };
}

/** What is not understood would pass for "not published", and the table be protected too little. */
function checkMargins(published: MarginsPublished): void {
  const understood =
    typeof published === "boolean" ||
    (typeof published === "object" &&
      published !== null &&
      !Array.isArray(published) &&
      Object.entries(published).every(
        ([which, answer]) =>
          ["rows", "columns", "total"].includes(which) &&
          (answer === undefined || typeof answer === "boolean"),
      ));
  if (understood) return;
  throw new TypeError(
    `suppress: marginsPublished must be true, false or which of rows, columns and total, got ${JSON.stringify(published)}`,
  );
}

function key({ row, column }: Place): string {
  return `${row}:${column}`;
}

/** What not printing a figure costs the reader. */
function cost(arc: TableArc): number {
  const value = arc.value ?? 0;
  const margins = Number(arc.row === "total") + Number(arc.column === "total");
  return 1 + value / (value + 1e6) + (value === 0 ? 100 : 0) + (margins === 2 ? 1e8 : margins * 1e4);
}

function asRows(table: readonly (number | null)[] | Cells): Cells {
  return isRows(table) ? table : [table];
}

function isRows(table: readonly (number | null)[] | Cells): table is Cells {
  if (!Array.isArray(table)) {
    throw new TypeError(`suppress: table must be rows of cells or one list, got ${JSON.stringify(table)}`);
  }
  const lines = table.filter(Array.isArray).length;
  if (lines > 0 && lines < table.length) {
    throw new TypeError(`suppress: table must be rows of cells or one list, got ${JSON.stringify(table)}`);
  }
  return lines > 0 || table.length === 0;
}

/** A list has one sum, whatever it is called. */
function listMargins(published: MarginsPublished): MarginsPublished {
  const any =
    typeof published === "boolean" ? published : published.rows === true || published.total === true;
  return { rows: any, columns: false, total: false };
}
