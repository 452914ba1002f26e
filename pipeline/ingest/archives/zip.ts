import type { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import { formatDecimal } from "../../words/number.js";
import { FileRefused } from "../reasons/fileRefused.js";

/** A file within a ZIP; its name is never used as a path. */
export interface ZipMember {
  name: string;
  /** bytes when unpacked, as the directory says; reading ends in a fault where they are more */
  bytes: number;
  encrypted: boolean;
}

const mostMembers = 100_000;
const mostBytes = 4_000_000_000;
/** A member this small is let through whatever it was packed into. */
const smallBytes = 50_000_000;
/** Figures and text pack to a tenth, repetitive sheets to a fiftieth; what packs to less was made to fill disks. */
const mostRatio = 200;

/** A ZIP, its directory read and nothing unpacked. */
export class Zip {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws FileRefused where it is damaged, holds names that lead out of it, or too many */
  static async open(file: string): Promise<Zip> {
    const { openPromise } = await import("yauzl");
    let zip: ZipFile | null = null;
    try {
      zip = await openPromise(file, { lazyEntries: true, autoClose: false });
      if (zip.entryCount > mostMembers) throw tooLarge(`holds ${zip.entryCount} files`);
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new Zip(zip, entries);
    } catch (cause) {
      zip?.close();
      throw damaged(cause);
    }
  }

  /** The files, in the order of their names; folders are none. */
  get members(): ZipMember[] {
    return [...this.entries.values()]
      .filter(({ fileName }) => !fileName.endsWith("/"))
      .map((entry) => ({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        encrypted: entry.isEncrypted(),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * The bytes of a member, unpacked while they are read.
   *
   * @throws FileRefused where it is not there, has a password, or unpacks to more than anything that was ever meant
   */
  async read(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw damaged(new Error(`${name} is missing`));
    if (entry.isEncrypted()) throw encrypted();
    const bomb = tooSmallFor(entry.uncompressedSize, entry.compressedSize);
    if (bomb) throw bomb;
    try {
      return await this.zip.openReadStreamPromise(entry);
    } catch (cause) {
      throw damaged(cause);
    }
  }

  close(): void {
    this.zip.close();
  }
}

/** A fault where so many bytes were packed into too few to be an extract; null where they may be one. */
export function tooSmallFor(bytes: number, packed: number): FileRefused | null {
  if (bytes <= mostBytes && (bytes <= smallBytes || bytes <= packed * mostRatio)) return null;
  const large = bytes > mostBytes ? "more than 4,000" : formatDecimal(bytes / 1e6);
  return tooLarge(`unpacks to ${large} MB, far more than any extract of its size`);
}

/** Nothing of a file is read that has a password. */
export const encrypted = (): FileRefused =>
  new FileRefused("encrypted", "has a password", {
    hint: "ask for it without one, or open it with the password and save it without",
  });

/** What a file would unpack to, where that is too much. */
export const tooLarge = (what: string): FileRefused =>
  new FileRefused("unpacks-too-large", what, {
    hint: "ask for it in parts; it was not unpacked",
  });

/** What a ZIP or a workbook ended in while it was read; faults of ours go through. */
export function damaged(cause: unknown): unknown {
  if (cause instanceof FileRefused || cause instanceof TypeError || cause instanceof RangeError) return cause;
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return cause; // the machine's fault, not the file's
  return new FileRefused("damaged-container", `is damaged (${message})`, { hint: "ask for it again" });
}
