import { addAll, largest } from "../../bulk.js";
import type { Line } from "../document/document.js";
import { matchesOf } from "../document/matches.js";

/** A gap that parts columns; one blank parts words. */
const GAP = /\S(\s{2,})(?=\S)/g;
const EDGE = 3;

interface Placed {
  readonly number: number;
  readonly text: string;
}

/**
 * Lines of a page as `pdftotext -layout` sets them, with the rows of its tables put together again: their cells
 * parted by tabs, what was wrapped in a cell joined to its row. Running heads and feet are left out, digits aside
 * the same on three pages.
 */
export function readLayout(text: string): Line[] {
  const pages = text.split("\f");
  const heads = runningEdges(pages);
  let number = 0;
  return pages.flatMap((page, index) => {
    const lines = page.split(/\r\n|\n|\r/).map((line): Placed => {
      number += 1;
      return { number, text: line };
    });
    const edges = edgeLines(lines);
    const kept = lines.map((line) =>
      edges.includes(line) && heads.has(edgeKey(line.text)) ? { ...line, text: "" } : line,
    );
    return readPage(kept).map((line) => ({ ...line, page: index + 1 }));
  });
}

function edgeLines(lines: readonly Placed[]): Placed[] {
  const solid = lines.filter((line) => line.text.trim() !== "");
  return [...solid.slice(0, EDGE), ...solid.slice(-EDGE)];
}

function edgeKey(text: string): string {
  return text.trim().replace(/\s+/g, " ").replace(/\d+/g, "#");
}

