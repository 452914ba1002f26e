import type { Line, SourceDocument } from "./document.js";
import { gatherRows } from "./gatherRows.js";
import { printedPage } from "./numberPages.js";

export type BlockKind = "heading" | "paragraph" | "item" | "row";

/** A paragraph, list item, heading or table row, its wrapped lines joined again. */
export interface Block {
  readonly kind: BlockKind;
  /** Bullet or number of a list item, "" otherwise. */
  readonly marker: string;
  readonly indent: number;
  readonly text: string;
  /** Cells of a table row, empty cells kept; [] for other kinds. */
  readonly cells: readonly string[];
  /** Where each source line begins in `text`. */
  readonly marks: readonly { readonly offset: number; readonly line: number }[];
  /** True when a blank line or a page stood before it. */
  readonly apart: boolean;
}

const BULLET =
  /^(\s*)([-•*▪◦‣·●○]|\d{1,2}[.)](?!\d)|[a-z][.)]|\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)|o(?=\s))\s+(?=\S)/;
const SHORT_LINE = 40;

interface Draft {
  kind: BlockKind;
  marker: string;
  indent: number;
  text: string;
  cells: string[];
  marks: { offset: number; line: number }[];
  apart: boolean;
}

/**
 * Lines → blocks: hard wraps and page breaks inside a sentence are mended; page numbers and running
 * headings are left out; footnote marks and Markdown emphasis are taken off.
 */
