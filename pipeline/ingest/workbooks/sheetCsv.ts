import { rmSync } from "node:fs";
import { largest } from "../../bulk.js";
import { plainText } from "../../words/plain.js";
import { tooLarge } from "../archives/zip.js";
import { csvRecord } from "../read/accepted.js";
import { readCells } from "../read/scanRecord.js";
import type { DecimalSign } from "./cellText.js";
import type { Merged, SheetRow, Workbook } from "./sheet.js";
import { LineWriter, linesOf } from "./sheetLines.js";

/** What a sheet shows that its rows do not. Rows from 1, columns from 0. */
export interface SheetFacts {
  /** the last row with a text */
  rows: number;
  width: number;
  hiddenRows: number[];
  /** those with a text */
  hiddenColumns: number[];
  merged: Merged[];
}

export interface SheetOptions {
  /** no rows behind this one */
  rows?: number;
  /** columns in which merged cells below `header` say in each row what the first says */
  filled?: ReadonlySet<number>;
  /** the last row of the header */
  header?: number;
  /** how the texts of numbers are written */
  decimal?: DecimalSign;
}

const mostBlanks = 200_000_000;
const mostMerged = 1_000_000;

/**
 * Writes a sheet as CSV: a line a row under the row's own number, blank ones too, each as wide as the widest. So a
 * workbook is read as a CSV file is, and its lines are the rows that the partner sees. A line end in a cell is a blank.
 *
 * @throws FileRefused where the sheet reaches so far that its blanks alone fill a disk
 */
export async function writeSheet(
  workbook: Workbook,
  index: number,
  target: string,
  options: SheetOptions = {},
): Promise<SheetFacts> {
  const ragged = `${target}.rows`;
  const facts: SheetFacts = { rows: 0, width: 0, hiddenRows: [], hiddenColumns: [], merged: [] };
  const hidden: [number, number][] = [];
  const filledColumns = new Set<number>();
  const writer = new LineWriter(ragged);
  const row = ({ number, cells, hidden }: SheetRow): boolean => {
    if (options.rows !== undefined && number > options.rows) return false;
    for (; facts.rows < number - 1; facts.rows += 1) writer.line("");
    writer.line(csvRecord(cells.map(oneLine)));
    facts.rows = number;
    facts.width = Math.max(facts.width, cells.length);
    if (hidden) facts.hiddenRows.push(number);
    if (filledColumns.size < cells.length) {
      for (const [column, text] of cells.entries()) if (text !== "") filledColumns.add(column);
    }
    return true;
  };
  try {
    await workbook.read(index, {
      row,
      ...(options.decimal === undefined ? {} : { decimal: options.decimal }),
      hiddenColumns: (from, to) => hidden.push([from, to]),
      merged(cells) {
        if (cells.lastRow > cells.firstRow) facts.merged.push(cells);
        if (facts.merged.length > mostMerged) throw tooLarge("has more than a million merged cells");
      },
    });
  } finally {
    writer.close();
  }
  facts.hiddenColumns = [...filledColumns]
    .filter((column) => hidden.some(([from, to]) => from <= column && column <= to))
    .sort((a, b) => a - b);
  if (facts.rows * facts.width > mostBlanks)
    throw tooLarge(`has cells in ${facts.rows} rows of ${facts.width} columns`);
  widen(ragged, target, facts, options);
  rmSync(ragged, { force: true });
  return facts;
}

const oneLine = (text: string): string => (/\p{Cc}/u.test(text) ? plainText(text) : text);

/** Gives each row that has a text as many cells as the widest has, and merged cells the text of their first. */
function widen(
  ragged: string,
  target: string,
  facts: SheetFacts,
  { filled, header = 0 }: SheetOptions,
): void {
  const merged = facts.merged
    .filter(({ firstRow, firstColumn }) => firstRow > header && filled?.has(firstColumn))
    .sort((a, b) => a.firstRow - b.firstRow);
  const last = largest([0, ...merged.map(({ lastRow }) => lastRow)]);
  const carried = new Map<number, { text: string; until: number }>();
  let next = 0;
  let number = 0;
  const writer = new LineWriter(target);
  try {
    for (const line of linesOf(ragged)) {
      number += 1;
      if (line === "" && !(number <= last && carried.size > 0)) {
        writer.line("");
        continue;
      }
      const cells = cellsOf(line);
      while (cells.length < facts.width) cells.push("");
      for (let range = merged[next]; range && range.firstRow <= number; range = merged[next]) {
        carried.set(range.firstColumn, { text: cells[range.firstColumn] ?? "", until: range.lastRow });
        next += 1;
      }
      for (const [column, { text, until }] of carried) {
        if (until < number) carried.delete(column);
        else if (cells[column] === "" && cells.some((cell) => cell !== "")) cells[column] = text;
      }
      writer.line(cells.every((cell) => cell === "") ? "" : csvRecord(cells));
    }
  } finally {
    writer.close();
  }
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const bytes = Buffer.from(line, "utf8");
  return readCells(bytes, 0, bytes.length, 44);
}
