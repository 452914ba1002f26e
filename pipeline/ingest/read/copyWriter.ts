import { closeSync, openSync, writeSync } from "node:fs";
import { UserError } from "../../errors.js";

/** Writes records one to a line, in UTF-8 with line feeds. */
export class CopyWriter {
  private readonly descriptor: number;
  private readonly block = Buffer.allocUnsafe(1 << 20);
  private length = 0;

  /** @throws UserError when the file cannot be made; so does every write when the disk is full */
  constructor(private readonly file: string) {
    try {
      this.descriptor = openSync(file, "w");
    } catch (cause) {
      throw new UserError(`${file} cannot be written`, { hint: (cause as Error).message, cause });
    }
  }

  /** Adds the record in `buffer` between two offsets; an empty one, which only a single column can have, in quotes. */
  add(buffer: Buffer, from: number, to: number): void {
    const bytes = Math.max(2, to - from) + 1;
    if (this.length + bytes > this.block.length) this.flush();
    if (bytes > this.block.length) {
      this.write(buffer.subarray(from, to));
    } else if (to === from) {
      this.block[this.length++] = 34;
      this.block[this.length++] = 34;
    } else {
      buffer.copy(this.block, this.length, from, to);
      this.length += to - from;
    }
    this.block[this.length++] = 10;
  }

  private flush(): void {
    this.write(this.block.subarray(0, this.length));
    this.length = 0;
  }

  private write(bytes: Buffer): void {
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done);
    } catch (cause) {
      const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
      throw new UserError(full ? `no room on the disk for ${this.file}` : `${this.file} cannot be written`, {
        hint: full ? "free some space and run the command again" : (cause as Error).message,
        cause,
      });
    }
  }

  close(): void {
    try {
      this.flush();
    } finally {
      closeSync(this.descriptor);
    }
  }
}
