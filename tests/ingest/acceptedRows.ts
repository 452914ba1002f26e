import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { writeAccepted } from "../../pipeline/ingest/read/accepted.js";
import { type Examination, examine } from "../../pipeline/ingest/read/examine.js";
import type { Contract } from "../../pipeline/workspace/contracts/contract.js";

/** The rows of a well-formed CSV text, every cell as it stands. */
export const rowsOf = (text: string): string[][] =>
  parse(text, { relax_column_count: true, skip_empty_lines: false }) as string[][];

/**
 * Examines a file and reads back, with another parser, what it would hand out as accepted. The payload is read
 * too: both must say the same.
 */
export async function acceptedRows(
  file: string,
  contracts: readonly Contract[] = [],
): Promise<{ examination: Examination; rows: string[][] }> {
  const temporary = mkdtempSync(path.join(tmpdir(), "csp-accepted-"));
  try {
    const examination = await examine(file, contracts, { temporary, generic: contracts.length === 0 });
    if (examination.refused) return { examination, rows: [] };
    const target = path.join(temporary, "accepted.csv");
    writeAccepted(examination, target, new Set());
    const rows = rowsOf(readFileSync(target, "utf8"));
    const payload = payloadRows(examination);
    if (JSON.stringify(payload) !== JSON.stringify(rows.slice(1)))
      throw new Error("payload and accepted records differ");
    return { examination, rows };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The records as a strict reader takes them from the payload. */
function payloadRows({ payload }: Examination): string[][] {
  if (!payload) throw new Error("no payload");
  const rows = parse(readFileSync(payload.path), {
    delimiter: payload.delimiter,
    bom: true,
    relax_column_count: false,
    skip_empty_lines: false,
    record_delimiter: ["\r\n", "\n"],
  }) as string[][];
  return rows.slice(payload.skipLines);
}
