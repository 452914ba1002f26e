import { largest } from "../../bulk.js";
import type { Block } from "../document/blocks.js";
import type { Segment } from "../document/segments.js";
import type { Quantity } from "../quantities/quantity.js";

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

const CONTINUED = /\b(?:and|or|of|the|from|to|with|in|for|&|,)$/i;
const OF_WHICH = /^\(?(?:of which|of these|comprising|made up of|including)\)?:?$/i;
const TOTAL =
  /^(?:(?:grand |overall |sub-?\s?)?totals?\b|all(?:\s+(?!others?\b)(?:\w+\s*){0,3})?$|overall$|sum$|whole\b|combined$|average$|mean$)|\b(?:(?:sub-?\s?)?totals?|average|mean)$|,\s*all$/i;
const PART = /^\W*(?:of which|of whom|of these|including|incl\.)\s/i;

/** The tables of a document: runs of rows, each under its own header; a header row ends the table before it. */
export function readTables(blocks: readonly Block[], segments: readonly Segment[]): Table[] {
  const firstSegment = new Map<string, number>();
  for (const segment of segments) {
    const key = `${segment.block}|${segment.cell}`;
    if (segment.kind === "row" && !firstSegment.has(key)) firstSegment.set(key, segment.index);
  }
  const tables: Table[] = [];
  let header: string[] = [];
  let found: number[] = [];
  let start = 0;
  const close = () => {
    if (found.length > 0) {
      const rows = found.map((at) => ({ at, cells: placed(blocks[at], at, firstSegment) }));
      const split = splitBrackets(aligned(header, rows), rows);
      tables.push({
        header: split.header,
        rows: withTotal(split.rows.map(({ at, cells }) => readRow(cells, at))),
        block: start,
        caption: captionOf(blocks, start),
      });
    }
    header = [];
    found = [];
  };
  blocks.forEach((block, at) => {
    if (block.kind !== "row") {
      const next = blocks[at + 1];
      // "Abandoned vehicles and" goes on in the next line; "of which" opens the parts of the row above.
      const goesOn = next?.kind === "row" && (CONTINUED.test(block.text) || OF_WHICH.test(block.text));
      if (!goesOn || block.text.length > 60) close();
      return;
    }
    // Behind a blank line, a total or rows of another width end their table.
    const last = blocks[found.at(-1) ?? -1];
    if (block.apart && last !== undefined && (isTotal(last) || last.cells.length !== block.cells.length))
      close();
    if (holdsFigures(block.cells)) {
      if (found.length === 0 && header.length === 0) start = at;
      found.push(at);
      return;
    }
    if (found.length > 0) {
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

/** "Of which dwelling": a part of the row above, and no row of its own. */
export function isPartLabel(label: string): boolean {
  return PART.test(label);
}

/** Whether a row's name says that it is a total. */
export function isTotalLabel(label: string): boolean {
  return TOTAL.test(label.trim());
}

function isTotal({ cells }: Block): boolean {
  const label = cells.find((cell) => /[a-z]/i.test(cell))?.trim() ?? "";
  return TOTAL.test(label) && !/^sub/i.test(label);
}

/** A cell's text and the segment it stands in. */
interface PlacedCell {
  readonly text: string;
  readonly segment: number | undefined;
}

interface PlacedRow {
  readonly at: number;
  readonly cells: readonly PlacedCell[];
}

function placed(block: Block | undefined, at: number, segments: ReadonlyMap<string, number>): PlacedCell[] {
  return (block?.cells ?? []).map((text, column) => ({ text, segment: segments.get(`${at}|${column}`) }));
}

const BRACKETED =
  /^(?!(?:19|20)\d{2}\s?\/\s?\d\d)([^()]*\d[^()]*?)\s*(?:\(([^()]*\d[^()]*)\)|(?<=^\d[\d,]*)\/\s*(?=\d{3,}|\d{1,3},|\d{2}$)(\d[\d,]*))$/;

/** "467 (-34%)" and "210/365" in most rows of a column are two columns each. */
function splitBrackets(
  header: readonly string[],
  rows: readonly PlacedRow[],
): { header: string[]; rows: readonly PlacedRow[] } {
  const width = largest(rows.map((row) => row.cells.length));
  const split = Array.from({ length: width }, (_, column) => {
    const filled = rows.flatMap(({ cells }) => cells[column]?.text.trim() || []);
    const both = filled.filter((text) => BRACKETED.test(text));
    return both.length >= 2 && both.length * 2 > filled.length;
  });
  const part = <T>(list: readonly T[], two: (one: T) => readonly T[]) =>
    list.flatMap((one, column) => (split[column] === true ? two(one) : [one]));
  return {
    header: part(header, (name) => {
      const [, first = name, second = name] = /^([^()]*)\((.*)\)\s*$/.exec(name) ?? [];
      return [first.trim(), second.trim()];
    }),
    rows: rows.map(({ at, cells }) => ({
      at,
      cells: part(cells, ({ text, segment }) => {
        const [, first = text, inner, below] = BRACKETED.exec(text.trim()) ?? [];
        const second = inner ?? below ?? "";
        return [
          { text: first, segment },
          { text: second, segment },
        ];
      }),
    })),
  };
}

/** "Killed or seriously injured" under the two, "District" under its wards: a row that is the sum of those above it is a total. */
function withTotal(rows: readonly TableRow[]): readonly TableRow[] {
  let since = 0;
  return rows.map((row, at) => {
    const above = rows.slice(0, at).filter((one) => !isPartLabel(one.label) && !one.total);
    const sums = [rows.slice(since, at).filter((one) => !isPartLabel(one.label)), above];
    const last = at === rows.length - 1;
    const summed =
      !row.total && sums.some((parts) => isSum(row, parts, last) || (last && isWhole(row, parts)));
    if (row.total || summed) since = at + 1;
    return summed ? { ...row, total: true } : row;
  });
}

/** "District" under its wards: the last row, which in each column of numbers is about what the others make. */
function isWhole(row: TableRow, parts: readonly TableRow[]): boolean {
  if (parts.length < 3 || !isWholePlace(row.label)) return false;
  const shares = row.cells.flatMap((cell, column) => {
    const own = parts.map((one) => one.cells[column] ?? null);
    const counts = [cell, ...own].every((one) => one?.figure.kind === "count" && one.figure.decimals === 0);
    return counts && cell !== null && !cell.signed
      ? [own.reduce((sum, one) => sum + (one?.value ?? 0), 0) / cell.value]
      : [];
  });
  return shares.length > 0 && shares.every((share) => share > 0.85 && share < 1.15);
}

/** "District", "County": the place whose parts the other lines may be. */
export const isWholePlace = (label: string): boolean => WHOLE_PLACE.test(label.trim());

const WHOLE_PLACE =
  /^(?:the\s+)?(?:district|borough|county|city|town|region|force(?: area)?|area|partnership|division)$/i;

function isSum(row: TableRow, parts: readonly TableRow[], last: boolean): boolean {
  if (parts.length < 2) return false;
  const columns = row.cells.flatMap((cell, column) => {
    const own = parts.map((one) => one.cells[column] ?? null);
    const counts = [cell, ...own].every(
      (one) => one?.figure.kind === "count" || one?.figure.kind === "money",
    );
    if (!counts || cell === null || cell.signed || cell.value < 20) return [];
    return [Math.abs(own.reduce((sum, one) => sum + (one?.value ?? 0), 0) - cell.value) < 1e-6];
  });
  const held = columns.filter(Boolean).length;
  return (held > 1 || (held === 1 && last && parts.length > 2)) && held * 2 >= columns.length;
}

/** A header of text that leaves the column of labels without a name is one cell short. */
function aligned(header: readonly string[], rows: readonly PlacedRow[]): readonly string[] {
  const short = rows.every(({ cells }) => cells.length === header.length + 1);
  const labelled = rows.every(({ cells: [first] }) => readCell(first?.text ?? "", 0) === null);
  return header.length > 1 && short && labelled ? ["", ...header] : header;
}

/** Whether a row has figures, and is no header of years alone. */
function holdsFigures(texts: readonly string[]): boolean {
  const figures = texts.filter((text) => readCell(text, 0) !== null || BRACKETED.test(text.trim()));
  if (figures.length === 0) return false;
  const label = texts.find((text) => !figures.includes(text) && /[a-z]/i.test(text)) ?? "";
  const years = figures.every((text) => /^(?:19|20)\d{2}$/.test(text.trim()));
  return !years || (label !== "" && (figures.length < 2 || label.length >= 30));
}

function readRow(texts: readonly PlacedCell[], block: number): TableRow {
  const cells = texts.map(({ text, segment }) => readCell(text, segment));
  const label =
    texts.find(({ text }, column) => cells[column] === null && /[a-z]|\d{4}\/\d/i.test(text))?.text ?? "";
  return { label, block, cells, total: isTotalLabel(label) };
}

const COLUMN_NAME = /^(?:(?:\d{4}\s?[/–-]\s?\d{2,4}|(?:19|20)\d{2})\b.*|.*(?:change|difference|%).*)$/i;

/** Rows and columns changed about, where the labels of the rows read as names of columns: years, "Change", "%". */
export function turned(table: Table): Table[] {
  const labels = table.rows.map((row) => row.label.trim());
  // A year stands in a label's cell as a range, or has no words and is read as a figure itself.
  const years = table.header.filter((name) => /\b(?:19|20)\d{2}\b/.test(name)).length;
  if (labels.filter((label) => COLUMN_NAME.test(label)).length < (years > 2 ? 1 : 2)) return [];
  const width = largest(table.rows.map((row) => row.cells.length));
  const rows = Array.from({ length: width }, (_, column): TableRow => {
    const label = table.header[column] ?? "";
    return {
      label,
      block: table.block,
      cells: [null, ...table.rows.map((row) => row.cells[column] ?? null)],
      total: isTotalLabel(label),
    };
  }).filter((row) => row.cells.some((cell) => cell !== null));
  return rows.length < 2 ? [] : [{ ...table, header: ["", ...labels], rows }];
}

function readCell(text: string, segment: number | undefined): Cell | null {
  const match =
    /^(?:[▲▼↑↓]|(?:up|down)\s)?\s?([(]?)\s?([-+−–]?)\s?(£?)\s?([\d,]+(?:\.\d+)?)\s?(%|per cent|k|m|pp|pts|points)?\s?([)]?)$/i.exec(
      text.trim(),
    );
  if (segment === undefined || match === null) return null;
  const [, open, sign, pound, digits = "", unit = "", closed] = match;
  const value = Number(digits.replaceAll(",", ""));
  const bracketed = open === "(" && closed === ")" && sign === "";
  const minus =
    sign === "-" || sign === "−" || sign === "–" || bracketed || /^(?:[▼↓]|down\s)/i.test(text.trim());
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
  return {
    figure,
    value: minus ? -value * factor : value * factor,
    signed: minus || sign === "+" || /^up\s/i.test(text.trim()),
    segment,
  };
}

/** The heading or short line above a table. */
function captionOf(blocks: readonly Block[], at: number): string {
  const above = blocks[at - 1];
  return above !== undefined && above.kind !== "row" && above.text.length < 120 ? above.text : "";
}
