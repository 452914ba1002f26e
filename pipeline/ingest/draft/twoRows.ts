import path from "node:path";
import { csvRecord } from "../read/accepted.js";
import { type Examination, examine } from "../read/examine.js";
import { delimiters, readHead, rowsOf } from "../read/head.js";
import { joinRows } from "../read/header.js";
import { LineWriter } from "../workbooks/sheetLines.js";

const sampled = 5000;

/**
 * A table whose labels stand on two rows ("2022/23" over "Count" and "Rate"), examined with the two as one; null where the
 * row above does not make the labels differ.
 *
 * @param line the lower row, from 1
 */
export async function underTwoRows(
  file: string,
  line: number,
  temporary: string,
): Promise<Examination | null> {
  const head = readHead(file, 16 << 20);
  for (const delimiter of delimiters) {
    const rows = rowsOf(head, delimiter, sampled);
    const at = rows.findIndex((row) => row.line === line);
    const [upper, lower] = [rows[at - 1], rows[at]];
    if (!upper || !lower || lower.cells.length < 3 || upper.cells.length !== lower.cells.length) continue;
    const labels = joinRows(upper.cells, lower.cells);
    const filled = labels.filter((label) => label !== "");
    if (new Set(filled).size < filled.length) continue;
    const joined = path.join(temporary, "two-rows.csv");
    const writer = new LineWriter(joined);
    try {
      for (const row of rows.slice(0, at - 1)) writer.line(csvRecord(row.cells));
      writer.line(csvRecord(labels));
      for (const row of rows.slice(at + 1))
        writer.line(csvRecord(row.cells.map((cell) => cell.replace(/\n/g, " "))));
    } finally {
      writer.close();
    }
    const examination = await examine(joined, [], { temporary, generic: true });
    return examination.refused ? null : examination;
  }
  return null;
}
