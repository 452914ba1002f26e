import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { largest } from "../../bulk.js";
import { UserError } from "../../errors.js";
import { fileFault, mustBeFile } from "../../fileFault.js";
import { isTooLong } from "../../longPath.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { askedColumns } from "../cells/askedColumns.js";
import { CellsGathered } from "../cells/cells.js";
import { type Reason, reasons } from "../reasons/reasons.js";
import { CopyWriter } from "./copyWriter.js";
import { Source } from "./decode.js";
import type { EncodingVerdict } from "./encoding.js";
import type { Examination, ExamineOptions, Refusal } from "./examination.js";
import { walk } from "./gate.js";
import type { Tally } from "./gatePlan.js";
import { guessHeader } from "./guess.js";
import {
  foldLabel,
  type Head,
  type HeadRow,
  judge,
  labelKey,
  lineStarts,
  notText,
  readHead,
  rowsOf,
} from "./head.js";
import { findHeader, type Header } from "./header.js";
import { withoutMarks } from "./marks.js";
import { findPersonal, type PersonalColumn } from "./personal.js";
import { refuse, toRefusal } from "./refuse.js";
import { roughCells } from "./scanRecord.js";
import { strayDialect } from "./strayDialect.js";
import { longestRecord } from "./window.js";

export type { Reason } from "../reasons/reasons.js";
export type { Encoding } from "./encoding.js";
export type { Examination, ExamineOptions, Payload, Refusal } from "./examination.js";
export type { QuarantinedRecord } from "./gatePlan.js";
export type { PersonalColumn } from "./personal.js";
export type { Delimiter } from "./scanRecord.js";

const headSizes = [1 << 20, 16 << 20, longestRecord];

/**
 * Examines one file: encoding, contract, header, and each record by the gate. Nothing of a refused file may
 * be loaded; of others, the payload is what the gate proved.
 *
 * @throws UserError when the file cannot be read or `options.contract` names no contract
 */
export async function examine(
  file: string,
  contracts: readonly Contract[],
  options: ExamineOptions,
): Promise<Examination> {
  const considered =
    options.contract === undefined ? contracts : contracts.filter((c) => c.source === options.contract);
  if (options.contract !== undefined && considered.length === 0) {
    const known = contracts.map((c) => c.source).join(", ");
    throw new UserError(`no contract is called "${options.contract}"`, {
      hint: `there are ${known || "none"}`,
    });
  }
  mustBeFile(file);
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw fileFault(file, cause);
  }
  const named = options.contract !== undefined;
  const generic = options.generic === true && !named;
  let head = headOf(file, considered);
  let result = open(file, head, considered, generic, named);
  if ("refusal" in result) return refuse(file, head, result.refusal, null);
  for (let copying = false; ; ) {
    const { header } = result;
    const personal = personalColumns(head, header);
    const declared = header.contract ? personal[0] : undefined;
    if (declared) return refuse(file, head, personalRefusal(declared), header, personal);
    copying ||= mustCopy(head, header) || isTooLong(file);
    const plan = planOf(head, header);
    const gathered = gathering(header);
    const { tally, source, copy } = pass(file, plan, {
      copy: copying ? copyPath(file, options.temporary) : null,
      gathered,
    });
    if (tally.stop === "copy") {
      copying = true;
      continue;
    }
    if (tally.stop === "encoding") {
      // The head was UTF-8 but a later line is not: what the whole file says may change the header too.
      const verdict = judge(
        file,
        head.verdict,
        considered.length === 1 ? considered[0]?.encoding : undefined,
      );
      head = {
        ...headOf(file, considered, verdict),
        verdict: { ...verdict, mixed: verdict.mixed || verdict.encoding !== "windows-1252" },
      };
      result = open(file, head, considered, generic, named);
      if ("refusal" in result) return refuse(file, head, result.refusal, null);
      continue;
    }
    const fault = tally.stop === null ? wholeFileFault(tally, header) : stopped(tally.stop, header);
    if (fault) return refuse(file, head, fault, header, personal);
    const sha256 = source.digest();
    if (!source.unchanged())
      return refuse(file, head, toRefusal("changed-while-read", "its size or date changed", null), header);
    return {
      file,
      bytes: source.bytes,
      sha256,
      contract: header.contract,
      encoding: head.verdict.encoding,
      delimiter: header.delimiter,
      headerLine: header.line,
      header: header.labels,
      columns: header.columns,
      preamble: header.preamble,
      lines: {
        physical: header.line + header.lines - 1 + tally.lines,
        preamble: header.line - 1,
        header: header.lines + tally.again,
        blank: tally.blank,
        note: tally.note,
      },
      records: tally.records,
      quarantine: tally.quarantine,
      refused: null,
      payload: {
        path: copy ?? file,
        skipLines: 1,
        delimiter: header.delimiter,
        fields: header.labels.length,
        multiline: tally.multiline,
        maxRecordBytes: tally.maxRecordBytes,
        characters: tally.characters,
      },
      cells: gathered?.done() ?? null,
      personal,
      plan,
    };
  }
}

