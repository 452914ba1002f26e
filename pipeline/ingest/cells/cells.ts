import { maySayWithdrawn } from "./withdrawn.js";
import { bytesOf, Counted, Rows, Words } from "./words.js";

/** The columns of a file whose cells are gathered while its records are walked, by their index. */
export interface AskedColumns {
  /** those that the contract maps, by role */
  mapped: Readonly<Record<string, number>>;
  /** one that nothing reads and that has a reference in each record; -1 where there is none */
  reference: number;
  /** codes that are read, and the names beside them that are not; null where there are none */
  beside: { code: number; name: number } | null;
  /** those that are neither mapped nor dropped, in which a record may say that it is none */
  unread: readonly number[];
}

/** Cells of a file's records, each different text once; a cell without length is null, as DuckDB reads it. */
export interface Cells {
  /** the mapped columns */
  roles: readonly string[];
  /** the different texts of each */
  texts: readonly (readonly (string | null)[])[];
  /** of each column, by group of records with the same mapped cells, the number of the text */
  groups: readonly Int32Array<ArrayBuffer>[];
  /** how many records each group has */
  times: Int32Array<ArrayBuffer>;
  /** the group of each record, in the order of the file; null of more than {@link mostInOrder} */
  groupOf: Int32Array<ArrayBuffer> | null;
  /** records with a reference, blanks at its ends left out, and how many different ones they have */
  references: { named: number; different: number } | null;
  /** each code with each name beside it, and in how many records */
  beside: { codes: (string | null)[]; names: (string | null)[]; times: Int32Array<ArrayBuffer> } | null;
  /** whether an unread cell may say that its record is none */
  withdrawn: boolean;
}

/** No more is held in memory than this: DuckDB reads the file then. The references are 64 MB. */
const most = { groups: 1_000_000, bytes: 32_000_000, references: 6_000_000 };

/** Of files of more records, which are extracts of systems, the rows are alike with reason, and their order is not kept. */
export const mostInOrder = 300_000;

const quote = 34;
const blank = 32;

/** Gathers the cells of the records that pass the gate. */
export class CellsGathered {
  private readonly roles: string[];
  private readonly indexes: number[];
  private readonly words: Words[];
  private readonly groups: Rows;
  private readonly row: Int32Array;
  private groupOf: Int32Array<ArrayBuffer> = new Int32Array(1 << 12);
  private records = 0;
  private readonly references = new Counted(most.references);
  private named = 0;
  private readonly besideWords = [new Words(), new Words()] as const;
  private readonly pairs = new Rows(2);
  private readonly pair = new Int32Array(2);
  /** of each code the pair in which it stood last */
  private readonly lastPairs: number[] = [];
  private readonly pairNames: number[] = [];
  private withdrawn = false;
  private full = false;
  private current = bytesOf(Buffer.alloc(1));
  private unquoted = bytesOf(Buffer.alloc(1 << 10));
  /** The cell that was found last. */
  private held = this.current;
  private from = 0;
  private to = 0;

  constructor(private readonly asked: AskedColumns) {
    const mapped = Object.entries(asked.mapped);
    this.roles = mapped.map(([role]) => role);
    this.indexes = mapped.map(([, index]) => index);
    this.words = mapped.map(() => new Words());
    this.groups = new Rows(mapped.length);
    this.row = new Int32Array(mapped.length);
  }

  /**
   * Takes in a record that stands in `buffer` between two offsets.
   *
   * @param cells how many it has; what stands behind is blank
   * @param ends where each cell but the last ends
   */
  take(buffer: Buffer, start: number, content: number, cells: number, ends: Int32Array): void {
    if (this.full) return;
    if (this.current.buffer !== buffer) this.current = bytesOf(buffer);
    const { row, words, indexes, asked } = this;
    let kept = true;
    for (let at = 0; at < indexes.length; at += 1) {
      this.find(indexes[at] as number, start, content, cells, ends);
      const number = (words[at] as Words).number(this.held, this.from, this.to);
      row[at] = number;
      if (number < 0) kept = false;
    }
    const group = kept ? this.groups.add(row) : -1;
    if (group < 0 || group >= most.groups) kept = false;
    if (asked.reference >= 0) {
      this.find(asked.reference, start, content, cells, ends);
      if (!this.refer()) kept = false;
    }
    if (asked.beside !== null) {
      this.find(asked.beside.code, start, content, cells, ends);
      const code = this.besideWords[0].number(this.held, this.from, this.to);
      this.find(asked.beside.name, start, content, cells, ends);
      if (code < 0 || !this.name(code)) kept = false;
    }
    for (let at = 0; at < asked.unread.length && !this.withdrawn; at += 1) {
      this.find(asked.unread[at] as number, start, content, cells, ends);
      this.withdrawn = maySayWithdrawn(this.held.buffer, this.from, this.to);
    }
    // a thousand records of this length have as many bytes as may be held
    const looked = this.records % 1024 === 0 || content - start > most.bytes / 1024;
    if (!kept || (looked && this.size() > most.bytes)) {
      this.full = true;
      return;
    }
    if (this.records < mostInOrder) {
      if (this.records === this.groupOf.length) {
        const longer = new Int32Array(this.records * 2);
        longer.set(this.groupOf);
        this.groupOf = longer;
      }
      this.groupOf[this.records] = group;
    }
    this.records += 1;
  }

