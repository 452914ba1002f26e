import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { storeFault } from "../../store/storeFault.js";

const blockLength = 1 << 20;

/** Writes lines of text one after another, in blocks. */
export class LineWriter {
  private readonly handle: number;
  private block = "";

  /** @throws UserError where the disk is full or the folder cannot be written to, as every line may */
  constructor(private readonly file: string) {
    this.handle = this.try(() => openSync(file, "w"));
  }

  line(text: string): void {
    this.block += `${text}\n`;
    if (this.block.length >= blockLength) this.flush();
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.handle);
    }
  }

  private flush(): void {
    const bytes = Buffer.from(this.block, "utf8");
    this.block = "";
    this.try(() => {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.handle, bytes, done);
    });
  }

  private try<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw storeFault(this.file, cause);
    }
  }
}

/** The lines that a {@link LineWriter} wrote, one after another. */
export function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, "r");
  const decoder = new StringDecoder("utf8");
  const block = Buffer.allocUnsafe(blockLength);
  let rest = "";
  try {
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) {
      const lines = (rest + decoder.write(block.subarray(0, got))).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } finally {
    closeSync(handle);
  }
}
