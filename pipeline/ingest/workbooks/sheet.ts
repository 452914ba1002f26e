import type { DecimalSign } from "./cellText.js";

/** A row of a sheet, its cells as texts; trailing blanks may be missing. */
export interface SheetRow {
  /** as the program shows it, from 1 */
  number: number;
  cells: string[];
  hidden: boolean;
}

/** Cells joined into one, of which only the first has a text; numbers from 0 but for rows, from 1. */
export interface Merged {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/** Takes what a sheet holds, in its order. */
export interface SheetSink {
  /** how the texts of numbers are written; with a point where it is not said */
  decimal?: DecimalSign;
  /** @returns false where no more rows are wanted */
  row(row: SheetRow): boolean;
  /** @param to the last of them, from 0 */
  hiddenColumns(from: number, to: number): void;
  merged(cells: Merged): void;
}

export interface Sheet {
  name: string;
  hidden: boolean;
}

/** A workbook whose sheets are read one at a time. */
export interface Workbook {
  /** its tables, in the order of their tabs */
  sheets: readonly Sheet[];
  /** @param index place in `sheets` */
  read(index: number, sink: SheetSink): Promise<void>;
  /** labels of tables that it keeps beside its sheets */
  caches(): Promise<string[][]>;
  close(): void;
}

export const mostRows = 1_048_576;
export const mostColumns = 16_384;

/** `C` for 2. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}

/** 2 for `C12`; -1 where no letters stand first. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const letter = reference.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** 12 for `C12`. */
export const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? 0);
