import { isUtf8 } from "node:buffer";
import type { Reason } from "../reasons/reasons.js";
import { noCharacters } from "./characters.js";
import type { Source } from "./decode.js";
import type { GatePlan, GateSinks, Tally } from "./gatePlan.js";
import { foldLabel } from "./head.js";
import { joinsRecords, standAlone } from "./multiline.js";
import { beginsWith, hasDigit, isBlank, isNote, isOther, repeatsLabels } from "./rowKinds.js";
import { type Dialect, newRecord, readCells, roughCells, scanRecord } from "./scanRecord.js";
import { isSecondHeader, isTitle, mayBeginTable } from "./secondHeader.js";
import { endsBlank, excelRows, leavesBlanksOut } from "./trailingCells.js";
import { Window } from "./window.js";

export type { GatePlan, GateSinks, LocatedRecord, QuarantinedRecord, Tally } from "./gatePlan.js";

const quote = 34;
const isDelimiter = 1;
const isLineEnd = 2;
const isOtherEnd = 3;
const isQuote = 4;
const isNul = 5;
const noLabel = Buffer.alloc(0);
const mostQuarantined = 100_000;
const mostQuarantinedText = 64 << 20;

/**
 * Walks the records once: each is passed, counted as blank or note, or quarantined by its physical line.
 * Lines without quotes go through one loop over their bytes; only the others are read by {@link scanRecord}.
 *
 * @param capacity bytes of text held at first; a record that is longer makes it grow
 */
