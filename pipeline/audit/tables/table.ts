import type { Block } from "../blocks.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Segment } from "../segments.js";

/** A cell with one figure and nothing else, as a signed number. */
export interface Cell {
  /** Its figure; the value carries no sign. */
  readonly figure: Quantity;
  readonly value: number;
  /** A plus or a minus, or brackets, was printed. */
  readonly signed: boolean;
  readonly segment: number;
}

export interface TableRow {
  readonly label: string;
  readonly block: number;
  /** By column; null for words, dashes and gaps. */
  readonly cells: readonly (Cell | null)[];
  /** "Total", "All", "Whole district": the row that the others may add up to. */
  readonly total: boolean;
}

/** Rows of one table with the header that names their columns. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  /** The block of its header, else of its first row. */
  readonly block: number;
  /** The heading or short line above it. */
  readonly caption: string;
}

const TOTAL =
  /^(?:(?:grand |overall |sub-?\s?)?totals?\b|all(?:\s+(?:\w+\s*){0,3})?$|overall$|sum$|whole\b|combined$)/i;

/** The tables of a document: runs of rows, each under its own header; a header row ends the table before it. */
export function readTables(blocks: readonly Block[], segments: readonly Segment[]): Table[] {
  const firstSegment = new Map<string, number>();
  for (const segment of segments) {
    const key = `${segment.block}|${segment.cell}`;
    if (segment.kind === "row" && !firstSegment.has(key)) firstSegment.set(key, segment.index);
  }
  const tables: Table[] = [];
  let header: string[] = [];
  let rows: TableRow[] = [];
  let start = 0;
  const close = () => {
    if (rows.length > 0) tables.push({ header, rows, block: start, caption: captionOf(blocks, start) });
    header = [];
    rows = [];
  };
  blocks.forEach((block, at) => {
    if (block.kind !== "row") {
      close();
      return;
    }
    const row = readRow(block, at, firstSegment);
    if (row !== null) {
      if (rows.length === 0 && header.length === 0) start = at;
      rows.push(row);
      return;
    }
    if (rows.length > 0) {
      // A heading within the table, or a header that a new page repeats, does not end it.
      const filled = block.cells.filter((cell) => cell !== "");
      if (filled.length < 2 || block.cells.join("|") === header.join("|")) return;
      close();
    }
    if (header.length === 0) start = at;
    // Two header rows: the lower one names what the upper one leaves open.
    header =
      header.length === 0
        ? [...block.cells]
        : block.cells.map((cell, column) => `${header[column] ?? ""} ${cell}`.trim());
  });
  close();
  return tables;
}

function readRow(block: Block, at: number, segments: ReadonlyMap<string, number>): TableRow | null {
  const cells = block.cells.map((cell, column): Cell | null =>
    readCell(cell, segments.get(`${at}|${column}`)),
  );
  const label = block.cells.find((cell, column) => cells[column] === null && /[a-z]/i.test(cell)) ?? "";
  const figures = cells.filter((cell) => cell !== null);
  if (figures.length === 0) return null;
  // A header of years alone is no row of figures.
  const years = figures.every(
    (cell) => cell.figure.kind === "count" && /^(?:19|20)\d{2}$/.test(cell.figure.text),
  );
  if (years && figures.length >= 2 && label.length < 30) return null;
  if (years && label === "") return null;
  return { label, block: at, cells, total: TOTAL.test(label.trim()) };
}

function readCell(text: string, segment: number | undefined): Cell | null {
  const match =
    /^[▲▼↑↓]?\s?([(]?)\s?([-+−–]?)\s?(£?)\s?([\d,]+(?:\.\d+)?)\s?(%|per cent|k|m|pp|pts|points)?\s?([)]?)$/i.exec(
      text.trim(),
    );
  if (segment === undefined || match === null) return null;
  const [, open, sign, pound, digits = "", unit = "", closed] = match;
  const value = Number(digits.replaceAll(",", ""));
  const bracketed = open === "(" && closed === ")";
  const minus = sign === "-" || sign === "−" || sign === "–" || bracketed || /^[▼↓]/.test(text.trim());
  const decimals = digits.split(".")[1]?.length ?? 0;
  const factor = /^k$/i.test(unit) ? 1e3 : /^m$/i.test(unit) ? 1e6 : 1;
  const kind = /%|per cent/i.test(unit)
    ? "percent"
    : /p/i.test(unit)
      ? "points"
      : pound === "£"
        ? "money"
        : "count";
  const figure: Quantity = {
    kind,
    start: 0,
    end: text.length,
    text: text.trim(),
    value: value * factor,
    decimals,
    slack:
      decimals > 0 || factor > 1 || kind === "percent" || kind === "points"
        ? 0.5 * 10 ** -decimals * factor
        : 0,
    sign: 0,
    hedge: null,
    hedgeStart: 0,
    per: 0,
    worded: false,
    date: null,
  };
  return { figure, value: minus ? -value * factor : value * factor, signed: minus || sign === "+", segment };
}

/** The heading or short line above a table. */
function captionOf(blocks: readonly Block[], at: number): string {
  const above = blocks[at - 1];
  return above !== undefined && above.kind !== "row" && above.text.length < 120 ? above.text : "";
}
