import type { Reason } from "../reasons/reasons.js";
import type { Refusal } from "./examination.js";
import { delimiters, foldLabel, type Head, type HeadRow, rowsOf } from "./head.js";
import { blankBeforeQuote, blanksBeforeQuotes, type Header, preambleOf } from "./header.js";
import { hasLabelWord } from "./labelWords.js";
import { periodRun } from "./periodForms.js";
import type { Delimiter } from "./scanRecord.js";

const sampled = 2000;
const within = 20;

interface Cut {
  delimiter: Delimiter;
  rows: HeadRow[];
  width: number;
  /** Records of that width among all that are not blank. */
  share: number;
}

const isBlankRow = (row: HeadRow): boolean => row.cells.every((cell) => cell.trim() === "");
const filled = (row: HeadRow): number => row.cells.filter((cell) => cell.trim() !== "").length;

/**
 * Delimiter and header of a file that no contract knows. Whatever could be read in two ways is refused with the
 * reason: a wrong guess here would alter every record without a word.
 */
export function guessHeader(head: Head): { header: Header } | { refusal: Refusal } {
  const cuts = delimiters.map((delimiter) => cut(head, delimiter));
  const several = cuts
    .filter((c) => c.width > 1 && c.share >= 0.5)
    .sort((a, b) => b.share - a.share || b.width - a.width);
  const [best, second] = several;
  const single = cuts[0] as Cut;
  if (single.rows.length === 0)
    return refusal("record-too-long", "the first line does not end within 64 MB", 1);
  if (single.rows.every(isBlankRow)) return refusal("empty-file", "nothing but blank lines", null);
  const quoted = otherQuote(best ?? single);
  if (quoted !== null) return refusal("unknown-quote", "cells are in single quotation marks", quoted);
  if (best && second && second.share >= 0.9 && best.share - second.share < 0.1) {
    const both = `"${best.delimiter}" and "${second.delimiter}"`.replaceAll("\t", "tab");
    return refusal("unknown-delimiter", `both ${both} could separate the cells`, 1);
  }
  const chosen = best ?? single;
  const escaped = chosen.rows.find((row) => row.damaged && textOf(head, row).includes('\\"'));
  if (escaped)
    return refusal("unknown-escape", "a quotation mark inside a cell follows a backslash", escaped.line);
  if (best === undefined) {
    if (single.width !== 1 || single.share < 0.5) {
      const damaged = single.rows.find((row) => !isBlankRow(row));
      const spaced = single.rows.find((row) => row.damaged && blankBeforeQuote.test(textOf(head, row)));
      if (spaced) return { refusal: { ...blanksBeforeQuotes, line: spaced.line } };
      const reason = single.rows.length === 1 && damaged?.damaged ? "damaged-header" : "unknown-delimiter";
      return refusal(reason, "no separator cuts the lines into records", damaged?.line ?? 1);
    }
    const separator = otherSeparator(single.rows);
    if (separator !== null) {
      return refusal(
        "unknown-delimiter",
        `every line has the same number of "${separator}", which is no known separator`,
        1,
      );
    }
  }
  return headerOf(head, chosen);
}

function cut(head: Head, delimiter: Delimiter): Cut {
  const rows = rowsOf(head, delimiter, sampled);
  const widths = new Map<number, number>();
  let all = 0;
  for (const row of rows) {
    if (isBlankRow(row)) continue;
    all += 1;
    if (!row.damaged) widths.set(row.cells.length, (widths.get(row.cells.length) ?? 0) + 1);
  }
  // Equally frequent widths: the earlier one, the header's, unless it is a title's.
  let width = 0;
  for (const [candidate, count] of widths) {
    const most = widths.get(width) ?? 0;
    if (count > most || (count === most && width === 1)) width = candidate;
  }
  return { delimiter, rows, width, share: (widths.get(width) ?? 0) / Math.max(1, all) };
}

const textOf = (head: Head, row: HeadRow): string => head.text.toString("utf8", row.start, row.content);

/** The first line with a cell in single quotation marks, if such lines are the rule. */
function otherQuote({ rows }: Cut): number | null {
  const lines = rows.filter((row) => row.cells.some((cell) => /^'.*'$/s.test(cell.trim())));
  const all = rows.filter((row) => !isBlankRow(row)).length;
  return lines.length * 2 > all || (lines[0]?.line === 1 && lines.length > 1) ? (lines[0]?.line ?? 1) : null;
}

/** A character that all lines of a seeming single column have equally often. */
function otherSeparator(rows: readonly HeadRow[]): string | null {
  const texts = rows.filter((row) => !isBlankRow(row)).map((row) => row.cells.join(" "));
  if (texts.length < 2) return null;
  const counts = (character: string): number[] => texts.map((text) => text.split(character).length - 1);
  const regular = (character: string): boolean => {
    const [first = 0, ...others] = counts(character);
    return first > 0 && others.every((count) => count === first);
  };
  return [" ", ":", "^", "~", "\u001f", "#", "\\", "\u00a6", "\u00a7", "!", "*", "/"].find(regular) ?? null;
}

