/** A table gives up where it takes more steps than these a text: texts may be made so that they stand in one another's way. */
const mostSteps = 16;
/** Of few texts no steps are too many. */
const fewSteps = 100_000;

/** Bytes, and the same read four at a time. */
export interface Bytes {
  buffer: Buffer;
  view: DataView;
}

export const bytesOf = (buffer: Buffer): Bytes => ({
  buffer,
  view: new DataView(buffer.buffer, buffer.byteOffset, buffer.length),
});

/** A number of 32 bits for a text, the same for the same bytes: quick, and a place to look for it, no proof that it is the same. */
function hashOf({ buffer, view }: Bytes, from: number, to: number): number {
  let hash = 0x11c9dc5 ^ (to - from);
  let p = from;
  for (; p + 4 <= to; p += 4) {
    hash = Math.imul(hash ^ view.getInt32(p, true), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  for (; p < to; p += 1) hash = Math.imul(hash ^ (buffer[p] as number), 0x01000193);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 15);
}

/**
 * MurmurHash3 of 32 bits (Appleby 2011). References that run on collide by the thousand where a multiplication alone carries the
 * bits upwards, and another seed does not part them: so a second number is made by another function, that rotates.
 */
function murmurOf({ buffer, view }: Bytes, from: number, to: number): number {
  let hash = 0;
  let p = from;
  for (; p + 4 <= to; p += 4) {
    hash = rotated(hash ^ scattered(view.getInt32(p, true)), 13);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = to - 1; at >= p; at -= 1) tail = (tail << 8) | (buffer[at] as number);
  hash ^= scattered(tail) ^ (to - from);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const rotated = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));
const scattered = (word: number): number => Math.imul(rotated(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);

function longer(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(numbers.length * 2);
  grown.set(numbers);
  return grown;
}

/** The different texts of a column, numbered from 0 in the order in which they come; compared byte by byte. */
export class Words {
  count = 0;
  private held = bytesOf(Buffer.alloc(1 << 12));
  /** Of each, one after the other: its hash and where it ends; it begins where the one before ends. */
  private entries = new Int32Array(256);
  private slots = new Int32Array(1024).fill(-1);
  private last = -1;
  private steps = 0;
  private asked = 0;

  /** The number of the text between two offsets; -1 where there are too many to be kept. */
  number(bytes: Bytes, from: number, to: number): number {
    // most columns say the same for many records
    if (this.last >= 0 && this.is(this.last, bytes, from, to)) return this.last;
    this.asked += 1;
    const hash = hashOf(bytes, from, to);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const held = this.slots[slot] as number;
      if (held < 0) break;
      if (this.entries[2 * held] === hash && this.is(held, bytes, from, to)) {
        this.last = held;
        return held;
      }
      this.steps += 1;
      slot = (slot + 1) & mask;
    }
    if (this.steps > fewSteps + mostSteps * this.asked) return -1;
    this.last = this.add(bytes.buffer, from, to, hash);
    this.slots[slot] = this.last;
    if (this.count * 2 > this.slots.length) this.rehash();
    return this.last;
  }

  /** Bytes that the texts take. */
  get length(): number {
    return this.end(this.count - 1);
  }

  /** The texts in their order; null for one without length, as DuckDB reads it. */
  texts(): (string | null)[] {
    return Array.from({ length: this.count }, (_, at) => {
      const [from, to] = [this.end(at - 1), this.end(at)];
      return to === from ? null : this.held.buffer.toString("utf8", from, to);
    });
  }

  /** Whether the text of a number stands between two offsets. */
  is(at: number, { buffer, view }: Bytes, from: number, to: number): boolean {
    let q = this.end(at - 1);
    if (this.end(at) - q !== to - from) return false;
    const { held } = this;
    let p = from;
    for (; p + 4 <= to; p += 4, q += 4) if (view.getInt32(p) !== held.view.getInt32(q)) return false;
    for (; p < to; p += 1, q += 1) if (buffer[p] !== held.buffer[q]) return false;
    return true;
  }

  private end(at: number): number {
    return at < 0 ? 0 : (this.entries[2 * at + 1] as number);
  }

  private add(buffer: Buffer, from: number, to: number, hash: number): number {
    const begin = this.length;
    const end = begin + to - from;
    if (end > this.held.buffer.length) {
      const larger = Buffer.alloc(Math.max(end, this.held.buffer.length * 2));
      this.held.buffer.copy(larger, 0, 0, begin);
      this.held = bytesOf(larger);
    }
    buffer.copy(this.held.buffer, begin, from, to);
    if (2 * this.count === this.entries.length) this.entries = longer(this.entries);
    this.entries[2 * this.count] = hash;
    this.entries[2 * this.count + 1] = end;
    this.count += 1;
    return this.count - 1;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let at = 0; at < this.count; at += 1) {
      let slot = (this.entries[2 * at] as number) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = at;
    }
    this.slots = slots;
  }
}

