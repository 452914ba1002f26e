import { largest } from "../bulk.js";
import { formatNumber } from "../words/number.js";
import { plainText } from "../words/plain.js";

export type Format = "table" | "csv" | "json";

export type Row = Record<string, unknown>;

/**
 * Rows as text for a terminal, as CSV or as a JSON array. A table shows `columns` (name: heading); CSV and JSON all of them.
 */
export function printRows(rows: readonly Row[], columns: Record<string, string>, format: Format): string {
  if (format === "json") return `${JSON.stringify(rows, null, 2)}\n`;
  if (format === "csv") return csv(rows, columns);
  return table(rows, columns);
}

/** A spreadsheet must not take a partner's text for a formula. */
const defused = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function csv(rows: readonly Row[], columns: Record<string, string>): string {
  const names = rows[0] ? Object.keys(rows[0]) : Object.keys(columns);
  const cell = (value: unknown): string => {
    if (value === null || value === undefined) return "";
    const text = typeof value === "string" ? defused(value) : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `${[names.join(","), ...rows.map((row) => names.map((name) => cell(row[name])).join(","))].join("\n")}\n`;
}

function table(rows: readonly Row[], columns: Record<string, string>): string {
  if (rows.length === 0) return "nothing to show\n";
  const names = Object.keys(columns);
  const numbers = names.map((name) => rows.some((row) => typeof row[name] === "number"));
  // what a file or a partner wrote must not steer the terminal
  const body = rows.map((row) => names.map((name) => plainText(shown(row[name]))));
  const widths = names.map((name, index) =>
    largest([(columns[name] ?? "").length, ...body.map((cells) => cells[index]?.length ?? 0)]),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) =>
        numbers[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return `${[line(Object.values(columns)), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n")}\n`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return formatNumber(value);
  return String(value);
}
