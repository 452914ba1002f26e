import { readFileSync } from "node:fs";
import { CsvError, parse } from "csv-parse/sync";
import { faultAt } from "../../errors.js";
import type { Faults } from "../../faults.js";
import { fileFault } from "../../fileFault.js";

/** A record's cells, and the line of the file in which it begins. */
export interface CsvRecord {
  line: number;
  cells: readonly string[];
}

export interface CsvFile {
  header: readonly string[];
  records: readonly CsvRecord[];
}

/**
 * Reads a CSV file that an analyst keeps, or that was published: blank lines, and rows of nothing but commas, are passed
 * over and counted; cells at the end of a row may be missing, as Excel leaves them out.
 *
 * @throws UserError where it cannot be read, or is no CSV file
 */
export function readCsvFile(file: string, faults: Faults): CsvFile {
  const bytes = readBytes(file);
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  const take = (cells: string[], end: number): void => {
    const text = bytes.toString("utf8", at, end);
    const blank = /^[\r\n]*/.exec(text)?.[0] ?? "";
    const start = line + newlines(blank);
    line += newlines(text);
    at = end;
    const trimmed = cells.map((cell) => cell.trim());
    if (trimmed.some((cell) => cell !== "")) records.push({ line: start, cells: trimmed });
  };
  try {
    parse(bytes, {
      info: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      trim: true,
      on_record: (given) => {
        const { record, info } = given as unknown as { record: string[]; info: { bytes: number } };
        take(record, info.bytes);
        return null;
      },
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const opened = bytes.toString("utf8", at).search(/[^\r\n]/);
    const from = line + newlines(bytes.toString("utf8", at).slice(0, Math.max(0, opened)));
    throw faultAt(file, from, "not a CSV file", cause.message);
  }
  const [head, ...rest] = records;
  const header = head?.cells ?? [];
  for (const { line: where, cells } of rest) {
    if (cells.slice(header.length).some((cell) => cell !== ""))
      faults.add(
        file,
        where,
        `the row has ${cells.length} cells, the header ${header.length}`,
        "put text that holds a comma in double quotes",
      );
    if (cells.some((cell) => cell.includes("\ufffd")))
      faults.add(file, where, "a letter of the row is not UTF-8", 'save the file as "CSV UTF-8"');
  }
  return { header, records: rest };
}

const newlines = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw fileFault(file, cause);
  }
}