/** A head that holds at least the header and a record, as far as the file has them. */
function headOf(file: string, contracts: readonly Contract[], verdict?: EncodingVerdict): Head {
  const declared = contracts.length === 1 ? contracts[0]?.encoding : undefined;
  for (const size of headSizes) {
    const head = readHead(file, size, declared, verdict);
    if (head.whole || lineStarts(head, 40).length === 40 || size === longestRecord) return head;
  }
  throw new Error("unreachable: the last size always returns");
}

function open(
  file: string,
  head: Head,
  contracts: readonly Contract[],
  generic: boolean,
  named: boolean,
): { header: Header } | { refusal: Refusal } {
  if (head.text.length === 0) return { refusal: toRefusal("empty-file", "the file is empty", null) };
  const other = notText(file);
  if (other !== null) {
    const hint = "Open it in its own program and save the table as CSV.";
    return { refusal: { ...toRefusal("format-error", `this is ${other}, not CSV`, null), hint } };
  }
  if (contracts.length > 0 || !generic) {
    const found = findHeader(head, file, contracts, named);
    if ("header" in found) return found;
    if (!generic || found.nearest >= 0.75) return found;
  }
  const guessed = guessHeader(head);
  if ("header" in guessed) return guessed;
  const { reason, message, hint, line } = guessed.refusal;
  return { refusal: hint === "" ? toRefusal(reason, message, line) : guessed.refusal };
}

type Plan = NonNullable<Examination["plan"]>;

function planOf(head: Head, header: Header): Plan {
  const rows = rowsOf(head, header.delimiter, 500).filter((row) => row.start < header.body);
  return {
    delimiter: header.delimiter,
    lineEnd: head.lineEnd,
    header: header.labels,
    body: header.body,
    bodyLine: header.line + header.lines,
    notes: (header.contract?.rows.notes ?? []).map((note) => new RegExp(note, "iu")),
    mixed: head.verdict.mixed,
    tolerant:
      head.verdict.mixed || (head.verdict.encoding !== "utf-8" && head.verdict.encoding !== "utf-8-bom"),
    watchTables: header.contract === null ? header.numeric : hasFigures(header.contract, header),
    contract: header.contract !== null,
    headerRows: headerRows(rows, header),
    repeated: header.contract?.header.repeated === true,
    trailing: header.trailing,
    least: header.contract === null ? 0 : leastCells(header.contract, header),
    bodyRow: rows.length,
    verdict: head.verdict,
  };
}

/** The header's rows as they stand, to know them again. */
function headerRows(rows: readonly HeadRow[], { line, labels, trailing }: Header): string[][] {
  const own = rows.filter((row) => row.line >= line);
  return own.length > 1
    ? own.map((row) => row.cells.map(foldLabel))
    : [labels.slice(0, labels.length - trailing)];
}

/** Whether the contract knows of a column that holds figures or dates. */
function hasFigures(contract: Contract, { columns }: Header): boolean {
  return (
    "headers" in contract.period ||
    periodRoles(contract).some((role) => role in columns) ||
    contract.measures.some((measure) => "value" in measure && (measure.value ?? "") in columns)
  );
}

/** Cells that a record must have for the contract: those behind may be blank, so that Excel may leave them out. */
function leastCells(contract: Contract, { columns, labels }: Header): number {
  const { area, markers, measures, period, rows, territory } = contract;
  const mayBeBlank = [...markers.missing, ...(markers.zero ?? [])].includes("");
  const roles = [
    ...periodRoles(contract),
    ...(area.blank === undefined ? area.columns : []),
    ...rows.unique_by,
    ...(territory === undefined ? [] : [territory]),
    ...measures.flatMap((measure) => [
      ...("by" in measure ? [measure.by] : []),
      ...("value" in measure && measure.value !== undefined && !mayBeBlank ? [measure.value] : []),
      ...Object.keys(measure.where ?? {}),
    ]),
  ];
  const needed = roles.map((role) => (columns[role] ?? -1) + 1);
  const across = "headers" in period && !mayBeBlank ? labels.length : 0;
  return largest([1, across, ...needed]);
}

