import { readFileSync } from "node:fs";
import type { Faults } from "../../faults.js";
import { fileFault } from "../../fileFault.js";
import { type CsvRecord, csvRecords } from "./csvRecords.js";

export interface CsvFile {
  header: readonly string[];
  records: readonly CsvRecord[];
}

/** A table of a file, with the name that messages have for it. */
export interface NamedTable extends CsvFile {
  file: string;
}

/** @param given a table of a file that has been read, or a CSV file */
export function readTable(given: NamedTable | string, faults: Faults): NamedTable {
  if (typeof given === "string") return { file: given, ...readCsvFile(given, faults) };
  checkRows(given.file, given, faults);
  return given;
}

/**
 * Reads a CSV file that an analyst keeps, or that was published; cells at the end of a row may be missing, as Excel leaves
 * them out.
 *
 * @throws UserError where it cannot be read, or is no CSV file
 */
export function readCsvFile(file: string, faults: Faults): CsvFile {
  const [head, ...records] = csvRecords(readText(file), file);
  const read = { header: head?.cells ?? [], records };
  checkRows(file, read, faults);
  return read;
}

/** Names the rows whose cells run beyond the header, and those with letters that were written in another way than UTF-8. */
function checkRows(file: string, { header, records }: CsvFile, faults: Faults): void {
  for (const { line, cells } of records) {
    if (cells.slice(header.length).some((cell) => cell !== ""))
      faults.add(
        file,
        line,
        `the row has ${cells.length} cells, the header ${header.length}`,
        "put text that holds a comma in double quotes",
      );
    if (cells.some((cell) => cell.includes("\ufffd")))
      faults.add(file, line, "a letter of the row is not UTF-8", 'save the file as "CSV UTF-8"');
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw fileFault(file, cause);
  }
}