export function walk(source: Source, plan: GatePlan, sinks: GateSinks, capacity = 1 << 20): Tally {
  const tally: Tally = {
    stop: null,
    records: 0,
    blank: 0,
    note: 0,
    again: 0,
    lines: 0,
    quarantine: [],
    multiline: false,
    maxRecordBytes: 0,
    characters: noCharacters(),
    doubled: false,
    widths: new Map(),
  };
  const { lineEnd, header } = plan;
  const fields = header.length;
  const delimiter = plan.delimiter.charCodeAt(0);
  const dialect: Dialect = { delimiter, lineEnd };
  const record = newRecord(fields + 1);
  const { ends } = record;
  const kinds = new Uint8Array(256);
  kinds[lineEnd === 10 ? 13 : 10] = isOtherEnd;
  kinds[lineEnd] = isLineEnd;
  kinds[delimiter] = isDelimiter;
  kinds[quote] = isQuote;
  kinds[0] = isNul;
  const [firstLabel = noLabel, otherLabel = noLabel] = plan.headerRows.map((labels) =>
    Buffer.from(labels[0] ?? "", "utf8"),
  );
  const begins = (at: number, label: Buffer): boolean =>
    label.length > 0 && beginsWith(buffer, buffer[at] === quote ? at + 1 : at, label);
  const beginsHeader = (at: number): boolean =>
    fields > 1 && (begins(at, firstLabel) || begins(at, otherLabel));
  const { copy, gathered, wanted, found } = sinks;
  let nextWanted = 0;
  let wantedOrdinal = wanted ? (wanted[0] ?? -1) : 0;
  let line = plan.bodyLine;
  let withReturn = 0;
  let withoutReturn = 0;
  let gap = false;
  let row = plan.bodyRow;
  let blockEnd = 0;
  let blockWidth = 0;
  let pending: { line: number; cells: number; found: string } | null = null;
  let quarantinedText = 0;
  const again = (cells: readonly string[]): boolean =>
    fields > 1 &&
    plan.headerRows.some(
      (labels) => labels.length === cells.length && cells.every((text, i) => foldLabel(text) === labels[i]),
    );

  const window = new Window(source, lineEnd, capacity);
  while (window.offset + window.end < plan.body && !window.ended) {
    if (!window.fill(window.end)) return tally;
  }
  let pos = plan.body - window.offset;
  let buffer = window.buffer;
  let end = window.end;

  for (;;) {
    if (tally.stop !== null) break;
    if (window.suspectUntil > 0 && !plan.tolerant) {
      tally.stop = "encoding";
      break;
    }
    if (pos >= end) {
      if (window.ended) break;
      window.fill(pos);
      pos = 0;
      buffer = window.buffer;
      end = window.end;
      continue;
    }
    // The common case first: a line without quotes.
    let p = pos;
    let cells = 1;
    let fault: Reason | null = null;
    let content = 0;
    let next = 0;
    let spanned = 1;
    let quoted = false;
    let more = false;
    const returnsBefore = withReturn;
    const othersBefore = withoutReturn;
    for (;;) {
      let kind = kinds[buffer[p] as number] as number;
      while (kind === 0) {
        p += 1;
        kind = kinds[buffer[p] as number] as number;
      }
      if (kind === isDelimiter) {
        ends[cells - 1] = p;
        cells += 1;
        p += 1;
      } else if (kind === isLineEnd) {
        if (p >= end && !window.ended) more = true;
        content = p;
        if (p >= end) next = end;
        else next = p + 1;
        if (lineEnd === 10 && p > pos && buffer[p - 1] === 13) {
          content = p - 1;
          if (p < end) withReturn += 1;
        } else if (p < end) withoutReturn += 1;
        break;
      } else if (kind === isOtherEnd) {
        if (lineEnd !== 10 || buffer[p + 1] !== lineEnd) fault ??= "stray-line-end";
        p += 1;
      } else if (kind === isNul) {
        fault = "nul-byte";
        p += 1;
      } else {
        quoted = true;
        break;
      }
    }
    if (quoted) {
      more = !scanRecord(buffer, pos, end, window.ended, dialect, record);
      if (!more) {
        fault = record.fault;
        cells = record.cells;
        content = record.content;
        next = record.next;
        spanned = record.lines;
        if (lineEnd === 10 && next > content + 1) withReturn += 1;
        else if (next > content) withoutReturn += 1;
      }
    }
    if (more) {
      if (window.fill(pos)) {
        pos = 0;
        buffer = window.buffer;
        end = window.end;
        continue;
      }
      // The window is at its limit. A quote that is still open then was never closed; a line is too long.
      if (!quoted || buffer.indexOf(lineEnd) >= end) {
        tally.stop = { reason: "record-too-long", line, found: "" };
        break;
      }
      next = buffer.indexOf(lineEnd, pos) + 1;
      content = lineEnd === 10 && buffer[next - 2] === 13 ? next - 2 : next - 1;
      fault = "unclosed-quote";
      spanned = 1;
    }
    if (spanned > 1 && fault === null) {
      const joined =
        cells === fields
          ? joinsRecords(buffer, pos, content, dialect, fields)
          : standAlone(buffer, pos, next, dialect, fields);
      if (joined) {
        fault = cells === fields ? "joined-records" : "unclosed-quote";
        next = buffer.indexOf(lineEnd, pos) + 1;
        content = lineEnd === 10 && buffer[next - 2] === 13 ? next - 2 : next - 1;
        spanned = 1;
      }
    }
    if (cells < fields && cells >= plan.least && plan.least > 0 && fault === null && row % excelRows === 0) {
      const out = leavesBlanksOut(buffer, pos, end, window.ended, dialect, cells);
      if (out === null && window.fill(pos)) {
        withReturn = returnsBefore;
        withoutReturn = othersBefore;
        pos = 0;
        buffer = window.buffer;
        end = window.end;
        continue;
      }
      if (out) {
        blockEnd = row + excelRows;
        blockWidth = cells;
      }
    }
    if (window.offset + pos < window.nulUntil && buffer.subarray(pos, content).includes(0))
      fault = "nul-byte";
    if (window.offset + pos < window.suspectUntil && !isUtf8(buffer.subarray(pos, content)))
      fault = "encoding-error";
    else if (plan.mixed && source.encoding === "windows-1252" && isOther(buffer.subarray(pos, content))) {
      fault = "encoding-error";
    }

    let passed = false;
    const leftOut = row < blockEnd && cells === blockWidth ? fields - cells : 0;
    if (fault === null) {
      const full = cells + leftOut === fields;
      const asHeader = cells + plan.trailing === fields && (gap || plan.trailing > 0 || beginsHeader(pos));
      if (fields > 1 && isBlank(buffer, pos, content, delimiter)) {
        tally.blank += spanned;
        gap = true;
      } else if (
        plan.notes.length > 0 &&
        (cells !== fields || buffer[pos] === delimiter || buffer[content - 1] === delimiter) &&
        isNote(readCells(buffer, pos, content, delimiter), fields, plan.notes)
      ) {
        tally.note += spanned;
      } else if (asHeader && again(readCells(buffer, pos, content, delimiter))) {
        if (!plan.repeated) {
          const reason = line === plan.bodyLine ? "header-rows" : "several-tables";
          tally.stop = { reason, line, found: buffer.toString("utf8", pos, content) };
          break;
        }
        tally.again += spanned;
        gap = plan.headerRows.length > 1; // the other of its rows may come next
      } else if (!full) {
        fault = cells > fields ? "extra-cell" : "missing-cell";
      } else if (plan.trailing > 0 && !endsBlank(buffer, pos, content, delimiter, plan.trailing)) {
        fault = "extra-cell";
      } else {
        passed = true;
        if (fields > 1 && (gap || asHeader || (plan.watchTables && !hasDigit(buffer, pos, content)))) {
          const texts = readCells(buffer, pos, content, delimiter).slice(0, fields - plan.trailing);
          if (plan.watchTables && isSecondHeader(texts, header, gap, plan.contract)) {
            tally.stop = { reason: "several-tables", line, found: texts.join(plan.delimiter) };
            break;
          }
          gap = isTitle(texts) && (gap || plan.watchTables);
        }
        pending = null;
      }
    }
    if (passed) {
      if (tally.records === wantedOrdinal && found) {
        found({
          ordinal: wantedOrdinal,
          line,
          endLine: line + spanned - 1,
          byte: window.originalOffset(pos),
          raw: buffer.toString("utf8", pos, content),
          cells: [...readCells(buffer, pos, content, delimiter), ...Array<string>(leftOut).fill("")],
        });
        nextWanted += 1;
        wantedOrdinal = wanted ? (wanted[nextWanted] ?? -1) : nextWanted;
        if (wantedOrdinal < 0) break;
      }
      tally.records += 1;
      if (content - pos + leftOut > tally.maxRecordBytes) tally.maxRecordBytes = content - pos + leftOut;
      if (spanned > 1) tally.multiline = true;
      if (quoted && record.doubled) tally.doubled = true;
      gathered?.take(buffer, pos, content, cells, ends);
      if (copy && leftOut > 0) {
        const blanks = Buffer.alloc(leftOut, delimiter);
        copy(Buffer.concat([buffer.subarray(pos, content), blanks]), 0, content - pos + leftOut);
      } else if (copy) copy(buffer, pos, content);
      else if (leftOut > 0 && !found) tally.stop = "copy";
      else if (content === pos && !found) tally.stop = "copy";
    } else {
      if (!copy && !found) {
        tally.stop = "copy";
        break;
      }
      if (fault !== null) {
        const raw = buffer.toString("utf8", pos, content);
        const other: boolean = pending !== null && pending.cells === cells;
        if (pending !== null && other) {
          tally.stop = { reason: "several-tables", line: pending.line, found: pending.found };
          break;
        }
        const odd = (fault === "extra-cell" || fault === "missing-cell") && raw.length < 1 << 16;
        const rough = odd ? roughCells(raw, plan.delimiter) : [];
        pending = odd && plan.watchTables && mayBeginTable(rough) ? { line, cells, found: raw } : null;
        gap = odd && cells < fields && rough.filter((cell) => cell !== "").length <= 1 && plan.watchTables;
        if (raw.length < 1 << 20 && repeatsLabels(raw, plan.delimiter, header)) {
          tally.stop = { reason: "several-tables", line, found: raw };
          break;
        }
        tally.quarantine.push({ line, byte: window.originalOffset(pos), reason: fault, raw });
        if (fault === "extra-cell" || fault === "missing-cell")
          tally.widths.set(cells, (tally.widths.get(cells) ?? 0) + 1);
        quarantinedText += raw.length;
        if (tally.quarantine.length > mostQuarantined || quarantinedText > mostQuarantinedText)
          tally.stop = { reason: "too-damaged", line, found: "" };
      }
    }
    row += 1;
    if (!copy && !found && withReturn > 0 && withoutReturn > 0) tally.stop = "copy";
    line += spanned;
    tally.lines += spanned;
    pos = next;
  }
  tally.characters = window.characters;
  return tally;
}
