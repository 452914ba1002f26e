import { CsvError, parse } from "csv-parse/sync";
import { faultAt } from "../../errors.js";

/** A record's cells, and the line of the file in which it begins. */
export interface CsvRecord {
  line: number;
  cells: readonly string[];
}

/**
 * The records of a text with commas, their cells without blanks around them; blank lines, and rows of nothing but commas,
 * are passed over and counted.
 *
 * @param file for the message
 * @throws UserError where it is no CSV file
 */
export function csvRecords(text: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const take = (line: number, cells: readonly string[]): void => {
    const trimmed = cells.map((cell) => cell.trim());
    if (trimmed.some((cell) => cell !== "")) records.push({ line, cells: trimmed });
  };
  let line = 1;
  let [from, quoted] = [1, ""];
  for (const [whole, own = ""] of text.replace(/^\ufeff/, "").matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
    // most lines have no quotes, and need no parser
    if (quoted === "" && !own.includes('"')) take(line, own.split(","));
    else {
      if (quoted === "") from = line;
      quoted += whole;
      // a cell in quotes may go on in the next line
      if (isClosed(quoted)) {
        for (const cells of parsed(quoted, from, file)) take(from, cells);
        quoted = "";
      }
    }
    line += 1;
  }
  for (const cells of parsed(quoted, from, file)) take(from, cells);
  return records;
}

function isClosed(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

function parsed(text: string, from: number, file: string): string[][] {
  try {
    return parse(text, {
      skip_empty_lines: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      trim: true,
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    // the parser has seen these lines alone
    const message = cause.message.replace(/at line (\d+)/, (_, at) => `at line ${from + Number(at) - 1}`);
    throw faultAt(file, from, "not a CSV file", message);
  }
}
