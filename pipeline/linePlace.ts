/** The names of sheets are in brackets behind those of their workbooks: `data/partner.xlsx [Data]`. */
const sheet = / \[[^\][]+\]$/;

/** What the lines of a file are called: rows in a sheet. */
export const lineWord = (file: string): "line" | "row" => (sheet.test(file) ? "row" : "line");

/** A place in a file: `data/log.csv:12`, `data/log.xlsx [Data] row 12`. */
export function placeIn(file: string, line: number | null): string {
  if (line === null) return file;
  return sheet.test(file) ? `${file} row ${line}` : `${file}:${line}`;
}
