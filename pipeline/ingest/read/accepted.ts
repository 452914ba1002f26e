import { CopyWriter } from "./copyWriter.js";
import { Source } from "./decode.js";
import type { Examination } from "./examination.js";
import { walk } from "./gate.js";
import { labelKey } from "./head.js";

/** One record of a CSV file by the letter of RFC 4180, quotes only where they are needed. */
export function csvRecord(cells: readonly string[]): string {
  const only = cells.length === 1;
  return cells
    .map((cell) =>
      /[",\r\n]/.test(cell) || (only && cell === "") ? `"${cell.replaceAll('"', '""')}"` : cell,
    )
    .join(",");
}

/**
 * Writes the records that the gate let through, but for those in `left`, as UTF-8 with commas and line feeds
 * under their header. Columns that the contract drops are not written.
 */
export function writeAccepted(examination: Examination, target: string, left: ReadonlySet<number>): void {
  const { plan, header, contract } = examination;
  if (plan === null) return;
  const dropped = new Set((contract?.drop ?? []).map(labelKey));
  const kept = header.flatMap((label, index) => (dropped.has(labelKey(label)) ? [] : [index]));
  const writer = new CopyWriter(target);
  const source = new Source(examination.file, plan.verdict.encoding, plan.verdict.mark);
  const add = (cells: readonly string[]): void => {
    const bytes = Buffer.from(csvRecord(kept.map((index) => cells[index] ?? "")), "utf8");
    writer.add(bytes, 0, bytes.length);
  };
  try {
    add(header);
    walk(source, plan, {
      found: (record) => {
        if (!left.has(record.ordinal)) add(record.cells);
      },
    });
  } finally {
    source.close();
    writer.close();
  }
}
