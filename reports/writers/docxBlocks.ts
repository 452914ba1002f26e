import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  Table as WordTable,
} from "docx";
import {
  type Block,
  type Cell,
  type Chart,
  type Document,
  type Inline,
  plainText,
  type Table,
} from "../document.js";
import { renderChart } from "../renderChart.js";
import { renderPng } from "../renderPng.js";
import { columnWidths } from "./columnWidths.js";

/** A4 less the margins, in twentieths of a point. */
const textWidth = 9638;
/** The same in CSS pixels. */
const pictureWidth = 540;

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const line = { style: BorderStyle.SINGLE, size: 4, color: "CFD5DA" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** Numbers that run through one Word file: Word knows bookmarks and pictures by them. */
interface Run {
  accent: string;
  provenance: Document["provenance"];
  /** the document's ids → names that Word takes for bookmarks */
  bookmarks: Map<string, string>;
  tables: number;
  charts: number;
  marks: number;
  /** the next heading opens a page */
  breakBefore: boolean;
}

/** Word's name for the bookmark of an id: letters and digits only, and short. */
export function bookmarkNames(document: Document): Map<string, string> {
  const ids = document.blocks.flatMap((block) => ("id" in block ? [block.id] : []));
  const figures = document.provenance.map(({ number }) => `figure-${number}`);
  return new Map([...ids, ...figures].map((id, index) => [id, `b${index + 1}`]));
}

/** The blocks of a document as paragraphs, tables and pictures of Word. */
export async function docxBlocks(document: Document): Promise<FileChild[]> {
  const run: Run = {
    accent: document.accent,
    provenance: document.provenance,
    bookmarks: bookmarkNames(document),
    tables: 0,
    charts: 0,
    marks: 0,
    breakBefore: true,
  };
  const made: FileChild[] = [];
  for (const block of document.blocks) {
    // the break belongs to the heading that follows: a paragraph of its own would leave an empty line above it
    if (block.kind === "pageBreak") run.breakBefore = true;
    else made.push(...(await wordBlock(block, run)));
  }
  return made;
}

async function wordBlock(block: Exclude<Block, { kind: "pageBreak" }>, run: Run): Promise<FileChild[]> {
  switch (block.kind) {
    case "heading": {
      const heading = headings[block.level - 1] ?? HeadingLevel.HEADING_3;
      const pageBreakBefore = run.breakBefore;
      run.breakBefore = false;
      return [
        new Paragraph({
          heading,
          pageBreakBefore,
          children: marked(block.id, [new TextRun(block.text)], run),
        }),
      ];
    }
    case "paragraph": {
      const style = { plain: "Normal", lead: "Lead", note: "Note" }[block.style];
      return [new Paragraph({ style, children: words(block.inlines, run) })];
    }
    case "list":
      return block.items.map(
        (item) =>
          new Paragraph({
            children: words(item, run),
            numbering: { reference: block.ordered ? "numbers" : "bullets", level: 0 },
            spacing: { after: 80 },
          }),
      );
    case "callout":
      return callout(
        block.title,
        block.paragraphs.map((paragraph) => words(paragraph, run)),
      );
    case "terms":
      return block.items.map(
        ({ term, meaning }) =>
          new Paragraph({ children: [new TextRun({ text: term, bold: true }), new TextRun(`: ${meaning}`)] }),
      );
    case "table":
      return table(block, run);
    case "chart":
      return chart(block, run);
    case "provenance":
      return provenance(block.caption, run);
  }
}

export function callout(title: string, paragraphs: ParagraphChild[][]): Paragraph[] {
  return [
    new Paragraph({ style: "Callout", keepNext: true, children: [new TextRun({ text: title, bold: true })] }),
    ...paragraphs.map((children) => new Paragraph({ style: "Callout", children })),
  ];
}

/** docx types no bookmark's ends as a paragraph's child, though it writes them; its own Bookmark repeats one number. */
function marked(id: string, children: ParagraphChild[], run: Run): ParagraphChild[] {
  const name = run.bookmarks.get(id);
  if (name === undefined) throw new Error(`no bookmark for "${id}"`);
  run.marks += 1;
  const ends = [new BookmarkStart(name, run.marks), new BookmarkEnd(run.marks)] as unknown as [
    ParagraphChild,
    ParagraphChild,
  ];
  return [ends[0], ...children, ends[1]];
}

function words(inlines: readonly Inline[], run: Run): ParagraphChild[] {
  return inlines.map((inline): ParagraphChild => {
    // "11.6 %" stays on one line
    const text = inline.text.replaceAll(/(\d) %/g, "$1\u00a0%");
    switch (inline.kind) {
      case "text":
        return new TextRun(text);
      case "strong":
        return new TextRun({ text, bold: true });
      case "reference":
        return link(inline.target, new TextRun({ text, style: "Hyperlink" }), run);
      default:
        return link(`figure-${inline.provenance}`, new TextRun(text), run);
    }
  });
}

function link(target: string, child: TextRun, run: Run): InternalHyperlink {
  const anchor = run.bookmarks.get(target);
  if (anchor === undefined) throw new Error(`a link to "${target}", which is nowhere`);
  return new InternalHyperlink({ anchor, children: [child] });
}

function caption(kind: "Table" | "Figure", number: number, text: string, id: string, run: Run): Paragraph {
  return new Paragraph({
    style: "Caption",
    children: marked(
      id,
      [
        new TextRun(`${kind} `),
        new SimpleField(`SEQ ${kind} \\* ARABIC`, String(number)),
        new TextRun(`. ${text}`),
      ],
      run,
    ),
  });
}

function table(block: Table, run: Run): FileChild[] {
  run.tables += 1;
  const rows = block.rows.map((row) => row.map((cell) => cellWords(cell, run)));
  const written = block.columns.map(({ label }, at) => [
    label,
    ...block.rows.map((row) => `${row[at]?.mark ? "▲ " : ""}${plainText(row[at]?.inlines ?? [])}`),
  ]);
  return [
    ...(block.units === null
      ? []
      : [new Paragraph({ style: "Units", children: [new TextRun(block.units)] })]),
    caption("Table", run.tables, block.caption, block.id, run),
    wordTable(
      block.columns.map(({ label }) => label),
      block.columns.map(({ align }) => align),
      written,
      rows,
    ),
    new Paragraph({
      style: "Note",
      spacing: { before: 60 },
      children: [new TextRun([...block.notes, `Source: ${block.source}.`].join(" "))],
    }),
  ];
}

function cellWords(cell: Cell, run: Run): ParagraphChild[] {
  const mark = cell.mark === "up" ? "▲ " : cell.mark === "down" ? "▼ " : "";
  return [...(mark === "" ? [] : [new TextRun(mark)]), ...words(cell.inlines, run)];
}

/** A table with a header row that repeats on every page, columns as wide as their words ask. */
function wordTable(
  labels: string[],
  align: ("left" | "right")[],
  written: string[][],
  rows: ParagraphChild[][][],
): WordTable {
  const widths = columnWidths(written, textWidth, 105, 140);
  const cell = (children: ParagraphChild[], at: number) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({
          style: "TableText",
          alignment: align[at] === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children,
        }),
      ],
    });
  return new WordTable({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    margins: { left: 0, right: 100, top: 20, bottom: 20 },
    borders: {
      top: none,
      left: none,
      right: none,
      bottom: line,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: labels.map((label, at) => cell([new TextRun({ text: label, bold: true })], at)),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })),
    ],
  });
}

