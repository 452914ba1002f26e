/** One file of the sample: its name and the bytes a partner would have sent. */
export interface Extract {
  name: string;
  bytes: Buffer;
}

export type Cell = string | number;

export interface Layout {
  /** lines above the header, one cell each unless given as a row */
  title?: readonly (readonly Cell[])[];
  header: readonly Cell[];
  records: readonly (readonly Cell[])[];
  notes?: readonly (readonly Cell[])[];
  delimiter?: "," | "\t";
  /** Excel pads every line to the table's width; reporting systems do not */
  padded?: boolean;
  encoding?: "utf-8" | "utf-8-bom" | "utf-16le-bom" | "windows-1252";
  lineEnd?: "\r\n" | "\n";
}

/** Writes a table as the partner's program saves it. */
export function extract(name: string, layout: Layout): Extract {
  const { title = [], header, records, notes = [], delimiter = ",", padded = true } = layout;
  const wrong = records.find((cells) => cells.length !== header.length);
  if (wrong !== undefined)
    throw new RangeError(
      `${name}: ${wrong.length} cells under ${header.length} labels: ${wrong.join(" | ")}`,
    );
  const lines = [...title, header, ...records, ...notes].map((cells) => {
    const width = padded ? Math.max(header.length, cells.length) : cells.length;
    return Array.from({ length: width }, (_, i) => quoted(String(cells[i] ?? ""), delimiter)).join(delimiter);
  });
  const lineEnd = layout.lineEnd ?? "\r\n";
  return { name, bytes: encode(lines.join(lineEnd) + lineEnd, layout.encoding ?? "utf-8") };
}

/** A whole number with Excel's accounting format, as it lands in a CSV file: `"1,221 "`. */
export function accounting(value: number): string {
  return `${String(value).replace(/\B(?=(\d{3})+$)/g, ",")} `;
}

/** Thousands in the accounting format, the rest as plain numbers: what a half-formatted sheet gives. */
export const halfFormatted = (value: number): Cell => (value >= 1000 ? accounting(value) : value);

function quoted(text: string, delimiter: string): string {
  return text.includes('"') || text.includes("\n") || text.includes(delimiter)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/** The characters above Latin-1 that partners' Windows-1252 files hold. */
const windows1252: Readonly<Record<string, number>> = {
  "€": 0x80,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "–": 0x96,
};

function encode(text: string, encoding: NonNullable<Layout["encoding"]>): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\ufeff${text}`, "utf8");
    case "utf-16le-bom":
      return Buffer.from(`\ufeff${text}`, "utf16le");
    case "windows-1252":
      return Buffer.from(
        [...text].map((character) => {
          const byte = windows1252[character] ?? character.charCodeAt(0);
          if (byte > 0xff) throw new RangeError(`Windows-1252 has no ${character}`);
          return byte;
        }),
      );
  }
}
