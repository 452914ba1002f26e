import { createHash, type Hash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from "node:fs";
import type { Encoding } from "./encoding.js";

/** Stands in decoded text for what is no character: never valid in UTF-8, so that the gate finds the line. */
const undecodable = 0xff;
const loneSurrogate = /\p{Surrogate}/u;

const high1252 =
  "\u20ac\uffff\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\uffff\u017d\uffff" +
  "\uffff\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\uffff\u017e\u0178";

const utf8Of1252: readonly Buffer[] = Array.from({ length: 256 }, (_, byte) => {
  const character =
    byte >= 0x80 && byte < 0xa0 ? (high1252[byte - 0x80] ?? "\uffff") : String.fromCharCode(byte);
  return character === "\uffff" ? Buffer.of(undecodable) : Buffer.from(character, "utf8");
});

const byteOf1252 = new Map<string, number>(
  utf8Of1252.flatMap((bytes, byte) =>
    bytes[0] === undecodable ? [] : [[bytes.toString("utf8"), byte] as const],
  ),
);

/** The bytes that a text had in Windows-1252. */
export function encode1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (character) => byteOf1252.get(character) ?? 0x3f));
}

function decode1252(raw: Buffer): Buffer {
  const out = Buffer.allocUnsafe(raw.length * 3);
  let length = 0;
  for (let i = 0; i < raw.length; i += 1) {
    const byte = raw[i] as number;
    if (byte < 0x80) out[length++] = byte;
    else for (const unit of utf8Of1252[byte] as Buffer) out[length++] = unit;
  }
  return out.subarray(0, length);
}

function decode16(units: Buffer): Buffer {
  const text = units.toString("utf16le");
  if (!loneSurrogate.test(text)) return Buffer.from(text, "utf8");
  const parts = Array.from(text, (character) =>
    loneSurrogate.test(character) ? Buffer.of(undecodable) : Buffer.from(character, "utf8"),
  );
  return Buffer.concat(parts);
}

/**
 * A file read once from its start: hashed as it is read, and handed out as UTF-8 without its byte order mark.
 * What cannot be decoded comes out as the byte 0xFF.
 */
export class Source {
  private readonly descriptor: number;
  private readonly before: Stats;
  private readonly hash: Hash = createHash("sha256");
  private readonly raw: Buffer | null;
  private pending: Buffer = Buffer.alloc(0);
  private carry: Buffer = Buffer.alloc(0);
  private position = 0;
  private finished = false;

  constructor(
    readonly file: string,
    readonly encoding: Encoding,
    readonly mark: number,
  ) {
    this.descriptor = openSync(file, "r");
    this.before = fstatSync(this.descriptor);
    this.raw = encoding === "utf-8" || encoding === "utf-8-bom" ? null : Buffer.allocUnsafe(1 << 18);
  }

  get bytes(): number {
    return this.position;
  }

  /** Fills `into` from `at` up to `until`; returns how many bytes came, 0 at the end of the file. */
  read(into: Buffer, at: number, until: number): number {
    if (this.raw === null) return this.readPlain(into, at, until);
    while (this.pending.length === 0) {
      if (this.finished) return 0;
      this.pending = this.readConverted(this.raw);
    }
    const got = Math.min(this.pending.length, until - at);
    this.pending.copy(into, at, 0, got);
    this.pending = this.pending.subarray(got);
    return got;
  }

  private readPlain(into: Buffer, at: number, until: number): number {
    const got = readSync(this.descriptor, into, at, until - at, null);
    this.hash.update(into.subarray(at, at + got));
    const skip = Math.min(got, Math.max(0, this.mark - this.position));
    this.position += got;
    if (skip === 0) return got;
    into.copyWithin(at, at + skip, at + got);
    return got - skip > 0 ? got - skip : this.readPlain(into, at, until);
  }

  private readConverted(raw: Buffer): Buffer {
    const got = readSync(this.descriptor, raw, 0, raw.length, null);
    const block = raw.subarray(0, got);
    this.hash.update(block);
    const text = block.subarray(Math.min(got, Math.max(0, this.mark - this.position)));
    this.position += got;
    if (got === 0) this.finished = true;
    if (this.encoding === "windows-1252") return decode1252(text);
    const joined = Buffer.concat([this.carry, text]);
    const even = joined.length & ~1;
    const units = Buffer.from(joined.subarray(0, even));
    if (this.encoding === "utf-16be") units.swap16();
    // The first half of a surrogate pair waits for the second.
    const high = even > 0 && ((units[even - 1] as number) & 0xfc) === 0xd8;
    const cut = high && !this.finished ? even - 2 : even;
    this.carry = Buffer.from(joined.subarray(cut));
    const decoded = decode16(units.subarray(0, cut));
    return this.finished && joined.length > even ? Buffer.concat([decoded, Buffer.of(undecodable)]) : decoded;
  }

  /** Bytes of the original file that a piece of decoded text stood for. */
  originalLength(text: Buffer): number {
    if (this.raw === null) return text.length;
    const width = this.encoding === "windows-1252" ? 1 : 2;
    let units = 0;
    for (let i = 0; i < text.length; i += 1) {
      const byte = text[i] as number;
      if ((byte & 0xc0) === 0x80) continue;
      units += width === 2 && byte >= 0xf0 && byte < 0xf8 ? 2 : 1;
    }
    return units * width;
  }

  /** SHA-256 of what was read, in hexadecimal. */
  digest(): string {
    return this.hash.digest("hex");
  }

  /** Whether the file under this name is still the one that was opened, of the same size and date, and was read whole. */
  unchanged(): boolean {
    const now = statSync(this.file, { throwIfNoEntry: false });
    return (
      now !== undefined &&
      now.ino === this.before.ino &&
      now.size === this.before.size &&
      now.mtimeMs === this.before.mtimeMs &&
      this.position === this.before.size
    );
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
