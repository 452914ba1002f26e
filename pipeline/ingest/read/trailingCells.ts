import { type Dialect, newRecord, readCells, scanRecord } from "./scanRecord.js";

/** Rows of a sheet that Excel writes in one go: what is blank behind the last filled column of all of them is left out. */
export const excelRows = 16;

/**
 * Whether the sixteen rows from here on have all the same number of cells, fewer than the header, and one of them fills
 * the last: so Excel writes rows whose last cells are blank. One damaged record does not look like that.
 *
 * @returns null where that cannot be told before more is read
 */
export function leavesBlanksOut(
  buffer: Buffer,
  start: number,
  end: number,
  whole: boolean,
  dialect: Dialect,
  width: number,
): boolean | null {
  const record = newRecord();
  let filled = false;
  let p = start;
  for (let row = 0; row < excelRows; row += 1) {
    if (p >= end) return whole ? row > 1 && filled : null;
    if (!scanRecord(buffer, p, end, whole, dialect, record)) return whole ? false : null;
    if (record.fault !== null || record.cells !== width) return false;
    filled ||= (readCells(buffer, p, record.content, dialect.delimiter)[width - 1] ?? "").trim() !== "";
    p = record.next;
  }
  return filled;
}

/** Whether the last `count` cells of a record are blank. */
export function endsBlank(
  buffer: Buffer,
  start: number,
  content: number,
  delimiter: number,
  count: number,
): boolean {
  let left = count;
  for (let p = content - 1; p >= start; p -= 1) {
    const byte = buffer[p];
    if (byte === delimiter) {
      left -= 1;
      if (left === 0) return true;
    } else if (byte !== 32 && byte !== 9 && byte !== 34) return false;
  }
  return false;
}