function headerOf(head: Head, { delimiter, rows, width }: Cut): { header: Header } | { refusal: Refusal } {
  const fills = rows
    .filter((row) => !row.damaged && row.cells.length === width && !isBlankRow(row))
    .map(filled);
  // Spreadsheets leave empty columns on the right: a row is full when it is as full as most.
  const usual = fills.sort((a, b) => a - b)[Math.floor(fills.length / 2)] ?? width;
  for (const [index, row] of rows.entries()) {
    if (row.line > within) break;
    if (isBlankRow(row)) continue;
    const title = width > 1 && filled(row) <= 1;
    if (row.damaged) {
      if (title) continue;
      return refusal("damaged-header", "the header's quotes are damaged", row.line);
    }
    if (row.cells.length !== width) {
      if (title || (width >= 4 && row.cells.length * 2 <= width)) continue;
      return refusal(
        "header-width",
        `the line has ${row.cells.length} cells, most records have ${width}`,
        row.line,
      );
    }
    if (title || (width > 2 && filled(row) * 2 <= usual)) continue;
    const gap = rows.findIndex((other, i) => i > index + 1 && isBlankRow(other));
    const below = rows
      .slice(index + 1, gap < 0 ? undefined : gap)
      .filter((other) => !other.damaged && other.cells.length === width && !isBlankRow(other));
    const labels = row.cells.map(foldLabel);
    const evidence = judgeLabels(labels, below.slice(0, 500));
    if (evidence === null) return refusal("no-header", "no line is recognisable as the header", row.line);
    const even = (cells: readonly string[]): boolean =>
      cells.every((cell, i) => i % 2 === 0 || cell.trim() === "");
    if (
      width > 2 &&
      labels.every((label, i) => (label === "") === (i % 2 === 1)) &&
      below.every((r) => even(r.cells))
    ) {
      return refusal(
        "unknown-delimiter",
        "every second cell is blank, as if the separator were doubled",
        row.line,
      );
    }
    const duplicate = labels.findIndex((label, i) => label !== "" && labels.indexOf(label) < i);
    if (duplicate >= 0) {
      const message = `columns ${labels.indexOf(labels[duplicate] ?? "") + 1} and ${duplicate + 1} are both called "${labels[duplicate]}"`;
      return refusal("duplicate-label", message, row.line);
    }
    return {
      header: {
        contract: null,
        delimiter,
        line: row.line,
        lines: row.lines,
        labels,
        columns: {},
        body: row.next,
        preamble: preambleOf(head, row.start, delimiter),
        trailing: 0,
        numeric: evidence === "numbers",
      },
    };
  }
  return refusal("no-header", `no header in the first ${within} lines`, null);
}

const marker = /^(?:|-|:|\.\.?|<\d+|\[[a-z]\]|n\/?a|\*+)$/i;
const number = /^[£$€]?\s*[-+]?[£$€]?\d[\d,. ]*%?$/;
const moment =
  /^\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[ T]\d{1,2}:\d{2}.*)?$|^\d{1,2}:\d{2}(?::\d{2})?$|^\d{4}[-/]\d{2,4}$/;
/** How programmers write a label; records of one column share a style, a label has its own. */
const style = (text: string): string | null =>
  /^[a-z][a-z0-9_]*$/.test(text)
    ? "lower"
    : /^[A-Z][A-Z0-9_]*$/.test(text)
      ? "upper"
      : /^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(text)
        ? "camel"
        : null;
const isValue = (text: string): boolean => number.test(text) || moment.test(text);
const shape = (text: string): string => text.replace(/\p{L}+/gu, "A").replace(/\d+/g, "9");

/**
 * Whether a row is a header: its cells are no values, and either a column of values stands under a label of
 * letters ("numbers"), or the words or their style are those of labels ("words"). Null where that cannot be told.
 */
function judgeLabels(labels: readonly string[], below: readonly HeadRow[]): "numbers" | "words" | null {
  if (labels.every((label) => label === "")) return null;
  const years = labels.filter((label) => isValue(label));
  if (years.length === labels.length) return null;
  const run = years.every(
    (label, i) => /^\d{1,4}$/.test(label) && (i === 0 || Number(label) === Number(years[i - 1]) + 1),
  );
  const periods = years.every((label) => /^(?:19|20)\d{2}(?:[-/]\d{2,4})?$/.test(label));
  const across = periodRun(years) !== null && countsBelow(labels, below);
  if (years.length > 0 && !((run || periods || across) && new Set(years).size === years.length)) return null;
  if (labels.some((label) => label !== "" && marker.test(label))) return null;
  let numbers = false;
  let differs = false;
  for (const [column, label] of labels.entries()) {
    const cells = below.map((row) => (row.cells[column] ?? "").trim()).filter((cell) => cell !== "");
    if (label === "" || isValue(label) || cells.length === 0) continue;
    const values = cells.filter((cell) => isValue(cell) || marker.test(cell));
    if (values.length * 5 >= cells.length * 4 && values.some(isValue)) numbers = true;
    // A code over codes of the same build is a record, not a label.
    if (/\d/.test(label) && cells.filter((cell) => shape(cell) === shape(label)).length * 2 > cells.length)
      return null;
    const own = style(label);
    if (own !== null && !cells.some((cell) => style(cell) === own)) differs = true;
  }
  if (numbers) return "numbers";
  const distinct = new Set(labels).size === labels.length;
  if (below.length === 0) return distinct && labels.every((label) => label !== "") ? "words" : null;
  if (labels.some((label) => hasLabelWord(label))) return "words";
  return differs && labels.every((label) => style(label) !== null) ? "words" : null;
}

/** Whether figures stand under the labels that are no words. */
function countsBelow(labels: readonly string[], below: readonly HeadRow[]): boolean {
  return labels.every((label, column) => {
    if (!isValue(label)) return true;
    const cells = below.map((row) => (row.cells[column] ?? "").trim());
    return cells.length > 0 && cells.every((cell) => number.test(cell) || marker.test(cell));
  });
}

function refusal(reason: Reason, message: string, line: number | null): { refusal: Refusal } {
  return { refusal: { reason, message, hint: "", line } };
}