/** How many different texts there are, of each of which 64 bits are held: of millions their bytes would be too many. */
export class Counted {
  count = 0;
  /** Both halves of each, one after the other; nought is none. */
  private slots = new Int32Array(1 << 13);
  private steps = 0;
  private asked = 0;

  constructor(private readonly most: number) {}

  /** Takes in the text between two offsets; false where there are too many to be held. */
  add(bytes: Bytes, from: number, to: number): boolean {
    this.asked += 1;
    const one = hashOf(bytes, from, to) || 1;
    const other = murmurOf(bytes, from, to);
    const slot = this.find(one, other);
    if (this.slots[slot] !== 0) return true;
    if (this.count === this.most || this.steps > fewSteps + mostSteps * this.asked) return false;
    this.slots[slot] = one;
    this.slots[slot + 1] = other;
    this.count += 1;
    if (this.count * 8 > this.slots.length * 3) this.rehash();
    return true;
  }

  /** Where a text stands, or has room. */
  private find(one: number, other: number): number {
    const { slots } = this;
    const mask = slots.length - 2;
    let slot = (one << 1) & mask;
    while (slots[slot] !== 0 && (slots[slot] !== one || slots[slot + 1] !== other)) {
      this.steps += 1;
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private rehash(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const one = before[at] as number;
      if (one === 0) continue;
      const other = before[at + 1] as number;
      const slot = this.find(one, other);
      this.slots[slot] = one;
      this.slots[slot + 1] = other;
    }
  }
}

/** The different rows of some columns of numbers, numbered from 0 in the order in which they come, and how often each does. */
export class Rows {
  count = 0;
  /** Of each row, one after the other: its numbers, its hash and how often it came. */
  private entries: Int32Array<ArrayBuffer>;
  private readonly size: number;
  private slots = new Int32Array(1024).fill(-1);
  private steps = 0;
  private asked = 0;

  constructor(private readonly width: number) {
    this.size = width + 2;
    this.entries = new Int32Array(this.size * 256);
  }

  /** Counts a row and gives its number; -1 where there are too many to be kept. */
  add(row: Int32Array): number {
    const { width, size } = this;
    this.asked += 1;
    let hash = 0x11c9dc5;
    for (let at = 0; at < width; at += 1) {
      hash = Math.imul(hash ^ (row[at] as number), 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 13;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const held = this.slots[slot] as number;
      if (held < 0) break;
      const { entries } = this;
      const begin = held * size;
      let same = entries[begin + width] === hash;
      for (let at = 0; same && at < width; at += 1) same = entries[begin + at] === row[at];
      if (same) {
        entries[begin + width + 1] = (entries[begin + width + 1] as number) + 1;
        return held;
      }
      this.steps += 1;
      slot = (slot + 1) & mask;
    }
    if (this.steps > fewSteps + mostSteps * this.asked) return -1;
    const begin = this.count * size;
    if (begin === this.entries.length) this.entries = longer(this.entries);
    this.entries.set(row, begin);
    this.entries[begin + width] = hash;
    this.entries[begin + width + 1] = 1;
    this.slots[slot] = this.count;
    this.count += 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return this.count - 1;
  }

  /** Counts a row once more by its number. */
  again(at: number): void {
    const times = at * this.size + this.width + 1;
    this.entries[times] = (this.entries[times] as number) + 1;
  }

  /** The columns of the rows, and how often each row came. */
  held(): { columns: Int32Array<ArrayBuffer>[]; times: Int32Array<ArrayBuffer> } {
    const column = (place: number): Int32Array<ArrayBuffer> => {
      const numbers = new Int32Array(this.count);
      for (let at = 0; at < this.count; at += 1) numbers[at] = this.entries[at * this.size + place] as number;
      return numbers;
    };
    return {
      columns: Array.from({ length: this.width }, (_, place) => column(place)),
      times: column(this.width + 1),
    };
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let at = 0; at < this.count; at += 1) {
      let slot = (this.entries[at * this.size + this.width] as number) & (slots.length - 1);
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = at;
    }
    this.slots = slots;
  }
}