  /** What was gathered; null where it was too much. */
  done(): Cells | null {
    if (this.full) return null;
    const { columns, times } = this.groups.held();
    return {
      roles: this.roles,
      texts: this.words.map((words) => words.texts()),
      groups: columns,
      times,
      groupOf: this.records > mostInOrder ? null : this.groupOf.slice(0, this.records),
      references: this.asked.reference < 0 ? null : { named: this.named, different: this.references.count },
      beside: this.asked.beside ? this.besideHeld() : null,
      withdrawn: this.withdrawn,
    };
  }

  private besideHeld(): NonNullable<Cells["beside"]> {
    const [codes, names] = this.besideWords.map((words) => words.texts());
    const { columns, times } = this.pairs.held();
    const textsOf = (texts: readonly (string | null)[] = [], numbers?: Int32Array): (string | null)[] =>
      Array.from(numbers ?? [], (number) => texts[number] ?? null);
    return { codes: textsOf(codes, columns[0]), names: textsOf(names, columns[1]), times };
  }

  /** Counts the reference that was found, without the blanks at its ends; false where there are too many. */
  private refer(): boolean {
    const { buffer } = this.held;
    if (this.from < this.to && (buffer[this.from] === blank || buffer[this.to - 1] === blank)) {
      // DuckDB takes blanks of all kinds off
      const text = buffer.toString("utf8", this.from, this.to).replace(/^\p{Zs}+|\p{Zs}+$/gu, "");
      this.held = bytesOf(Buffer.from(text));
      this.from = 0;
      this.to = this.held.buffer.length;
    }
    if (this.from === this.to) return true;
    this.named += 1;
    return this.references.add(this.held, this.from, this.to);
  }

  /** Counts the name that was found beside a code: most have always the same. False where there are too many. */
  private name(code: number): boolean {
    const names = this.besideWords[1];
    const last = this.lastPairs[code];
    if (last !== undefined && names.is(this.pairNames[last] as number, this.held, this.from, this.to)) {
      this.pairs.again(last);
      return true;
    }
    const name = names.number(this.held, this.from, this.to);
    this.pair[0] = code;
    this.pair[1] = name;
    const pair = name < 0 ? -1 : this.pairs.add(this.pair);
    if (pair < 0) return false;
    this.lastPairs[code] = pair;
    this.pairNames[pair] = name;
    return true;
  }

  private size(): number {
    return [...this.words, ...this.besideWords].reduce((sum, { length }) => sum + length, 0);
  }

  /** Finds a cell, without its quotes: between `from` and `to` in `held`. */
  private find(index: number, start: number, content: number, cells: number, ends: Int32Array): void {
    this.held = this.current;
    if (index >= cells) {
      this.from = this.to = content;
      return;
    }
    this.from = index === 0 ? start : (ends[index - 1] as number) + 1;
    this.to = index === cells - 1 ? content : (ends[index] as number);
    if (this.from < this.to && this.current.buffer[this.from] === quote) this.unquote();
  }

  private unquote(): void {
    const { buffer } = this.current;
    this.from += 1;
    this.to -= 1;
    const doubled = buffer.subarray(this.from, this.to).indexOf(quote);
    if (doubled < 0) return;
    if (this.unquoted.buffer.length < this.to - this.from)
      this.unquoted = bytesOf(Buffer.alloc(this.to - this.from));
    let length = 0;
    for (let p = this.from; p < this.to; p += 1) {
      this.unquoted.buffer[length] = buffer[p] as number;
      length += 1;
      if (buffer[p] === quote) p += 1;
    }
    this.held = this.unquoted;
    this.from = 0;
    this.to = length;
  }
}
