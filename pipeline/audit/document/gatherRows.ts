import { addAll } from "../../bulk.js";
import type { Line } from "./document.js";

/** A cell that holds a figure and no words: "1,235", "-3.2%", "£36.7k", "(12)", "2018/19" is none. */
const FIGURE_CELL =
  /^[▲▼↑↓]?\s?\(?[-+−–]?\s?£?\d[\d,]*(?:\.\d+)?\s?(?:%|k|m|pp)?\)?(?:\s\([-+−–]?\d[\d,.]*%?\))?$|^(?!(?:19|20)\d\d\/\d\d$)\d{1,3}\/\d{2,4}$|^(?:[-–—.*]|\.\.|n\/a|\[[a-z]\]|nil|<\s?\d+)$/i;
const YEAR_CELL = /^(?:\d{4}\s?[/–-]\s?\d{2,4}|(?:19|20)\d{2})$/;
const LONGEST_ROW = 110;
const LONGEST_CELL = 44;

/**
 * Rows that extraction has taken apart, put together again with tabs: cells parted by single blanks or by slashes,
 * and tables of one cell a line. Other lines pass as they are.
 *
 * @param running - running heads, which may stand in the middle of a table
 */
export function gatherRows(lines: readonly Line[], running: ReadonlySet<string>): Line[] {
  return gatherBlanks(gatherCells(lines, running));
}

interface Row {
  readonly label: string;
  readonly figures: readonly string[];
}

/** "Shoplifting 1,235 1,589 +354 +28.7%": a label and the figures that end the line. */
function rowOf(text: string): Row | null {
  const tidy = text.trim();
  if (tidy.length > LONGEST_ROW || /\t|\|/.test(text) || /\S\s{3,}\S/.test(tidy) || /[.;:,]$/.test(tidy))
    return null;
  const words = tidy.replace(/(\d)\s%/g, "$1%").split(/\s+\/\s+|\s+/);
  let at = words.length;
  while (at > 0 && FIGURE_CELL.test(words[at - 1] ?? "")) at -= 1;
  // "18 to 24" names a row, and its last number is no figure.
  if (/^(?:to|and|or|–|-)$/.test(words[at - 1] ?? "") && /^\d{1,3}$/.test(words[at - 2] ?? "")) at += 1;
  const label = words.slice(0, at).join(" ");
  if (at === words.length || at === 0 || at > 9 || !(/[a-z]{2}/i.test(label) || YEAR_CELL.test(label)))
    return null;
  if (/(?:^|\s)(?:of|in|the|and|to|from|by|a|with|at|than|was|were|on|for|page|table|figure)$/i.test(label))
    return null;
  if (/^[-•*▪◦·●○]\s|^\d{1,2}[.)]\s/.test(label)) return null;
  return { label, figures: words.slice(at) };
}

/** Runs of two or more lines with the same number of figures at their end. */
function gatherBlanks(lines: readonly Line[]): Line[] {
  const rows = lines.map((line) => rowOf(line.text));
  const out: Line[] = [...lines];
  let at = 0;
  while (at < lines.length) {
    const row = rows[at];
    if (row === null || row === undefined) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (rows[end] !== null && rows[end] !== undefined) end += 1;
    const run = rows.slice(at, end).flatMap((one) => one ?? []);
    const width = mode(run.map((one) => one.figures.length));
    const head = headLine(out, at);
    const agreed = run.filter((one) => one.figures.length === width).length;
    const titled = head !== null && headCells(lines[head]?.text ?? "", width) !== null;
    if (agreed >= 2 && agreed >= run.length - 1 && (width >= 2 || (titled && run.length >= 3))) {
      run.forEach((one, index) => {
        const line = lines[at + index];
        if (line === undefined) return;
        const extra = one.figures.length - width;
        const label = extra > 0 ? `${one.label} ${one.figures.slice(0, extra).join(" ")}` : one.label;
        out[at + index] = { ...line, text: [label, ...one.figures.slice(Math.max(0, extra))].join("\t") };
      });
      const cells = head === null ? null : headCells(lines[head]?.text ?? "", width);
      const line = head === null ? undefined : lines[head];
      if (cells !== null && line !== undefined && head !== null)
        out[head] = { ...line, text: cells.join("\t") };
    }
    at = end;
  }
  return out;
}

