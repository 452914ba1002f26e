import {
  AlignmentType,
  type FileChild,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from "docx";
import { contentsOf } from "../annex.js";
import { afterFirstPage, type Document } from "../document.js";
import { checkAccent } from "../drawing/contrast.js";
import type { Png } from "../drawing/renderPng.js";
import { chartPictures } from "./chartPictures.js";
import { contentsLines } from "./contentsLines.js";
import { coreProperties } from "./coreProperties.js";
import { callout, docxBlocks } from "./docxBlocks.js";
import { logoParagraph } from "./docxLogo.js";
import { bookmarkNames, textRun } from "./docxRun.js";
import { docxStyle } from "./docxStyle.js";
import { printable } from "./printable.js";
import { stillZip } from "./stillZip.js";

/** 17 mm and 20 mm in twentieths of a point. */
const margin = { top: 1134, bottom: 1134, left: 1134, right: 1134 };

/**
 * A Word file on A4: heading styles, a contents field, captions, alternative text on every chart, header rows
 * that repeat, British English, page numbers. The same document gives the same bytes: its dates are those of
 * the evidence.
 *
 * @param pictures of the charts, by their ids, where they are drawn already
 * @throws UserError where the house colour cannot be read on white
 */
export async function writeDocx(
  document: Document,
  pictures?: ReadonlyMap<string, Png>,
): Promise<Uint8Array> {
  checkAccent(document.accent);
  const word = new WordDocument({
    styles: docxStyle(document.accent),
    numbering: {
      config: [
        numbering("bullets", LevelFormat.BULLET, "•"),
        numbering("numbers", LevelFormat.DECIMAL, "%1."),
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin }, titlePage: true },
        footers: { default: footer(document), first: new Footer({ children: [new Paragraph("")] }) },
        children: [
          ...(await cover(document)),
          ...docxBlocks(document, pictures ?? (await chartPictures(document)), () => contents(document)),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(word, undefined, [
    { path: "docProps/core.xml", data: coreProperties(document) },
  ]);
  return stillZip(bytes);
}

/** The contents come after a first page. */
const placed = ({ blocks }: Document): boolean => blocks.some(({ kind }) => kind === "contents");

function numbering(reference: string, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  const style = { paragraph: { indent: { left: 400, hanging: 300 } } };
  return { reference, levels: [{ level: 0, format, text, alignment: AlignmentType.LEFT, style }] };
}

function footer(document: Document): Footer {
  const title = `${document.title}, ${document.subtitle}    `;
  return new Footer({
    children: [
      new Paragraph({
        style: "Note",
        alignment: AlignmentType.RIGHT,
        children: [textRun(title), new TextRun({ children: ["Page ", PageNumber.CURRENT] })],
      }),
    ],
  });
}

async function cover(document: Document): Promise<Paragraph[]> {
  return [
    ...(document.logo === undefined ? [] : [await logoParagraph(document.logo)]),
    new Paragraph({ style: "Byline", children: [textRun(document.organisation)] }),
    new Paragraph({ style: "Title", children: [textRun(document.title)] }),
    new Paragraph({ style: "Subtitle", children: [textRun(document.subtitle)] }),
    ...document.notices.flatMap(({ title, text }) => callout(title, [[textRun(text)]])),
  ];
}

/** The contents, chapters alone as in a PDF: links, and fields of the page numbers, which are worked out on opening. */
function contents(document: Document): FileChild[] {
  const names = bookmarkNames(document);
  const entries = contentsOf(afterFirstPage(document))
    .filter(({ level }) => level === 1)
    .map(({ text, id }) => ({ words: printable(text), anchor: names.get(id) ?? "" }));
  return [
    new Paragraph({
      style: "ContentsTitle",
      pageBreakBefore: placed(document),
      children: [textRun("Contents")],
    }),
    ...contentsLines(entries),
  ];
}
