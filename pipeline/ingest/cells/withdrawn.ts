/** How the texts begin that say of a record that it is none (`cancelledText`), in three characters of lower case. */
const beginnings = [
  ...[
    "rec",
    "cas",
    "rep",
    "job",
    "inc",
    "can",
    "voi",
    "del",
    "no-",
    "no ",
    "noc",
    "cre",
    "ent",
    "rai",
    "log",
    "add",
  ],
  ...["thi", "an ", "a d", "a c", "dup", "cop"],
];

/** Each byte as one of 32: letters in either case are alike, and so are a few others. */
const part = (byte: number): number => byte & 31;

const begins = new Uint8Array(1 << 15);
for (const text of beginnings) {
  const [one = 0, two = 0, three = 0] = Buffer.from(text);
  begins[(part(one) << 10) | (part(two) << 5) | part(three)] = 1;
}

/** A part of each of these texts. */
const anyPart = /cancel|voided|delet|no[ -]?crime|in error|duplic|(?:dup|copy) of/i;

const blank = 32;

/** Whether the cell between two offsets may say that its record is none: most begin otherwise, and a look tells. */
export function maySayWithdrawn(buffer: Buffer, from: number, to: number): boolean {
  let p = from;
  while (p < to && buffer[p] === blank) p += 1;
  if (to - p < 3) return false;
  // a blank of another kind, which is none of its text
  if ((buffer[p] as number) >= 0x80) return anyPart.test(buffer.toString("latin1", p, to));
  const beginning =
    (part(buffer[p] as number) << 10) | (part(buffer[p + 1] as number) << 5) | part(buffer[p + 2] as number);
  return begins[beginning] === 1 && anyPart.test(buffer.toString("latin1", p, to));
}
