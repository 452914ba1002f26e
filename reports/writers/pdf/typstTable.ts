import { type Cell, plainText, type Table } from "../../document.js";
import { arialWidth } from "../arialWidth.js";
import { columnWidths, neededWidth } from "../columnWidths.js";
import { breakable, typstInlines, typstLabel, typstString, typstWords } from "./typstText.js";

/** Between the margins of A4, in points; a letter of the table's size and the room about a cell. */
const [width, letter, gap] = [482, 5.2, 11];
/** The size of a table that has no room for its longest words, its letters measured one by one, and the room about a cell. */
const [small, wider, smallGap] = [8.5, 1.14, 9];
/** Rows of longer cells may go on over a page. */
const longestCell = 1_200;

/** A column of a table, whichever table of a document it is. */
interface Column {
  label: string;
  align: "left" | "right";
}

/** A table with its header row, which is repeated on each page; its caption is above it, what explains it about it. */
export function typstTable(table: Table, places: ReadonlySet<string>): string {
  return framed(
    {
      caption: table.caption,
      label: typstLabel(table.id),
      above: table.units,
      below: [...table.notes, `Source: ${table.source}.`].join(" "),
    },
    table.columns,
    table.rows.map((row) => row.map((cell) => ({ words: marked(cell), content: cellContent(cell, places) }))),
  );
}

/** A table of plain words, without a source of its own. */
export function typstWordTable(
  caption: string,
  label: string,
  columns: readonly string[],
  rows: readonly string[][],
): string {
  return framed(
    { caption, label, above: null, below: null },
    columns.map((name) => ({ label: name, align: "left" as const })),
    rows.map((row) => row.map((words) => ({ words, content: typstWords(words) }))),
  );
}

function framed(
  {
    caption,
    label,
    above,
    below,
  }: { caption: string; label: string; above: string | null; below: string | null },
  columns: readonly Column[],
  rows: readonly { words: string; content: string }[][],
): string {
  const texts = columns.map(({ label: name }, index) => [
    breakable(name),
    ...rows.map((row) => breakable(row[index]?.words ?? "")),
  ]);
  const words = texts.flat();
  const fits = neededWidth(texts, (one) => one.length * letter, gap) <= width;
  const widths = (
    fits ? columnWidths(texts, width, letter, gap) : columnWidths(texts, width, smallLetters, smallGap)
  ).map((points) => `${points}fr`);
  const aligns = columns.map(({ align }) => align);
  const head = columns.map(({ label: name }) => `strong(${typstWords(name)})`);
  const cells = rows.flatMap((row) => row.map(({ content }) => content));
  const rules = [
    ...(fits ? [] : [`set text(size: ${small}pt)`]),
    ...(words.some((one) => one.length > longestCell) ? [] : ["set table.cell(breakable: false)"]),
  ];
  const made = `{${rules.map((rule) => `${rule}; `).join("")}table(columns: (${widths.join(", ")},), align: (${aligns.join(", ")},), table.header(repeat: true, ${head.join(", ")}), ${cells.join(",\n")})}`;
  return [
    ...(above === null ? [] : [`#above(${typstString(above)})`]),
    `#figure(kind: table, caption: ${typstString(caption)}, ${made})${label}`,
    ...(below === null ? [] : [`#small(${typstString(below)})`]),
  ].join("\n");
}

/** The width of words in a narrow DejaVu Sans, as if all were bold: the header's are. */
const smallLetters = (words: string): number => arialWidth(words, small, true) * wider;

const marks = { up: "▲ ", down: "▼ ", none: "" } as const;
const marked = (cell: Cell): string => `${marks[cell.mark ?? "none"]}${plainText(cell.inlines)}`;

function cellContent(cell: Cell, places: ReadonlySet<string>): string {
  const mark = marks[cell.mark ?? "none"];
  const words = typstInlines(cell.inlines, places);
  return mark === "" ? words : `{pdf.artifact(text(${typstString(mark)})); ${words}}`;
}
