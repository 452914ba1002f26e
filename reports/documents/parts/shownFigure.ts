import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount, formatPercent, formatSigned } from "../../../pipeline/words/number.js";
import { type Cell, cell, plainText, text } from "../../document.js";
import type { Finding } from "../data/finding.js";

/** Shorthand for what is not a number, and what each means; explained before every table that may use it. */
export const shorthand = {
  "[c]": "suppressed, because a small number might point to a person",
  "[x]": "not available: no data were received",
  "[i]":
    "incomplete: the period was not wholly supplied, a month in it is half full, or records that could be in it are in no figure",
  "[z]": "not given: one of the two figures is missing, or the earlier one is too small for a percentage",
} as const;

/** The shorthand that a table uses, explained; null where it uses none. */
export function explainShorthand(rows: readonly Cell[][]): string | null {
  const used = new Set(rows.flat().map(({ inlines }) => plainText(inlines)));
  const items = Object.entries(shorthand).filter(([marker]) => used.has(marker));
  if (items.length === 0) return null;
  return `Shorthand: ${items.map(([marker, meaning]) => `${marker} ${meaning}`).join("; ")}.`;
}

/** "1,221", or the marker that says why there is no number. */
export function shownCount(value: number | null, status: string): string {
  if (status === "suppressed") return "[c]";
  if (status === "incomplete" || status === "half full") return "[i]";
  return value === null ? "[x]" : formatCount(value);
}

/** Whether a number is shown, and no marker in its place. */
export const isShown = (value: number | null, status: string): value is number =>
  value !== null && status !== "suppressed" && status !== "incomplete" && status !== "half full";

/** A count as a cell: its number too, where it is shown. */
export function shownCell(value: number | null, status: string): Cell {
  const words = cell(shownCount(value, status));
  return isShown(value, status) ? { ...words, value } : words;
}

/** The count where it can be shown, else null: what is hidden or not whole stays out of charts too. */
export function knownCount(row: Pick<TrendsRow, "value" | "status"> | undefined): number | null {
  return row?.status === "complete" ? row.value : null;
}

/** This period's and last year's count, the difference and the percentage, as table cells. */
export function changeCells(finding: Finding): Cell[] {
  const { row } = finding;
  return [
    countCell(finding, "current", row.value, row.status),
    countCell(finding, "previous", row.previous, row.previous_status),
    row.change === null ? cell("[z]") : { inlines: [text(formatSigned(row.change))], value: row.change },
    row.percent === null ? cell("[z]") : { inlines: [text(signedPercent(row))], value: row.percent },
  ];
}

function countCell(
  finding: Finding,
  which: "current" | "previous",
  value: number | null,
  status: string,
): Cell {
  const words = shownCount(value, status);
  if (!isShown(value, status)) return cell(words);
  return { inlines: [finding.cite(words, which)], value };
}

function signedPercent(row: Pick<TrendsRow, "percent" | "change">): string {
  if (row.percent === null) return "";
  if (row.percent === 0 && row.change !== 0) return "under 0.1 %";
  const sign = row.percent > 0 ? "+" : row.percent < 0 ? "−" : "";
  return sign + formatPercent(row.percent);
}
