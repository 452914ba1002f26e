import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
  Table as WordTable,
} from "docx";
import { type Cell, plainText, type Table } from "../document.js";
import { arialWidth } from "./arialWidth.js";
import { columnWidths } from "./columnWidths.js";
import { caption, captionOf, type Run, textRun, words } from "./docxRun.js";
import { originGroups } from "./originGroups.js";

/** A4 less the margins, in twentieths of a point. */
const textWidth = 9638;

const line = { style: BorderStyle.SINGLE, size: 4, color: "CFD5DA" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** Before words that are measured as bold ones. */
const bold = "\u0002";

/** The width of a table's words, of 10 points, in twentieths of a point. */
const wordsWidth = (words: string): number =>
  arialWidth(words.replaceAll(bold, ""), 200, words.startsWith(bold));

/** So many rows are on the page of what stands below them. */
const lastRows = 3;

/** Units, caption, table and source, as four kinds of paragraph and one table. */
export function docxTable(block: Table, run: Run): FileChild[] {
  const rows = block.rows.map((row) => row.map((cell) => cellWords(cell, run)));
  const written = block.columns.map(({ label }, at) => [
    bold + label.replaceAll(" ", ` ${bold}`),
    ...block.rows.map((row) => {
      const inlines = row[at]?.inlines ?? [];
      const words = `${row[at]?.mark ? "▲ " : ""}${plainText(inlines)}`;
      return inlines.some(({ kind }) => kind === "strong") ? bold + words.replaceAll(" ", ` ${bold}`) : words;
    }),
  ]);
  return [
    ...(block.units === null ? [] : [new Paragraph({ style: "Units", children: [textRun(block.units)] })]),
    caption(block.caption, block.id, run),
    wordTable(
      block.columns.map(({ label }) => label),
      block.columns.map(({ align }) => align),
      written,
      rows,
    ),
    new Paragraph({
      style: "Note",
      spacing: { before: 60 },
      children: [textRun([...block.notes, `Source: ${block.source}.`].join(" "))],
    }),
  ];
}

function cellWords(cell: Cell, run: Run): ParagraphChild[] {
  const mark = cell.mark === "up" ? "▲ " : cell.mark === "down" ? "▼ " : "";
  return [...(mark === "" ? [] : [textRun(mark)]), ...words(cell.inlines, run)];
}

/** A table with a header row that repeats on every page, columns as wide as their words ask. */
function wordTable(
  labels: string[],
  align: ("left" | "right")[],
  written: string[][],
  rows: ParagraphChild[][][],
): WordTable {
  const widths = columnWidths(written, textWidth, wordsWidth, 190);
  const cell = (children: ParagraphChild[], at: number, keepNext = false) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({
          style: "TableText",
          ...(keepNext ? { keepNext } : {}),
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
        children: labels.map((label, at) => cell([textRun(label, { bold: true })], at, true)),
      }),
      // the first rows stay together, and the last ones with the source below them: no page has one of them alone
      ...rows.map(
        (row, index) =>
          new TableRow({
            cantSplit: true,
            children: row.map((own, at) => cell(own, at, index === 0 || index >= rows.length - lastRows)),
          }),
      ),
    ],
  });
}

/** Where the figures come from: a line a measure. */
export function docxProvenance(text: string, run: Run): FileChild[] {
  const { extracts, groups } = originGroups(run.provenance);
  const labels = ["Measure", "Figures", "Supplier", "Extracts"];
  const cells = groups.map((group) => [
    group.measure,
    group.figures,
    group.supplier,
    group.extracts.join(", "),
  ]);
  const rows = cells.map((row) => row.map((words) => [textRun(words)]));
  const made = [
    new Paragraph({ style: "Caption", children: captionOf(run.numbers.provenance[0], text) }),
    originTable(labels, cells, rows),
  ];
  if (extracts.length === 0) return made;
  const named = extracts.map((file, index) => [String(index + 1), file]);
  return [
    ...made,
    new Paragraph({
      style: "Caption",
      children: captionOf(run.numbers.provenance[1], "The extracts and their numbers"),
    }),
    originTable(
      ["No.", "Extract"],
      named,
      named.map((row) => row.map((words) => [textRun(words)])),
    ),
  ];
}

function originTable(labels: string[], written: string[][], rows: ParagraphChild[][][]): WordTable {
  return wordTable(
    labels,
    labels.map(() => "left"),
    labels.map((label, at) => [bold + label, ...written.map((row) => row[at] ?? "")]),
    rows,
  );
}