/** The file itself is loaded only if nothing stands above the one header line and its text is UTF-8 with line feeds. */
function mustCopy(head: Head, header: Header): boolean {
  const plain = head.verdict.encoding === "utf-8" || head.verdict.encoding === "utf-8-bom";
  return !plain || head.lineEnd !== 10 || header.line !== 1 || header.lines !== 1 || header.trailing > 0;
}

function copyPath(file: string, temporary: string): string {
  mkdirSync(temporary, { recursive: true });
  const name = createHash("sha256").update(path.resolve(file)).digest("hex").slice(0, 16);
  return path.join(temporary, `payload-${name}.csv`);
}

function pass(
  file: string,
  plan: Plan,
  { copy, gathered }: { copy: string | null; gathered: CellsGathered | undefined },
): { tally: Tally; source: Source; copy: string | null } {
  const source = new Source(file, plan.verdict.encoding, plan.verdict.mark);
  const writer = copy === null ? null : new CopyWriter(copy);
  // A reader takes the first line end it sees for that of the file: this line shows it, before any cell has one.
  const labels = Buffer.from(plan.header.map((_, index) => `c${index}`).join(plan.delimiter));
  writer?.add(labels, 0, labels.length);
  try {
    const tally = walk(source, plan, {
      ...(writer ? { copy: (buffer, from, to) => writer.add(buffer, from, to) } : {}),
      gathered,
    });
    return { tally, source, copy };
  } finally {
    writer?.close();
    source.close();
  }
}

/** Periods that stand across are read by DuckDB, which tells them by their labels. */
function gathering({ contract, labels, columns }: Header): CellsGathered | undefined {
  if (contract === null || "headers" in contract.period) return undefined;
  const dropped = new Set(contract.drop.map(labelKey));
  const asked = askedColumns({ header: labels, columns }, contract.area.columns, (label) =>
    dropped.has(labelKey(label)),
  );
  return new CellsGathered(asked);
}

function personalColumns(head: Head, header: Header): PersonalColumn[] {
  const dropped = new Set((header.contract?.drop ?? []).map(labelKey));
  const declared = new Set(Object.values(header.columns));
  const wide =
    header.contract && "headers" in header.contract.period
      ? new RegExp(header.contract.period.headers, "iu")
      : null;
  for (const [index, label] of header.labels.entries()) {
    if (dropped.has(labelKey(label)) || wide?.test(withoutMarks(label))) declared.add(index);
  }
  const rows = rowsOf(head, header.delimiter, 500).filter(
    (row) => row.start >= header.body && !row.damaged && row.cells.length === header.labels.length,
  );
  return findPersonal(header.labels, header.line, declared, rows);
}

function personalRefusal({ column, line, why }: PersonalColumn): Refusal {
  return {
    reason: "personal-data",
    message: `column "${column}" looks like personal data: ${why}`,
    hint: `ask for the file without it, or name it in the contract: drop: ["${column}"]`,
    line,
  };
}

function stopped(stop: { reason: Reason; line: number; found: string }, header: Header): Refusal {
  const what: Partial<Record<Reason, string>> = {
    "header-rows": `the labels are repeated below the header (line ${header.line})`,
    "several-tables": `another header: ${stop.found.slice(0, 120)}`,
  };
  const refusal = toRefusal(stop.reason, what[stop.reason] ?? reasons[stop.reason].what, stop.line);
  if (stop.reason !== "several-tables" || !isHeaderAgain(stop.found, header)) return refusal;
  return {
    ...refusal,
    hint: "say header: { repeated: true } in the contract if one table repeats it on every page; else save each table as its own file",
  };
}

function isHeaderAgain(found: string, { labels, trailing, delimiter, lines }: Header): boolean {
  const own = labels.slice(0, labels.length - trailing);
  const cells = roughCells(found, delimiter).map(foldLabel);
  return lines > 1 || (cells.length === own.length && cells.every((cell, i) => cell === own[i]));
}

/** Damage that is not a record's but the file's, seen only at its end. */
function wholeFileFault(tally: Tally, header: Header): Refusal | null {
  const fields = header.labels.length;
  const [width, count] = [...tally.widths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (count > tally.records && count >= 2) {
    return toRefusal(
      "header-width",
      `the header has ${fields} labels, most records have ${width} cells`,
      header.line,
    );
  }
  if (header.contract !== null) return null;
  const stray = strayDialect(tally, header.delimiter, fields);
  return stray === null ? null : toRefusal("unknown-escape", stray.message, stray.line);
}