async function chart(block: Chart, run: Run): Promise<FileChild[]> {
  run.charts += 1;
  const png = renderPng(await renderChart(block.chart, block.rows, block.id, run.accent));
  const width = Math.min(pictureWidth, png.width);
  return [
    caption("Figure", run.charts, block.title, block.id, run),
    new Paragraph({ style: "ChartSubtitle", children: [new TextRun(block.subtitle)] }),
    new Paragraph({
      children: [
        new ImageRun({
          type: "png",
          data: Buffer.from(png.bytes),
          transformation: { width, height: Math.round((png.height * width) / png.width) },
          altText: {
            name: `Chart ${run.charts}`,
            title: block.title,
            description: block.alt,
            id: String(run.charts),
          },
        }),
      ],
    }),
  ];
}

function provenance(text: string, run: Run): FileChild[] {
  run.tables += 1;
  const labels = ["No.", "Measure", "Area", "Period", "Figure", "Supplier", "Extracts"];
  const cells = run.provenance.map((entry) => [
    String(entry.number),
    ...[entry.measure, entry.area, entry.period, entry.value, entry.supplier, entry.files.join(", ")],
  ]);
  const rows = cells.map((row, index) =>
    row.map((words, at) =>
      at === 0
        ? marked(`figure-${run.provenance[index]?.number}`, [new TextRun(words)], run)
        : [new TextRun(words)],
    ),
  );
  return [
    new Paragraph({
      style: "Caption",
      children: [
        new TextRun("Table "),
        new SimpleField("SEQ Table \\* ARABIC", String(run.tables)),
        new TextRun(`. ${text}`),
      ],
    }),
    wordTable(
      labels,
      ["left", "left", "left", "left", "right", "left", "left"],
      labels.map((label, at) => [label, ...cells.map((row) => row[at] ?? "")]),
      rows,
    ),
  ];
}
