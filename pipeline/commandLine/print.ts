import { largest } from "../bulk.js";
import { formatNumber } from "../words/number.js";
import { plainText } from "../words/plain.js";

export type Format = "table" | "csv" | "json";

/**
 * The columns of a command's rows in the order in which every format has them, each with its heading in a table; null
 * where CSV and JSON alone have it.
 */
export type Columns<Row> = { readonly [Name in keyof Row & string]?: string | null };

/** Rows as text for a terminal, as CSV or as a JSON array: the columns that are declared, also where there are no rows. */
export async function print<Row extends object>(
  rows: readonly Row[],
  columns: Columns<Row>,
  format: Format,
): Promise<string> {
  if (format === "table") return table(rows, columns);
  const names = Object.keys(columns) as (keyof Row & string)[];
  if (format === "csv") return csv(rows, names);
  const plain = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
  return `${JSON.stringify(plain, null, 2)}\n`;
}

/** A spreadsheet must not take a partner's text for a formula. */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

async function csv<Row extends object>(
  rows: readonly Row[],
  names: readonly (keyof Row & string)[],
): Promise<string> {
  const { stringify } = await import("csv-stringify/sync");
  const cell = (value: unknown): string =>
    typeof value === "string" ? defused(value) : value == null ? "" : String(value);
  return stringify([names, ...rows.map((row) => names.map((name) => cell(row[name])))], {
    record_delimiter: "\n",
    quoted_match: /\r/,
  });
}

/** Rows below their headings, numbers to the right. */
export function table<Row extends object>(rows: readonly Row[], columns: Columns<Row>): string {
  if (rows.length === 0) return "nothing to show\n";
  const shown = (Object.entries(columns) as [keyof Row, string | null][]).flatMap(([name, heading]) =>
    heading === null ? [] : [{ name, heading, number: rows.some((row) => typeof row[name] === "number") }],
  );
  // what a file or a partner wrote must not steer the terminal
  const body = rows.map((row) => shown.map(({ name }) => plainText(words(row[name]))));
  const widths = shown.map(({ heading }, index) =>
    largest([heading.length, ...body.map((cells) => cells[index]?.length ?? 0)]),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        shown[index]?.number ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  const heading = line(shown.map((column) => column.heading));
  return `${[heading, line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n")}\n`;
}

function words(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? formatNumber(value) : String(value);
}
