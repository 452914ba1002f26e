import { isAscii, isUtf8 } from "node:buffer";
import { closeSync, openSync, readSync } from "node:fs";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";

const lineFeed = 10;
const carriageReturn = 13;

export interface EncodingVerdict {
  encoding: Encoding;
  /** Bytes of the mark at the start of the file. */
  mark: number;
  /** Lines in both UTF-8 and Windows-1252 were found: each line has to be looked at. */
  mixed: boolean;
}

/**
 * The encoding as far as the first bytes tell it: a byte order mark, else the zero bytes that plain letters
 * have in UTF-16, else UTF-8 until a byte says otherwise.
 */
export function sniffEncoding(head: Buffer): EncodingVerdict {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: "utf-8-bom", mark: 3, mixed: false };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", mark: 2, mixed: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", mark: 2, mixed: false };
  const length = Math.min(head.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (head[i] === 0) even += 1;
    if (head[i + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  // A block of zeros (a torn write) has them in both halves of a pair; text has them in one.
  if (odd > pairs * 0.4 && even * 4 < odd) return { encoding: "utf-16le", mark: 0, mixed: false };
  if (even > pairs * 0.4 && odd * 4 < even) return { encoding: "utf-16be", mark: 0, mixed: false };
  return { encoding: "utf-8", mark: 0, mixed: false };
}

/**
 * Decides between UTF-8 and Windows-1252 for a file that is not UTF-8 throughout, by its lines: those with
 * bytes above 127 are either valid UTF-8 or not. Where both occur the majority decides and the others are
 * to be quarantined, since reading them in the wrong encoding would alter them without a word.
 */
export function judgeEightBit(file: string, mark: number): EncodingVerdict {
  const descriptor = openSync(file, "r");
  const block = Buffer.allocUnsafe(1 << 20);
  let valid = 0;
  let invalid = 0;
  let rest: Buffer = Buffer.alloc(0);
  const judge = (text: Buffer): void => {
    let start = 0;
    let high = false;
    for (let i = 0; i <= text.length; i += 1) {
      const byte = i < text.length ? (text[i] as number) : lineFeed;
      if (byte >= 0x80) high = true;
      if (byte !== lineFeed && byte !== carriageReturn) continue;
      if (high && isUtf8(text.subarray(start, i))) valid += 1;
      else if (high) invalid += 1;
      start = i + 1;
      high = false;
    }
  };
  try {
    for (let got = readSync(descriptor, block); got > 0; got = readSync(descriptor, block)) {
      const text = rest.length > 0 ? Buffer.concat([rest, block.subarray(0, got)]) : block.subarray(0, got);
      if (rest.length === 0 && isAscii(text)) continue;
      const last = Math.max(text.lastIndexOf(lineFeed), text.lastIndexOf(carriageReturn));
      // Without a line end in sight, judge what there is: lines longer than 16 MB are not worth more memory.
      const cut = last < 0 ? (text.length > 1 << 24 ? text.length : 0) : last + 1;
      judge(text.subarray(0, cut));
      rest = Buffer.from(text.subarray(cut));
    }
  } finally {
    closeSync(descriptor);
  }
  judge(rest);
  if (mark === 3) return { encoding: "utf-8-bom", mark, mixed: invalid > 0 };
  return { encoding: valid >= invalid ? "utf-8" : "windows-1252", mark: 0, mixed: valid > 0 && invalid > 0 };
}
