import type { Contract } from "../../workspace/contracts/contract.js";
import type { Cells } from "../cells/cells.js";
import type { Reason } from "../reasons/reasons.js";
import type { Characters } from "./characters.js";
import type { Encoding, EncodingVerdict } from "./encoding.js";
import type { GatePlan, QuarantinedRecord } from "./gatePlan.js";
import type { PersonalColumn } from "./personal.js";
import type { Delimiter } from "./scanRecord.js";

/** Why nothing of a file is taken, and what to do; `line` is physical, from 1, where there is one. */
export interface Refusal {
  reason: Reason;
  message: string;
  hint: string;
  line: number | null;
}

/** What may be loaded with this dialect and nothing guessed: the file itself, or a copy in UTF-8 with line feeds. */
export interface Payload {
  path: string;
  skipLines: number;
  delimiter: Delimiter;
  fields: number;
  multiline: boolean;
  maxRecordBytes: number;
  characters: Characters;
}

/** The sheet of a workbook that was read as CSV, a line a row. */
export interface SheetOrigin {
  /** the workbook as it came, on the disk */
  workbook: string;
  kind: WorkbookKind;
  /** of the workbook's bytes */
  sha256: string;
  name: string;
}

/** The forms of workbooks, whatever the file is called. */
export type WorkbookKind = "xlsx" | "ods" | "xls";

/** What the gate found in one file. Line counts are physical lines. */
export interface Examination {
  file: string;
  /** ISO day on which the file was received, where it is known: no record can be of a later one */
  receivedOn?: string;
  bytes: number;
  /** of the bytes; of a sheet, of its workbook's bytes and its name */
  sha256: string;
  /** where the file is what a sheet says */
  sheet?: SheetOrigin;
  /** its dates are written as a sheet's are, by ISO 8601 */
  fromSheet?: boolean | undefined;
  contract: Contract | null;
  encoding: Encoding;
  delimiter: Delimiter;
  headerLine: number | null;
  header: string[];
  columns: Record<string, number>;
  preamble: string[];
  lines: { physical: number; preamble: number; header: number; blank: number; note: number };
  records: number;
  quarantine: QuarantinedRecord[];
  refused: Refusal | null;
  payload: Payload | null;
  /** gathered on the walk; null where they are too many, or no contract says which are asked for */
  cells: Cells | null;
  /** Columns that look personal; with a contract they refuse the file unless mapped or dropped. */
  personal: PersonalColumn[];
  /** What the walk needs to find records again. */
  plan: (GatePlan & { verdict: EncodingVerdict }) | null;
}

export interface ExamineOptions {
  /** Folder for a normalised copy, where one is needed. */
  temporary: string;
  /** The source whose contract has to fit. */
  contract?: string;
  /** Where no contract fits, read the file by what it shows. */
  generic?: boolean;
}
