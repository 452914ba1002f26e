const short = new Set(["d", "m", "y"]);

/** What a text has to look like to be read by a format: numbers by their length, in the format's order. */
const shape = (format: string): string =>
  format.replace(/%([a-zA-Z])/g, (directive, letter: string) => (short.has(letter) ? "%n" : directive));

/** A label of a financial year written in six digits looks as a year and a month do. */
const alike = (one: string, other: string): boolean =>
  one !== other &&
  (shape(one) === shape(other) || (/^\d{4}-\d{2}$/.test(one) && ["%Y%m", "%Y-%m", "%Y/%m"].includes(other)));

/** Two formats that read one and the same text as different dates; null where no two do. */
export function ambiguousFormats(formats: readonly string[]): readonly [string, string] | null {
  for (const one of formats) {
    const other = formats.find((candidate) => alike(one, candidate));
    if (other !== undefined) return [one, other];
  }
  return null;
}