/** The line before a run, over one blank. */
function headLine(lines: readonly Line[], at: number): number | null {
  for (const back of [1, 2]) {
    const text = lines[at - back]?.text.trim() ?? "";
    if (text !== "")
      return /[.;:,]$/.test(text) || text.length > LONGEST_ROW || /[\t|]/.test(text) ? null : at - back;
  }
  return null;
}

/** A header row's cells: as many column names as the rows have figures, after the name of the labels. */
function headCells(text: string, width: number): string[] | null {
  const words = text.trim().split(/\s+\/\s+|\s+/);
  const cells: string[] = [];
  for (const word of words) {
    const last = cells.at(-1);
    const joins =
      last !== undefined &&
      (/^[%£±+-]+$/.test(last) ||
        (/^[a-z(]/.test(word) && !/^(?:per)$/.test(last)) ||
        /^(?:quarter|year|q|month|week|to|of|per|no\.?|number|rate)$/i.test(last) ||
        /^\d{1,2}$|^[\d,]+$/.test(word));
    if (joins && !YEAR_CELL.test(word)) cells[cells.length - 1] = `${last} ${word}`;
    else cells.push(word);
  }
  if (cells.length === width) return ["", ...cells];
  if (cells.length < width + 1 || cells.length > width + 4) return null;
  const spare = cells.length - width;
  return [cells.slice(0, spare).join(" "), ...cells.slice(spare)];
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** Tables of one cell a line: short lines apart, whose figures come round with one period. */
function gatherCells(lines: readonly Line[], running: ReadonlySet<string>): Line[] {
  const out: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const run = cellRun(lines, at, running);
    const table = run === null ? null : findPeriod(run.cells);
    if (run === null || table === null) {
      const line = lines[at];
      if (line !== undefined) out.push(line);
      at += 1;
      continue;
    }
    addAll(out, [...run.cells.slice(0, table.from), ...table.rows]);
    const next = run.cells[table.to];
    at = next === undefined ? run.end : lines.indexOf(next);
  }
  return out;
}

interface CellRun {
  readonly cells: readonly Line[];
  readonly end: number;
}

/** Short lines from here on, blank lines and running heads between them left out. */
function cellRun(lines: readonly Line[], from: number, running: ReadonlySet<string>): CellRun | null {
  const cells: Line[] = [];
  let at = from;
  if (!isCell(lines[from]?.text ?? "")) return null;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    const text = line?.text.trim() ?? "";
    if (line === undefined) break;
    if (text === "" || running.has(text)) continue;
    if (!isCell(text)) break;
    cells.push(line);
  }
  return cells.length >= 6 ? { cells, end: at } : null;
}

function isCell(text: string): boolean {
  const tidy = text.trim();
  return tidy !== "" && tidy.length <= LONGEST_CELL && !/[\t|]|[.;:,?!]$|\S\s{3,}\S/.test(tidy);
}

/** The width at which labels and figures come round: a header of as many cells, then two rows or more. */
function findPeriod(cells: readonly Line[]): { rows: Line[]; from: number; to: number } | null {
  const figure = cells.map((line) => FIGURE_CELL.test(line.text.trim()));
  for (let from = 0; from < Math.min(cells.length, 6); from += 1) {
    for (let width = 2; width <= 15; width += 1) {
      const fits = (start: number) =>
        figure[start] === false &&
        Array.from({ length: width - 1 }, (_, index) => figure[start + 1 + index]).every(
          (one) => one === true,
        );
      const header = cells.slice(from, from + width);
      const named = header.every(
        (line, index) =>
          !FIGURE_CELL.test(line.text.trim()) || (index > 0 && YEAR_CELL.test(line.text.trim())),
      );
      if (header.length < width || !named) continue;
      let to = from + width;
      while (to + width <= cells.length && fits(to)) to += width;
      if (to - from < width * 3) continue;
      const rows = [];
      for (let row = from; row < to; row += width) rows.push(joinCells(cells.slice(row, row + width)));
      return { rows, from, to };
    }
  }
  return null;
}

function joinCells(cells: readonly Line[]): Line {
  const first = cells[0] as Line;
  return {
    ...first,
    text: cells.map((cell) => cell.text.trim()).join("\t"),
    cellLines: cells.map((cell) => cell.number),
  };
}
