import type { Block } from "./blocks.js";
import { matchesOf } from "./matches.js";

/** One sentence, or one cell of a table row, with the way back to its lines. */
export interface Segment {
  readonly index: number;
  readonly block: number;
  readonly kind: Block["kind"];
  readonly text: string;
  /** Column of a table row, else -1. */
  readonly cell: number;
  /** Index of the heading block above it, -1 before the first. */
  readonly heading: number;
  readonly marks: Block["marks"];
  /** Offset of this text in its block's. */
  readonly offset: number;
}

const ABBREVIATION =
  /(?:(?<!['’])\b(?:approx|incl|inc|e\.g|i\.e|etc|no|nos|cllr|cllrs|dr|mr|mrs|ms|st|vs|v|ext|tel|sect|s|ss|p|pp|para|fig|dept|ref|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|c)|(?<!['’])\b[A-Z])\.$/i;
/** A mark of a note may stand before the next sentence: "… too few to say. † There were 5 reports". */
const SENTENCE_END = /[.!?]["”’')]*(?=\s+(?:[†‡§¶*]+\s*)?["“‘'(£]*[A-Z\d£])/g;

/** Blocks → sentences, in reading order. */
export function toSegments(blocks: readonly Block[]): Segment[] {
  const segments: Segment[] = [];
  let heading = -1;
  blocks.forEach((block, at) => {
    const push = (text: string, offset: number, cell: number) => {
      const lead = /^\s*/.exec(text)?.[0].length ?? 0;
      const trimmed = text.trim();
      if (trimmed === "") return;
      const { kind, marks } = block;
      segments.push({
        index: segments.length,
        block: at,
        kind,
        text: trimmed,
        cell,
        heading,
        marks,
        offset: offset + lead,
      });
    };
    if (block.kind === "row") {
      let offset = 0;
      block.cells.forEach((cell, column) => {
        for (const [from, to] of sentences(cell)) push(cell.slice(from, to), offset + from, column);
        offset += cell.length + 3;
      });
    } else {
      for (const [from, to] of sentences(block.text)) push(block.text.slice(from, to), from, -1);
    }
    if (block.kind === "heading") heading = at;
  });
  return segments;
}

function sentences(text: string): [number, number][] {
  const spans: [number, number][] = [];
  let from = 0;
  for (const match of matchesOf(SENTENCE_END, text)) {
    const end = match.index + match[0].length;
    if (
      match[0].startsWith(".") &&
      ABBREVIATION.test(text.slice(Math.max(from, match.index - 8), match.index + 1))
    )
      continue;
    spans.push([from, end]);
    from = end;
  }
  spans.push([from, text.length]);
  return spans;
}

/** Whether a text is more than names and figures: fragments of a table that extraction left have no words of their own. */
export function isProse(text: string): boolean {
  return (text.match(/(?<![\w-])[a-z]{3,}/g) ?? []).length >= 3;
}

/** The source line that holds a character of the segment. */
export function lineAt(segment: Segment, offset: number): number {
  const position = segment.offset + offset;
  let line = segment.marks[0]?.line ?? 1;
  for (const mark of segment.marks) if (mark.offset <= position) line = mark.line;
  return line;
}
