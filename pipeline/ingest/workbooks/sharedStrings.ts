import type { Readable } from "node:stream";
import { tooLarge } from "../archives/zip.js";
import { readXml } from "./xml.js";

const blockBytes = 1 << 22;
const mostBytes = 1 << 29;
const mostKept = 1 << 16;

/** The texts that the cells of a workbook share, as bytes: a million different ones take what they are long. */
export class SharedStrings {
  private readonly blocks: Buffer[] = [];
  private ends = new Float64Array(1024);
  private starts = new Float64Array(1024);
  private count = 0;
  private used = 0;
  /** those that come often come first */
  private readonly kept: string[] = [];

  /** @throws FileRefused where they are longer than half a gigabyte */
  add(text: string): void {
    const bytes = Buffer.from(text, "utf8");
    let block = this.blocks.at(-1);
    const left = block === undefined ? 0 : this.blocks.length * blockBytes - this.used;
    if (block === undefined || bytes.length > left) {
      if (bytes.length > blockBytes || this.blocks.length * blockBytes >= mostBytes)
        throw tooLarge("holds more than 500 MB of texts");
      this.used = this.blocks.length * blockBytes;
      block = Buffer.allocUnsafe(blockBytes);
      this.blocks.push(block);
    }
    bytes.copy(block, this.used % blockBytes);
    if (this.count === this.ends.length) {
      this.ends = grown(this.ends);
      this.starts = grown(this.starts);
    }
    this.starts[this.count] = this.used;
    this.used += bytes.length;
    this.ends[this.count] = this.used;
    this.count += 1;
  }

  /** The text of a number; null where there is none of it. */
  at(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null;
    const known = this.kept[index];
    if (known !== undefined) return known;
    const start = this.starts[index] ?? 0;
    const block = this.blocks[Math.floor(start / blockBytes)];
    const from = start % blockBytes;
    const text = block?.toString("utf8", from, from + (this.ends[index] ?? 0) - start) ?? null;
    if (text !== null && index < mostKept) this.kept[index] = text;
    return text;
  }
}

function grown(array: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** `_x000D_` stands for a character that XML has not. */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** Reads the part of a workbook that holds its shared texts; how a text sounds (Japanese) is left out. */
export async function readSharedStrings(stream: Readable): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let text = "";
  let within = false;
  let phonetic = false;
  await readXml(stream, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "t") within = !phonetic;
      else if (name === "rPh") phonetic = true;
    },
    text(piece) {
      if (within) text += piece;
    },
    close(name) {
      if (name === "t") within = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "si") strings.add(unescaped(text));
    },
  });
  return strings;
}
