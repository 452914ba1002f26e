import { plainText, type Table } from "../../document.js";

/** A table as CSV: its caption and source are in the file's name and last lines; numbers as numbers. */
export function csvOf(table: Table): string {
  const lines = [
    table.columns.map(({ label }) => label),
    ...table.rows.map((row) =>
      row.map(({ inlines, value }) => (typeof value === "number" ? String(value) : plainText(inlines))),
    ),
    [table.caption],
    ...(table.units === null ? [] : [[table.units]]),
    ...table.notes.map((note) => [note]),
    [`Source: ${table.source}`],
  ];
  return `\ufeff${lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet must not take a text for a formula; a number with its minus is no text. */
function csvCell(text: string): string {
  const isNumber = /^-?\d+(\.\d+)?(e-?\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
