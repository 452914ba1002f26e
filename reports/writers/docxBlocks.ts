import { type FileChild, HeadingLevel, ImageRun, Paragraph, type ParagraphChild, TextRun } from "docx";
import { addAll } from "../../pipeline/bulk.js";
import { afterContents, numbersOf } from "../annex.js";
import type { Block, Chart, Document } from "../document.js";
import type { Png } from "../drawing/renderPng.js";
import { pictureWidth } from "./chartPictures.js";
import { bookmarkNames, caption, marked, type Run, textRun, words } from "./docxRun.js";
import { docxProvenance, docxTable } from "./docxTable.js";
import { printable } from "./printable.js";

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

/** The blocks of a document as paragraphs, tables and pictures of Word. */
export function docxBlocks(
  document: Document,
  pictures: ReadonlyMap<string, Png>,
  contents: () => FileChild[],
): FileChild[] {
  const run: Run = {
    accent: document.accent,
    provenance: document.provenance,
    bookmarks: bookmarkNames(document),
    numbers: numbersOf(document),
    charts: 0,
    marks: 0,
    // the first page begins under the title
    breakBefore: false,
  };
  const made: FileChild[] = [];
  const second = afterContents(document);
  for (const block of document.blocks) {
    if (block === second) addAll(made, contents());
    // the break belongs to the heading that follows: a paragraph of its own would leave an empty line above it
    if (block.kind === "annex") continue;
    if (block.kind === "pageBreak") run.breakBefore = true;
    else if (block.kind === "contents") {
      addAll(made, contents());
    } else addAll(made, wordBlock(block, run, pictures));
  }
  return made;
}

function wordBlock(
  block: Exclude<Block, { kind: "pageBreak" | "contents" | "annex" }>,
  run: Run,
  pictures: ReadonlyMap<string, Png>,
): FileChild[] {
  switch (block.kind) {
    case "heading": {
      const heading = headings[block.level - 1] ?? HeadingLevel.HEADING_3;
      const pageBreakBefore = run.breakBefore;
      run.breakBefore = false;
      return [
        new Paragraph({
          heading,
          pageBreakBefore,
          children: marked(block.id, [textRun(block.text)], run),
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
          new Paragraph({ children: [textRun(term, { bold: true }), textRun(`: ${meaning}`)] }),
      );
    case "table":
      return docxTable(block, run);
    case "chart":
      return chart(block, run, pictures.get(block.id));
    case "provenance":
      return docxProvenance(block.caption, run);
  }
}

export function callout(title: string, paragraphs: ParagraphChild[][]): Paragraph[] {
  return [
    new Paragraph({ style: "Callout", keepNext: true, children: [textRun(title, { bold: true })] }),
    ...paragraphs.map((children) => new Paragraph({ style: "Callout", children })),
  ];
}

function chart(block: Chart, run: Run, png: Png | undefined): FileChild[] {
  run.charts += 1;
  if (png === undefined) throw new Error(`chart ${block.id} was not drawn`);
  const width = Math.min(pictureWidth, png.width);
  return [
    caption(block.title, block.id, run),
    // one paragraph, which is not split: LibreOffice parts a picture by itself from what is to be kept with it
    new Paragraph({
      style: "ChartSubtitle",
      keepLines: true,
      keepNext: false,
      children: [
        textRun(block.subtitle),
        new TextRun({ break: 1 }),
        new ImageRun({
          type: "png",
          data: Buffer.from(png.bytes),
          transformation: { width, height: Math.round((png.height * width) / png.width) },
          altText: {
            name: `Chart ${run.charts}`,
            title: printable(block.title),
            description: printable(block.alt),
            id: String(run.charts),
          },
        }),
      ],
    }),
  ];
}
