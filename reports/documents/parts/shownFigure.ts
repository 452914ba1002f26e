import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { rounded } from "../../../pipeline/words/round.js";
import { type Cell, cell, plainText, text } from "../../document.js";
import type { Cite } from "../../words/sentences.js";
import { type Share, signedOneDecimal, signedPoints } from "../../words/share.js";
import { whySuppressed } from "../../words/suppressed.js";

/** Shorthand for what is not a number, and what each means; explained before every table that may use it. */
export const shorthand = {
  "[c]": `suppressed, ${whySuppressed}`,
  "[x]": "not available: no data were received",
  "[i]":
    "incomplete: the period was not wholly supplied, a month in it is half full, or records that could be in it are in no figure",
  "[z]":
    "not given: one of the two figures is missing, the earlier one is too small for a percentage, or they are percentages themselves",
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

type ShareRow = Pick<
  TrendsRow,
  "value" | "previous" | "previous_status" | "change" | "share_of" | "previous_share_of"
>;

/** " (−2.1 to +5.7)", the 95% limits of a difference of shares in percentage points. */
function limitsWords(limits: { lower: number | null; upper: number | null } | null): string {
  if (limits === null || limits.lower === null || limits.upper === null) return "";
  return ` (${signedOneDecimal(limits.lower)} to ${signedOneDecimal(limits.upper)})`;
}

/** A survey's shares, and the percentage points between them with their limits. */
export function shareCells(
  row: ShareRow,
  { percent, previous, points }: Share,
  limits: { lower: number | null; upper: number | null } | null,
  cite: Cite,
): Cell[] {
  return [
    { inlines: [cite(formatPercent(percent), "current")], value: rounded(percent, 1) },
    previous === null
      ? cell(
          isShown(row.previous, row.previous_status) ? "[x]" : shownCount(row.previous, row.previous_status),
        )
      : { inlines: [cite(formatPercent(previous), "previous")], value: rounded(previous, 1) },
    row.change === null || points === null
      ? cell("[z]")
      : { inlines: [text(`${signedPoints(points)}${limitsWords(limits)}`)], value: rounded(points, 1) },
    cell("[z]"),
  ];
}

export function signedPercent(row: Pick<TrendsRow, "percent" | "change">): string {
  if (row.percent === null) return "";
  if (row.percent === 0 && row.change !== 0) return "under 0.1%";
  const sign = row.percent > 0 ? "+" : row.percent < 0 ? "−" : "";
  return sign + formatPercent(row.percent);
}
