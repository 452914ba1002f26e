import { largest, sumOf } from "../../../pipeline/bulk.js";
import { type Cell, plainText, type Table } from "../../document.js";
import { arialWidth } from "../arialWidth.js";
import { columnWidths, neededWidth } from "../columnWidths.js";
import { breakable, typstInlines, typstLabel, typstString, typstWords } from "./typstText.js";

/** Between the margins of A4, in points; the table's size, and the room about a cell. */
const [width, size, gap] = [482, 10, 11];
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
    table.rows.map((row) =>
      row.map((cell) => ({ words: measured(cell), content: cellContent(cell, places) })),
    ),
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
    asBold(breakable(name)),
    ...rows.map((row) => breakable(row[index]?.words ?? "")),
  ]);
  const words = texts.flat();
  const fits = neededWidth(texts, wide, gap) <= width;
  const widths = (
    fits ? columnWidths(texts, width, wide, gap) : columnWidths(texts, width, smallLetters, smallGap)
  ).map((points) => `${points}fr`);
  const aligns = columns.map(({ align }) => align);
  const head = columns.map(({ label: name }) => `strong(${typstWords(name)})`);
  const rules = [
    ...(fits ? [] : [`set text(size: ${small}pt)`]),
    ...(words.some((one) => one.length > longestCell) ? [] : ["set table.cell(breakable: false)"]),
  ];
  const cells = rows.map((row) => row.map(({ content }) => content));
  const holds = canHold(rows, below);
  const made = `{${rules.map((rule) => `${rule}; `).join("")}table(columns: (${widths.join(", ")},${holds ? " 0pt," : ""}), align: (${aligns.join(", ")},${holds ? " left," : ""}), table.header(repeat: true, ${(holds ? overHolder(head) : head).join(", ")}), ${(holds ? heldRows(cells, columns.length, below) : cells.flat()).join(",\n")})}`;
  return [
    ...(above === null ? [] : [`#above(${typstString(above)})`]),
    `#figure(kind: table, caption: ${typstString(caption)}, ${made})${label}`,
    ...(below === null || holds ? [] : [`#small(${typstString(below)})`]),
  ].join("\n");
}

/** So many rows at either end of a table stay together. */
const held = 2;

/** Whether the rows at either end, and the line below, are short enough to be on a page together. */
function canHold(rows: readonly { words: string }[][], below: string | null): boolean {
  const high = (some: typeof rows) => sumOf(some, (row) => largest(row.map(({ words }) => words.length)));
  const ends = [rows.slice(0, held), rows.slice(-held)];
  return ends.every((end) => high(end) <= longestCell) && (below?.length ?? 0) <= 2 * longestCell;
}

/**
 * The cells of rows that no page may part, and of the line below them: the first two rows, and the last two with that line, so
 * that no page ends with one row of a table, or begins with its last one or its source alone. Typst parts no rows that one
 * unbreakable cell spans: it stands empty in a last column without width, which the last cells of all other rows span too.
 */
function heldRows(rows: readonly (readonly string[])[], columns: number, below: string | null): string[] {
  const end = rows.length < 2 * held ? 0 : rows.length - held;
  const cells = rows.flatMap((row, index) => {
    if (index >= held && index < end) return overHolder(row);
    if (index > 0 && index !== end) return row;
    const spanned = index === end ? rows.length - end + (below === null ? 0 : 1) : held;
    return [...row, `table.cell(rowspan: ${spanned}, inset: 0pt, stroke: none)[]`];
  });
  return below === null ? cells : [...cells, `source(${columns}, ${typstString(below)})`];
}

/** The cells of a row whose last one spans the column that holds rows together. */
const overHolder = (cells: readonly string[]): string[] =>
  cells.map((cell, index) => (index === cells.length - 1 ? `table.cell(colspan: 2, ${cell})` : cell));

/** Before words that are measured as bold ones, as those of a header are. */
const bold = "\u0002";
const asBold = (words: string): string => bold + words.replaceAll(/(?<=\s|-|\u200b)/g, bold);

/** A narrow DejaVu Sans beside Arial, of which there are metrics; what single words have more is within the room about a cell. */
const beside = 1.06;

/** The width of words at the table's size: bold ones are wider, or they would touch those of the next column. */
const wide = (words: string): number =>
  arialWidth(words.replaceAll(bold, ""), size, words.startsWith(bold)) * beside;

/** The width of words in a narrow DejaVu Sans, as if all were bold: the header's are. */
const smallLetters = (words: string): number => arialWidth(words.replaceAll(bold, ""), small, true) * wider;

const marks = { up: "▲ ", down: "▼ ", none: "" } as const;
function measured(cell: Cell): string {
  const words = `${marks[cell.mark ?? "none"]}${plainText(cell.inlines)}`;
  return cell.inlines.some(({ kind }) => kind === "strong") ? asBold(words) : words;
}

function cellContent(cell: Cell, places: ReadonlySet<string>): string {
  const mark = marks[cell.mark ?? "none"];
  const words = typstInlines(cell.inlines, places);
  return mark === "" ? words : `{pdf.artifact(text(${typstString(mark)})); ${words}}`;
}
