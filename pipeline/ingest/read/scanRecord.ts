export type Delimiter = "," | ";" | "\t" | "|";

/** How the bytes of a file are cut into records; the quotation mark is always `"`, doubled inside a cell. */
export interface Dialect {
  delimiter: number;
  /** 10 for LF and CRLF, 13 for CR alone. */
  lineEnd: number;
}

export type RecordFault = "stray-quote" | "text-after-quote" | "unclosed-quote" | "stray-line-end";

/** One record as it was found; reused from call to call, since a file has millions. */
export interface ScannedRecord {
  fault: RecordFault | null;
  cells: number;
  /** Offset behind the last byte of the record, without its line end. */
  content: number;
  /** Offset of the next record. */
  next: number;
  /** Physical lines that the record spans. */
  lines: number;
  /** A quotation mark stands doubled inside a cell. */
  doubled: boolean;
  /** Where each cell but the last ends, of as many as there is room for. */
  ends: Int32Array;
}

/** @param room cells whose ends are to be known */
export const newRecord = (room = 0): ScannedRecord => ({
  fault: null,
  cells: 0,
  content: 0,
  next: 0,
  lines: 0,
  doubled: false,
  ends: new Int32Array(room),
});

const quote = 34;
const carriageReturn = 13;
const lineFeed = 10;

/**
 * Reads one record by the letter of RFC 4180, from `start`; `buffer[end]` has to be a line end (a sentinel).
 *
 * @param whole no more bytes will come behind `end`
 * @returns false if the record may go on behind `end`
 */
export function scanRecord(
  buffer: Buffer,
  start: number,
  end: number,
  whole: boolean,
  dialect: Dialect,
  record: ScannedRecord,
): boolean {
  const { delimiter, lineEnd } = dialect;
  const { ends } = record;
  record.fault = null;
  record.cells = 1;
  record.lines = 1;
  record.doubled = false;
  let p = start;
  for (;;) {
    if (p < end && buffer[p] === quote) {
      p += 1;
      for (;;) {
        while (p < end && buffer[p] !== quote) {
          if (buffer[p] === lineEnd) record.lines += 1;
          p += 1;
        }
        if (p >= end) return whole && damaged("unclosed-quote", buffer, start, end, whole, lineEnd, record);
        // What follows the mark decides what it is.
        if (p + 1 >= end && !whole) return false;
        if (p + 1 < end && buffer[p + 1] === quote) {
          record.doubled = true;
          p += 2;
          continue;
        }
        p += 1;
        break;
      }
      const behind = p >= end ? lineEnd : (buffer[p] as number);
      if (behind !== delimiter && behind !== lineEnd && behind !== carriageReturn) {
        return damaged("text-after-quote", buffer, start, end, whole, lineEnd, record);
      }
    } else {
      for (; p < end; p += 1) {
        const byte = buffer[p] as number;
        if (byte === delimiter || byte === lineEnd || byte === carriageReturn) break;
        if (byte === quote) return damaged("stray-quote", buffer, start, end, whole, lineEnd, record);
        if (byte === lineFeed) return damaged("stray-line-end", buffer, start, end, whole, lineEnd, record);
      }
    }
    if (p >= end) {
      if (!whole) return false;
      record.content = end;
      record.next = end;
      return true;
    }
    const byte = buffer[p] as number;
    if (byte === delimiter) {
      ends[record.cells - 1] = p;
      record.cells += 1;
      p += 1;
      continue;
    }
    record.content = p;
    if (byte === lineEnd) {
      record.next = p + 1;
      return true;
    }
    // A carriage return in a file of line feeds: before one it is half of the line end, else it is astray.
    if (p + 1 >= end) {
      if (!whole) return false;
      record.next = end;
      return true;
    }
    if (buffer[p + 1] !== lineEnd)
      return damaged("stray-line-end", buffer, start, end, whole, lineEnd, record);
    record.next = p + 2;
    return true;
  }
}

/** A record that is not well formed is its first physical line, so that the next line is read for itself. */
function damaged(
  fault: RecordFault,
  buffer: Buffer,
  start: number,
  end: number,
  whole: boolean,
  lineEnd: number,
  record: ScannedRecord,
): boolean {
  let p = start;
  while (p < end && buffer[p] !== lineEnd) p += 1;
  if (p >= end && !whole) return false;
  // Seen from its first line, a cell that goes wrong on a later one was not closed.
  record.fault = record.lines > 1 ? "unclosed-quote" : fault;
  record.lines = 1;
  record.next = p < end ? p + 1 : end;
  record.content = p > start && lineEnd === lineFeed && buffer[p - 1] === carriageReturn ? p - 1 : p;
  return true;
}

/**
 * The cells of a record that {@link scanRecord} found well formed, quotes taken off.
 *
 * @param longest bytes of a cell that are read, for looking at records of any length
 */
export function readCells(
  buffer: Buffer,
  start: number,
  content: number,
  delimiter: number,
  longest = Number.POSITIVE_INFINITY,
): string[] {
  const cells: string[] = [];
  let p = start;
  for (;;) {
    let text: string;
    if (p < content && buffer[p] === quote) {
      const from = p + 1;
      let doubled = false;
      for (p = from; p < content; p += 1) {
        if (buffer[p] !== quote) continue;
        if (buffer[p + 1] !== quote || p + 1 >= content) break;
        doubled = true;
        p += 1;
      }
      text = buffer.toString("utf8", from, Math.min(p, from + longest));
      if (doubled) text = text.replaceAll('""', '"');
      p += 1;
    } else {
      const from = p;
      while (p < content && buffer[p] !== delimiter) p += 1;
      text = buffer.toString("utf8", from, Math.min(p, from + longest));
    }
    cells.push(text);
    if (p >= content) return cells;
    p += 1;
  }
}

/** The cells of a damaged line, cut at every delimiter whatever its quotes say: for looking at, never for loading. */
export const roughCells = (text: string, delimiter: string): string[] =>
  text.split(delimiter).map((cell) => cell.trim().replace(/^"+|"+$/g, ""));