function runningEdges(pages: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const lines = page.split(/\r\n|\n|\r/).map((text, number) => ({ text, number }));
    for (const key of new Set(edgeLines(lines).map((line) => edgeKey(line.text))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // A browser's head has the day and the hour: "#/#/#, #:# AM …".
  return new Set(
    [...counts].filter(([key, count]) => count >= 3 || /^#\/#\/#, #:#/.test(key)).map(([key]) => key),
  );
}

function readPage(lines: readonly Placed[]): Omit<Line, "page">[] {
  const out: Omit<Line, "page">[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = regionEnd(lines, at);
    if (end - at >= 2) {
      addAll(out, rowsOf(lines.slice(at, end)));
      // What follows a table does not go on from its last row.
      out.push({ number: lines[end - 1]?.number ?? 1, text: "" });
      at = end;
      continue;
    }
    const line = lines[at];
    if (line !== undefined)
      out.push({
        number: line.number,
        text: isTorn(line.text) ? line.text.trim().replace(/\s{3,}/g, "\t") : tidy(line.text),
      });
    at += 1;
  }
  return out;
}

/** Gaps within a line do not matter outside tables; its indent does. */
function tidy(text: string): string {
  const indent = /^\s*/.exec(text)?.[0] ?? "";
  return indent + text.trim().replace(/\s+/g, " ");
}

/** A lone line with a wide gap is what a page break left of a table; a bullet's gap is none. */
function isTorn(text: string): boolean {
  return /\S\s{3,}\S/.test(text.trim().replace(/^(?:[-•*▪◦·●○–]|\(?\w{1,3}[.)])\s+/, ""));
}

function gapsOf(text: string): number {
  return [...matchesOf(GAP, text)].length;
}

/** Where a table that begins here ends: `from` when none does. */
function regionEnd(lines: readonly Placed[], from: number): number {
  const first = lines[from]?.text ?? "";
  if (gapsOf(first) < 1 || !/\S\s{3,}\S/.test(first)) return from;
  let columns = extents([first]);
  let end = from + 1;
  let blank = false;
  for (let at = from + 1; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? "";
    if (text.trim() === "") {
      if (blank) break;
      blank = true;
      continue;
    }
    const gapped = gapsOf(text) > 0;
    // A line without a gap belongs to the table while it stays within one column, and no blank line parts it off.
    const inside =
      !blank &&
      columns.some(
        ([left], index) =>
          Math.abs(startOf(text) - left) <= 1 &&
          text.trimEnd().length <= (columns[index + 1]?.[0] ?? Number.POSITIVE_INFINITY),
      );
    if (!gapped && !inside) break;
    if (blank && !gapped) break;
    columns = extents(
      lines
        .slice(from, at + 1)
        .map((line) => line.text)
        .filter((one) => gapsOf(one) > 0),
    );
    end = at + 1;
    blank = false;
  }
  const rows = lines.slice(from, end).filter((line) => gapsOf(line.text) > 0).length;
  return rows >= 2 && columns.length >= 2 ? end : from;
}

function startOf(text: string): number {
  return /^\s*/.exec(text)?.[0].length ?? 0;
}

/** So few lines may reach over a gutter. */
const STRAY = 0.1;

/** The columns of some lines: stretches of the page that are not blank in nearly all of them. */
function extents(lines: readonly string[]): [number, number][] {
  const width = largest([0, ...lines.map((line) => line.length)]);
  const most = lines.length * STRAY;
  const inked = Array.from(
    { length: width },
    (_, column) => lines.filter((line) => (line[column] ?? " ") !== " ").length > most,
  );
  const columns: [number, number][] = [];
  let left = -1;
  for (let column = 0; column <= width; column += 1) {
    if (inked[column] === true && left < 0) left = column;
    // One blank between inked stretches may be between words; two are a gutter.
    if (left >= 0 && inked[column] !== true && inked[column + 1] !== true) {
      columns.push([left, column]);
      left = -1;
    }
  }
  return columns;
}

/** The pieces of a line, parted by gaps, each in the column that it covers most. */
function cellsOf(text: string, columns: readonly [number, number][]): string[] {
  const cells = columns.map(() => "");
  for (const match of matchesOf(/\S+(?:\s\S+)*/g, text)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const cover = columns.map(([left, right]) => Math.min(to, right) - Math.max(from, left));
    const at = cover.indexOf(largest(cover));
    cells[at] = `${cells[at] ?? ""} ${match[0]}`.trim();
  }
  return cells;
}

/** A table's lines as rows: a line without figures, or with nothing before its second column, goes on from the one before. */
function rowsOf(lines: readonly Placed[]): Omit<Line, "page">[] {
  const solid = lines.filter((line) => line.text.trim() !== "");
  const columns = extents(solid.map((line) => line.text));
  const rows: { number: number; cells: string[]; figures: boolean }[] = [];
  for (const line of solid) {
    const cells = cellsOf(line.text, columns);
    const figures = cells.slice(1).some((cell) => /^[-+−–(]?£?\d[\d,.]*\s?%?\)?$/.test(cell));
    const filled = cells.filter((cell) => cell !== "").length;
    const last = rows.at(-1);
    const goesOn =
      last !== undefined &&
      ((cells[0] === "" && !figures) || (filled < columns.length / 2 && !figures && last.figures));
    if (goesOn) last.cells = last.cells.map((cell, index) => `${cell} ${cells[index] ?? ""}`.trim());
    else rows.push({ number: line.number, cells, figures });
  }
  const joined = withoutDrift(rows.map((row) => row.cells));
  return rows.map(({ number }, at) => {
    const cells = joined[at] ?? [];
    return { number, text: cells.length < 2 ? cells.join("") : cells.join("\t") };
  });
}

/** Two columns side by side of which no row, not even the header, fills both are one whose cells moved sideways. */
function withoutDrift(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = rows[0]?.length ?? 0;
  for (let column = 1; column + 1 < width; column += 1) {
    const next = column + 1;
    const both = rows.some((cells) => cells[column] !== "" && cells[next] !== "");
    if (both || rows.length < 3) continue;
    const joined = rows.map((cells) =>
      cells.toSpliced(column, 2, `${cells[column] ?? ""}${cells[next] ?? ""}`),
    );
    return withoutDrift(joined);
  }
  return rows;
}
