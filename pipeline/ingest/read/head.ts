import { isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";
import { Source } from "./decode.js";
import { type EncodingVerdict, judgeEightBit, sniffEncoding } from "./encoding.js";
import { withoutMarks } from "./marks.js";
import { type Delimiter, type Dialect, newRecord, readCells, roughCells, scanRecord } from "./scanRecord.js";

export const delimiters: readonly Delimiter[] = [",", ";", "\t", "|"];

/** The first part of a file, decoded. */
export interface Head {
  verdict: EncodingVerdict;
  lineEnd: 10 | 13;
  text: Buffer;
  /** The file goes no further. */
  whole: boolean;
}

/** A record of the head, as one delimiter cuts it. */
export interface HeadRow {
  start: number;
  content: number;
  next: number;
  /** Physical line, from 1, and how many it spans. */
  line: number;
  lines: number;
  damaged: boolean;
  cells: string[];
}

/**
 * Reads the first `size` bytes of text.
 *
 * @param declared the encoding that the contract states
 * @param settled the encoding, where the whole file has been looked at
 */
export function readHead(file: string, size: number, declared?: string, settled?: EncodingVerdict): Head {
  if (settled) {
    const text = decodeHead(file, settled, size);
    return { verdict: settled, ...text, lineEnd: lineEndOf(text.text) };
  }
  const first = firstBytes(file);
  let verdict = sniffEncoding(first);
  // Text with few plain letters does not show UTF-16 by its zero bytes; with a contract that says so, one is enough.
  if (
    (declared === "utf-16le" || declared === "utf-16be") &&
    verdict.encoding === "utf-8" &&
    first.includes(0)
  ) {
    verdict = { encoding: declared, mark: 0, mixed: false };
  }
  let text = decodeHead(file, verdict, size);
  if (!isUtf8(text.text) && (verdict.encoding === "utf-8" || verdict.encoding === "utf-8-bom")) {
    verdict = judge(file, verdict, declared);
    text = decodeHead(file, verdict, size);
  }
  return { verdict, ...text, lineEnd: lineEndOf(text.text) };
}

function firstBytes(file: string): Buffer {
  const first = Buffer.alloc(4096);
  const descriptor = openSync(file, "r");
  const got = readSync(descriptor, first);
  closeSync(descriptor);
  return first.subarray(0, got);
}

const signatures: readonly (readonly [string, string])[] = [
  ["504b0304", "a spreadsheet or an archive (ZIP)"],
  ["d0cf11e0a1b11ae1", "an old Excel or Word file"],
  ["25504446", "a PDF"],
  ["1f8b08", "a compressed file (gzip)"],
];

/** What the first bytes say that a file is, if it is not text. */
export const notText = (file: string): string | null => {
  const start = firstBytes(file).subarray(0, 8).toString("hex");
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
};

/** What the whole file says where the first bytes were not enough. */
export function judge(file: string, verdict: EncodingVerdict, declared?: string): EncodingVerdict {
  if (declared === "utf-8") return { ...verdict, mixed: true };
  return judgeEightBit(file, verdict.mark);
}

function decodeHead(file: string, verdict: EncodingVerdict, size: number): { text: Buffer; whole: boolean } {
  const source = new Source(file, verdict.encoding, verdict.mark);
  const buffer = Buffer.allocUnsafe(size);
  let length = 0;
  let got = -1;
  while (length < size && got !== 0) {
    got = source.read(buffer, length, size);
    length += got;
  }
  source.close();
  // A character cut in half at the end is no damage.
  let end = length;
  if (got !== 0)
    while (end > 0 && length - end < 4 && ((buffer[end - 1] as number) & 0xc0) === 0x80) end -= 1;
  if (got !== 0 && end > 0 && (buffer[end - 1] as number) >= 0xc0) end -= 1;
  return { text: buffer.subarray(0, got === 0 ? length : end), whole: got === 0 };
}

/** The first line end outside quotes says what ends the lines: carriage returns alone, or line feeds. */
function lineEndOf(text: Buffer): 10 | 13 {
  if (!text.includes(13)) return 10;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const byte = text[i];
    if (byte === 34) quoted = !quoted;
    else if (byte === 10 && !quoted) return 10;
    else if (byte === 13 && !quoted) return text[i + 1] === 10 || i + 1 === text.length ? 10 : 13;
  }
  return text.includes(10) ? 10 : 13;
}

/** Offsets at which the first `count` physical lines begin. */
export function lineStarts(head: Head, count: number): number[] {
  const starts = head.text.length > 0 ? [0] : [];
  while (starts.length < count) {
    const end = head.text.indexOf(head.lineEnd, starts[starts.length - 1] ?? 0);
    if (end < 0 || end + 1 >= head.text.length) break;
    starts.push(end + 1);
  }
  return starts;
}

/** The record that begins at an offset; null if the head ends inside it. */
export function rowAt(head: Head, start: number, line: number, delimiter: Delimiter): HeadRow | null {
  const dialect: Dialect = { delimiter: delimiter.charCodeAt(0), lineEnd: head.lineEnd };
  const record = newRecord();
  if (!scanRecord(head.text, start, head.text.length, head.whole, dialect, record)) return null;
  const damaged = record.fault !== null;
  const { content, next, lines } = record;
  // Records of many megabytes are looked at, not copied.
  const long = content - start > 1 << 20;
  const cells = damaged
    ? roughCells(head.text.toString("utf8", start, long ? start + (1 << 20) : content), delimiter)
    : readCells(head.text, start, content, dialect.delimiter, long ? 1 << 16 : undefined);
  return { start, content, next, line, lines, damaged, cells };
}

/** The head's records one after another, as the gate would cut them. */
export function rowsOf(head: Head, delimiter: Delimiter, limit: number): HeadRow[] {
  const rows: HeadRow[] = [];
  let start = 0;
  let line = 1;
  while (start < head.text.length && rows.length < limit) {
    const row = rowAt(head, start, line, delimiter);
    if (row === null) break;
    rows.push(row);
    start = row.next;
    line += row.lines;
  }
  return rows;
}

/** A label as printed, on one line; what has no width is not there. */
export const foldLabel = (text: string): string =>
  text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();

const keys = new Map<string, string>();

/** A label as compared: without case, notes and odd spaces. The same labels come back with every file. */
export function labelKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = foldLabel(
    withoutMarks(text)
      .normalize("NFKC")
      .replace(/\[(note|notes)\s[^\]]*\]/giu, " ")
      .toLowerCase(),
  );
  if (text.length < 200 && keys.size < 10_000) keys.set(text, key);
  return key;
}
