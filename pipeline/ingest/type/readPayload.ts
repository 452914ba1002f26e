import { literal } from "../../store/open.js";
import { unglobbed } from "../../store/unglobbed.js";
import type { Payload } from "../read/examine.js";

/**
 * The SQL table function that reads what the gate proved: dialect and columns explicit, nothing guessed,
 * padded or skipped. Columns are `c0`, `c1` … of text.
 */
export function readPayload(payload: Payload): string {
  const columns = Array.from({ length: payload.fields }, (_, index) => `'c${index}': 'VARCHAR'`).join(", ");
  // DuckDB wants a buffer that holds several of the longest line
  const longest = Math.max(payload.maxRecordBytes + 2, 65_536);
  // several lines at least; a record of many megabytes must not ask for a gigabyte
  const buffer = Math.min(Math.max(longest * 16, 8_000_000), Math.max(longest * 2, 64_000_000));
  return `read_csv(${literal(unglobbed(payload.path))}, auto_detect = false, header = false, skip = ${payload.skipLines},
    delim = ${literal(payload.delimiter)}, quote = '"', escape = '"', columns = {${columns}},
    strict_mode = true, null_padding = false, ignore_errors = false, hive_partitioning = false,
    parallel = ${payload.multiline ? "false" : "true"}, max_line_size = ${longest}, buffer_size = ${buffer})`;
}
