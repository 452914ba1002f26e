import type { Block } from "./blocks.js";

/** A line of the table of contents. */
export interface ContentsEntry {
  readonly title: string;
  readonly page: number;
  readonly block: number;
}

/** The table of contents: runs of at least four rows "title … page" with pages that never fall. */
export function contentsOf(blocks: readonly Block[]): ContentsEntry[] {
  let best: ContentsEntry[] = [];
  let run: ContentsEntry[] = [];
  blocks.forEach((block, index) => {
    const entry = contentsEntry(block, index);
    if (entry === null) {
      // Wrapped titles and stray headings may stand between the entries.
      if (block.kind === "item" || block.text.length > 120) run = [];
      return;
    }
    run = (run.at(-1)?.page ?? 0) <= entry.page ? [...run, entry] : [entry];
    if (run.length > best.length) best = run;
  });
  return best.length >= 4 ? best : [];
}

function contentsEntry(block: Block, index: number): ContentsEntry | null {
  const cells = block.cells.filter((cell) => cell !== "");
  const [title, page] = block.kind === "row" && cells.length === 2 ? cells : splitLeader(block.text);
  const number = /^(?:Page\s*)?(\d{1,3})$/i.exec(page ?? "")?.[1];
  if (title === undefined || number === undefined || !/[a-z]{3}/i.test(title) || /£/.test(title)) return null;
  return { title, page: Number(number), block: index };
}

function splitLeader(text: string): [string?, string?] {
  const match =
    /^(.{3,}?)\s*(?:\.{3,}|…+|(?:\s\.){3,})\s*((?:Page\s*)?\d{1,3})$/i.exec(text) ??
    /^([A-Z][^.]{2,70}?)\s+(Page\s+\d{1,3})$/.exec(text);
  return match?.[1] === undefined || match[2] === undefined ? [] : [match[1], match[2]];
}