export function toBlocks(document: SourceDocument): Block[] {
  const running = runningHeads(document.lines);
  const drafts: Draft[] = [];
  const seen = new Set<string>();
  const width = wrapWidth(document.lines);
  let blank = true;
  let last: Line | undefined;
  for (const line of gatherRows(
    withBars(document.lines.map((line) => ({ ...line, text: clean(line.text) }))),
    running,
  )) {
    const { text } = line;
    const shown = running.has(text.trim()) && !seen.has(text.trim()) && blank;
    seen.add(text.trim());
    if (text.trim() === "" || (isFurniture(text, running) && !shown)) {
      blank = true;
      continue;
    }
    const previous = drafts.at(-1);
    if (previous !== undefined && continues(previous, last, text, blank) && !breaksOff(last, text, width))
      append(previous, text, line.number);
    else drafts.push(open(line, blank));
    blank = false;
    last = line;
  }
  return drafts.map((draft, index) => {
    const headed = draft.kind === "paragraph" && isHeading(draft, drafts[index + 1]);
    return headed ? { ...draft, kind: "heading" as const, text: draft.text.replace(/^#+\s*/, "") } : draft;
  });
}

/** A Markdown table may leave out its outer bars: the line of dashes tells that the lines about it are rows. */
function withBars(lines: readonly Line[]): Line[] {
  let inside = false;
  return lines.map((line, at) => {
    const ruled = RULE.test(line.text) || RULE.test(lines[at + 1]?.text ?? "");
    inside = (inside || ruled) && line.text.includes("|");
    return inside && !/^\s*\|/.test(line.text) ? { ...line, text: `| ${line.text} |` } : line;
  });
}

const RULE = /^\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+$/;

function clean(text: string): string {
  return text
    .replace(/<\/?(?:p|br|b|i|u|em|strong|sup|sub|span|div|t[dhr]|table|h[1-6]|li|[ou]l)\s*\/?>/gi, " ")
    .replace(/\u00a0/g, " ")
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .replace(/\*\*|__/g, "")
    .replace(/[¹²³⁰⁴-⁹]+|\[\d{1,2}\]/g, "");
}

/** Lines repeated three times or more that no reader takes for prose: a page's running head or foot. */
function runningHeads(lines: readonly Line[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const key = text.trim();
    if (key.length > 8 && key.length < 110 && !/[.\t|]/.test(key) && !BULLET.test(text)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 3).map(([key]) => key));
}

function isFurniture(text: string, running: ReadonlySet<string>): boolean {
  return printedPage(text) !== null || running.has(text.trim()) || /^[\s\-=_|:+]{3,}$/.test(text);
}

function open({ text, number: line, cellLines }: Line, apart: boolean): Draft {
  const cells = rowCells(text);
  if (cells !== null) {
    let offset = 0;
    const marks = cells.map((cell, index) => {
      const mark = { offset, line: cellLines?.[index] ?? line };
      offset += cell.length + 3;
      return mark;
    });
    return { kind: "row", marker: "", indent: 0, text: cells.join(" \t "), cells, marks, apart };
  }
  const bullet = BULLET.exec(text);
  return {
    kind: bullet === null ? "paragraph" : "item",
    marker: bullet?.[2] ?? "",
    indent: (bullet?.[1] ?? /^\s*/.exec(text)?.[0] ?? "").length,
    text: text
      .slice(bullet?.[0].length ?? 0)
      .trim()
      .replace(/\s+/g, " "),
    cells: [],
    marks: [{ offset: 0, line }],
    apart,
  };
}

/** The cells of a table row: parted by tabs, by bars, or (three or more) by wide gaps; null for prose. */
function rowCells(text: string): string[] | null {
  const tidy = (cells: string[]) => cells.map((cell) => cell.trim().replace(/\s+/g, " "));
  const barred = /^\s*\|(.*)\|\s*$/.exec(text)?.[1];
  if (barred !== undefined) return tidy(barred.split("|"));
  const plain = text.trim().split(/\s\|\s/);
  const worded = plain.some((cell) => /\d/.test(cell) && /[a-z]{2,}\s+[a-z]{2,}/i.test(cell));
  if (plain.length >= 3 && !text.includes("\t") && !worded) return tidy(plain);
  // Dots lead the eye from a name to its figure.
  const led = /^\s*(\S.*?)\s*(?:\.{4,}|…{2,})\s*([£+-]?\d[\d,.]*%?)\s*$/.exec(text);
  if (led?.[1] !== undefined && led[2] !== undefined) return tidy([led[1], led[2]]);
  if (text.includes("\t") && !BULLET.test(text)) {
    const cells = tidy(text.replace(/^ +/, "").split("\t"));
    if (cells.filter((cell) => cell !== "").length >= 2) return cells;
  }
  const gapped = tidy(text.trim().split(/\s{3,}/));
  // Names of columns may stand closer together than their figures do.
  const closer = tidy(text.trim().split(/\s{2,}/));
  if (
    closer.length >= 4 &&
    !gapped.some((cell) => SAID.test(cell)) &&
    closer.every((cell) => cell.length < 30)
  )
    return closer;
  // "Burglary   14   (last year 21)   down a third" is a sentence in columns.
  if (gapped.some((cell) => SAID.test(cell))) return null;
  if (gapped.length >= 3) return gapped;
  const [first, second] = gapped;
  return gapped.length === 2 && first !== undefined && /^(?:Page )?[£+-]?[\d,.]+%?$/.test(second ?? "")
    ? gapped
    : null;
}

const SAID = /^\(?(?:last|previous) year\b|^(?:up|down)\s+(?:by\s+)?[a-z]{1,8}\b/i;

function continues(previous: Draft, last: Line | undefined, text: string, blank: boolean): boolean {
  if (previous.kind === "row" || rowCells(text) !== null || BULLET.test(text) || /^\s*#/.test(text))
    return false;
  // A numbered action ("3.4 Use …") opens a paragraph of its own.
  if (/^\s*\d{1,2}\.\d{1,2}\s+[A-Z]/.test(text)) return false;
  if (/\S {3,}\S/.test(last?.text.trim() ?? "") && /\S {3,}\S/.test(text.trim())) return false;
  const finished = /[.!?:;]["”')]*$/.test(previous.text);
  const goesOn = /^\s*[a-z(&,]/.test(text);
  if (blank) return !finished && goesOn && previous.text.length >= SHORT_LINE && previous.kind !== "heading";
  return goesOn || (last?.text.trimEnd().length ?? 0) >= SHORT_LINE || (/^\s*\d/.test(text) && !finished);
}

/** How wide a text is wrapped: what nearly all of its lines keep to. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.flatMap(({ text }) => text.trimEnd().length || []).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.95)] ?? 0;
}

/** A line that ends in a figure, or opens with one as the next does, and leaves room for the next one's first words was ended by its writer. */
function breaksOff(last: Line | undefined, text: string, width: number): boolean {
  const ended = last?.text.trimEnd() ?? "";
  const words = /^\s*[A-Z£\d]\S*\s\S+/.exec(text)?.[0].trim() ?? "";
  const listed = /^\s*[£\d]/.test(text) && /^\s*[£\d]/.test(ended);
  return (
    words !== "" &&
    (listed || /[\d%)]$/.test(ended)) &&
    ended.length + words.length + 4 < Math.min(width, 110)
  );
}

function append(draft: Draft, text: string, line: number): void {
  const piece = text.trim().replace(/\s+/g, " ");
  const joined = /[a-z]-$/.test(draft.text) && /^[a-z]/.test(piece) ? "" : " ";
  draft.marks.push({ offset: draft.text.length + joined.length, line });
  draft.text += joined + piece;
}

function isHeading(draft: Draft, next: Draft | undefined): boolean {
  if (draft.text.startsWith("#")) return true;
  return (
    draft.apart &&
    (next === undefined || next.apart || next.kind !== "paragraph") &&
    draft.text.length <= 90 &&
    !/[.!?;,]$/.test(draft.text) &&
    /^["“(]?[A-Z\d]/.test(draft.text)
  );
}
