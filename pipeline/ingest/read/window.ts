import { isUtf8 } from "node:buffer";
import { addCharacters, type Characters, noCharacters } from "./characters.js";
import type { Source } from "./decode.js";

/** Records up to this length are read; the window grows to it when a cell needs it. */
export const longestRecord = 64 << 20;

/** The part of a decoded file that is in memory, moved along as it is read; `buffer[end]` is always a line end. */
export class Window {
  buffer: Buffer;
  end = 0;
  /** Offset of `buffer[0]` in the decoded text. */
  offset = 0;
  ended = false;
  /** Bytes up to this offset of the decoded text came in a piece that is not valid UTF-8. */
  suspectUntil = 0;
  /** Bytes up to this offset came in a piece with NUL bytes. */
  nulUntil = 0;
  /** Of the text so far. */
  readonly characters: Characters = noCharacters();
  private checked = 0;
  /** A place in the window whose offset on the disk is known, and that offset. */
  private known = 0;
  private original: number;

  constructor(
    private readonly source: Source,
    private readonly lineEnd: number,
    capacity: number,
  ) {
    this.buffer = Buffer.allocUnsafe(capacity + 1);
    this.original = source.mark;
    this.buffer[0] = lineEnd;
  }

  /** Drops what stands before `keep` and reads on; false when a single record fills the window to its limit. */
  fill(keep: number): boolean {
    if (keep > 0) {
      this.originalOffset(keep);
      this.known = 0;
      this.buffer.copyWithin(0, keep, this.end);
      this.end -= keep;
      this.offset += keep;
      this.checked -= keep;
    } else if (this.end >= this.buffer.length - 1) {
      if (this.end >= longestRecord) return false;
      const larger = Buffer.allocUnsafe(Math.min(longestRecord, this.end * 2) + 1);
      this.buffer.copy(larger, 0, 0, this.end);
      this.buffer = larger;
    }
    const got = this.source.read(this.buffer, this.end, this.buffer.length - 1);
    if (got === 0) this.ended = true;
    const read = this.buffer.subarray(this.end, this.end + got);
    if (read.includes(0)) this.nulUntil = this.offset + this.end + got;
    addCharacters(this.characters, this.buffer.subarray(0, this.end + got), this.end);
    this.end += got;
    this.buffer[this.end] = this.lineEnd;
    this.checkText();
    return true;
  }

  /** A character may be cut by the end of a piece, so it is looked at when its last byte is here. */
  private checkText(): void {
    const from = Math.max(0, this.checked);
    let until = this.end;
    if (!this.ended) {
      for (let back = 1; back <= 3 && until - back >= from; back += 1) {
        const byte = this.buffer[this.end - back] as number;
        if (byte < 0x80) break;
        if (byte >= 0xc0) {
          until = this.end - back;
          break;
        }
      }
    }
    if (until > from && !isUtf8(this.buffer.subarray(from, until))) this.suspectUntil = this.offset + until;
    this.checked = until;
  }

  /** Offset in the file as it is on the disk; places are asked for in ascending order. */
  originalOffset(at: number): number {
    if (at < this.known) throw new Error("offsets are counted forwards only");
    this.original += this.source.originalLength(this.buffer.subarray(this.known, at));
    this.known = at;
    return this.original;
  }
}
