import { type Dialect, newRecord, scanRecord } from "./scanRecord.js";

/**
 * Whether a well-formed record over several lines is more likely several records that two stray quotation
 * marks hold together: each of its lines, its quotes read as text, has as many cells as the header. Text that
 * people write has no such regularity; with fewer than three columns it might, and is then believed.
 */
export function joinsRecords(
  buffer: Buffer,
  start: number,
  content: number,
  dialect: Dialect,
  fields: number,
): boolean {
  if (fields < 3) return false;
  let cells = 1;
  for (let p = start; p < content; p += 1) {
    const byte = buffer[p];
    if (byte === dialect.delimiter) cells += 1;
    else if (byte === dialect.lineEnd) {
      if (cells !== fields) return false;
      cells = 1;
    }
  }
  return cells === fields;
}

/** Whether one of the lines behind the first, up to the thousandth, is a whole record by itself. */
export function standAlone(
  buffer: Buffer,
  start: number,
  next: number,
  dialect: Dialect,
  fields: number,
): boolean {
  const record = newRecord();
  let p = start;
  for (let line = 0; line < 1000; line += 1) {
    while (p < next && buffer[p] !== dialect.lineEnd) p += 1;
    p += 1;
    if (p >= next) return false;
    scanRecord(buffer, p, next, true, dialect, record);
    if (record.fault === null && record.cells === fields) return true;
  }
  return false;
}
