import type { CellsGathered } from "../cells/cells.js";
import type { Reason } from "../reasons/reasons.js";
import type { Characters } from "./characters.js";
import type { Delimiter } from "./scanRecord.js";

export interface QuarantinedRecord {
  /** Physical line in the file, from 1. */
  line: number;
  /** Offset of its first byte in the file as it is on the disk. */
  byte: number;
  reason: Reason;
  /** Its text, decoded, without the line end. */
  raw: string;
  column?: string;
  /** The cell that is the fault, where a single one is. */
  value?: string;
}

/** A record as it stands in the file: physical lines from 1, offset in the file on the disk. */
export interface LocatedRecord {
  /** Its number among the records that the gate let through, from 0. */
  ordinal: number;
  line: number;
  endLine: number;
  byte: number;
  raw: string;
  cells: string[];
}

export interface GatePlan {
  delimiter: Delimiter;
  lineEnd: 10 | 13;
  /** The header as read; its length is the number of cells of a record. */
  header: readonly string[];
  /** Where the records begin: offset in the decoded text, and physical line. */
  body: number;
  bodyLine: number;
  /** Rows that are not data and whose first filled cell matches one of these are notes. */
  notes: readonly RegExp[];
  /** Lines in two encodings: look at each. */
  mixed: boolean;
  /** Lines that are no text are quarantined; otherwise the walk stops at the first. */
  tolerant: boolean;
  /** Some column holds figures or dates: a row of labels among the records is another table. */
  watchTables: boolean;
  /** A contract fits, so that labels are known and not guessed. */
  contract: boolean;
  /** The rows of the header as they stand, one or two; where `repeated`, they are read over further down. */
  headerRows: readonly (readonly string[])[];
  repeated: boolean;
  /** Blank cells behind the last label, in each record. */
  trailing: number;
  /** Cells that a record must have where Excel left blank ones at its end out; 0 where it may not. */
  least: number;
  /** Rows of the sheet above the records, as Excel counts them. */
  bodyRow: number;
}

/** What the walk hands on; ordinals count the records that pass, from 0. */
export interface GateSinks {
  /** Gets the bytes of each record that passes, without its line end. Without it the file itself is the payload. */
  copy?: (buffer: Buffer, from: number, to: number) => void;
  /** Gets the cells of each record that passes. */
  gathered?: CellsGathered | undefined;
  /** Records to be shown to `found`, ascending; all of them without it. */
  wanted?: readonly number[];
  found?: (record: LocatedRecord) => void;
}

export interface Tally {
  /** What stopped the walk: a copy is needed, the encoding is another one, or the file is refused. */
  stop: "copy" | "encoding" | { reason: Reason; line: number; found: string } | null;
  records: number;
  blank: number;
  note: number;
  /** Lines of headers that stand again. */
  again: number;
  /** Physical lines from `bodyLine` on. */
  lines: number;
  quarantine: QuarantinedRecord[];
  multiline: boolean;
  maxRecordBytes: number;
  characters: Characters;
  /** Some cell has a doubled quotation mark. */
  doubled: boolean;
  /** Cells of the damaged records by how many there are. */
  widths: Map<number, number>;
}
