import { isUtf8 } from "node:buffer";
import { encode1252 } from "./decode.js";
import { roughCells } from "./scanRecord.js";

const quote = 34;

/** Whether these bytes stand there, or behind the mark of a file that was appended to this one. */
export function beginsWith(buffer: Buffer, start: number, text: Buffer): boolean {
  const at =
    buffer[start] === 0xef && buffer[start + 1] === 0xbb && buffer[start + 2] === 0xbf ? start + 3 : start;
  for (let i = 0; i < text.length; i += 1) if (buffer[at + i] !== text[i]) return false;
  return true;
}

/** Nothing but separators, spaces and quotes. */
export function isBlank(buffer: Buffer, from: number, to: number, delimiter: number): boolean {
  for (let p = from; p < to; p += 1) {
    const byte = buffer[p] as number;
    if (byte !== delimiter && byte !== 32 && byte !== 9 && byte !== quote) return false;
  }
  return true;
}

/** A row that cannot be data: of another width, or with one filled cell only. */
export function isNote(cells: readonly string[], fields: number, notes: readonly RegExp[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  if (cells.length === fields && (filled.length !== 1 || fields === 1)) return false;
  const first = (filled[0] ?? "").trim();
  return notes.some((pattern) => pattern.test(first));
}

/** Whether a digit stands in these bytes. */
export function hasDigit(buffer: Buffer, from: number, to: number): boolean {
  for (let p = from; p < to; p += 1) {
    const byte = buffer[p] as number;
    if (byte >= 48 && byte <= 57) return true;
  }
  return false;
}

/** A damaged row that has half of the header's labels, two at least. */
export function repeatsLabels(raw: string, delimiter: string, header: readonly string[]): boolean {
  const labels = new Set(header.filter((label) => label !== ""));
  const found = new Set(roughCells(raw, delimiter).filter((cell) => labels.has(cell)));
  return found.size >= Math.max(2, Math.ceil(labels.size / 2));
}

/** Text that came out of Windows-1252 but whose bytes are valid UTF-8. */
export function isOther(text: Buffer): boolean {
  if (!text.some((byte) => byte >= 0x80)) return false;
  return isUtf8(encode1252(text.toString("utf8")));
}
