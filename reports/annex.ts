import { type Block, type Cell, type Document, type Inline, type Table, text } from "./document.js";

/**
 * The files that a document is as pages: its main part, and what comes after the mark of its annex as a file of its own. A
 * reference that leads into the other file is words alone there.
 */
export function pagesOf(document: Document): Document[] {
  const at = document.blocks.findIndex(({ kind }) => kind === "annex");
  if (at < 0) return [document];
  const { warnings: _, ...shared } = document;
  const main = document.blocks.slice(0, at);
  const annex = document.blocks.slice(at + 1);
  return [
    { ...document, blocks: within(main) },
    {
      ...shared,
      name: document.name.replace(/(-internal)?$/, "-annex$1"),
      title: `${document.title}: annex`,
      annexed: true,
      blocks: within(annex),
    },
  ];
}

function within(blocks: readonly Block[]): Block[] {
  const ids = new Set(blocks.flatMap((block) => ("id" in block ? [block.id] : [])));
  const plain = (inlines: readonly Inline[]): Inline[] =>
    inlines.map((inline) =>
      inline.kind === "reference" && !ids.has(inline.target) ? text(inline.text) : inline,
    );
  const cells = (row: readonly Cell[]): Cell[] =>
    row.map((cell) => ({ ...cell, inlines: plain(cell.inlines) }));
  const table = (block: Table): Table => ({ ...block, rows: block.rows.map(cells) });
  return blocks.map((block): Block => {
    switch (block.kind) {
      case "paragraph":
        return { ...block, inlines: plain(block.inlines) };
      case "list":
        return { ...block, items: block.items.map(plain) };
      case "callout":
        return { ...block, paragraphs: block.paragraphs.map(plain) };
      case "table":
        return table(block);
      case "chart":
        return { ...block, table: table(block.table) };
      default:
        return block;
    }
  });
}

/** The numbers of a document's tables and charts, by their ids, and those of the two tables of origins. */
export interface Numbers {
  /** "Table 3", "Figure A2" */
  of: ReadonlyMap<string, string>;
  provenance: [string, string];
}

/**
 * Numbers tables and figures in the order of the document, those of an annex by themselves with an A, so that a number means
 * the same in all formats.
 */
export function numbersOf({ blocks, annexed = false }: Pick<Document, "blocks" | "annexed">): Numbers {
  let prefix = annexed ? "A" : "";
  let [tables, charts] = [0, 0];
  const of = new Map<string, string>();
  let provenance: [string, string] = ["", ""];
  const table = () => {
    tables += 1;
    return `Table ${prefix}${tables}`;
  };
  for (const block of blocks) {
    if (block.kind === "annex") [prefix, tables, charts] = ["A", 0, 0];
    else if (block.kind === "table") of.set(block.id, table());
    else if (block.kind === "provenance") provenance = [table(), table()];
    else if (block.kind === "chart") {
      charts += 1;
      of.set(block.id, `Figure ${prefix}${charts}`);
      // the numbers behind a chart have its number
      of.set(block.table.id, `Figure ${prefix}${charts}`);
    }
  }
  return { of, provenance };
}

/** More entries than these are no overview: chapters alone are listed. */
const mostEntries = 36;

/** With so few chapters, bookmarks are contents enough. */
const fewestChapters = 4;

/**
 * The chapter before which the contents stand where no block of theirs says so: the second, so that what is said first is not
 * behind a list; undefined where there are none to stand.
 */
export function afterContents({ blocks, onePage }: Pick<Document, "blocks" | "onePage">): Block | undefined {
  if (onePage === true || blocks.some(({ kind }) => kind === "contents")) return undefined;
  const chapters = blocks.filter((block) => block.kind === "heading" && block.level === 1);
  return chapters.length > fewestChapters ? chapters[1] : undefined;
}

/** What contents list: chapters and their sections, of a long document the chapters alone. */
export function contentsOf(blocks: readonly Block[]): { text: string; level: 1 | 2; id: string }[] {
  const all = blocks.flatMap((block) =>
    block.kind === "heading" && (block.level === 1 || block.level === 2)
      ? [{ text: block.text, level: block.level, id: block.id }]
      : [],
  );
  return all.length <= mostEntries ? all : all.filter(({ level }) => level === 1);
}
