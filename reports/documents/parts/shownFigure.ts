import { shareChange } from "../../../pipeline/findings/shareChange.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount, formatPercent, formatSigned } from "../../../pipeline/words/number.js";
import { rounded } from "../../../pipeline/words/round.js";
import { type Cell, cell, plainText, text } from "../../document.js";
import type { Cite } from "../../words/sentences.js";
import { type Share, shareOf, signedOneDecimal, signedPoints } from "../../words/share.js";
import type { Finding } from "../data/finding.js";

/** Shorthand for what is not a number, and what each means; explained before every table that may use it. */
export const shorthand = {
  "[c]": "suppressed, because a small number might point to a person",
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

/** This period's and last year's count, the difference and the percentage, as table cells. */
export function changeCells(finding: Finding): Cell[] {
  const { row } = finding;
  const share = row.status === "complete" ? shareOf(row) : null;
  if (share !== null) return shareCells(row, share, finding.cite);
  return [
    countCell(finding, "current", row.value, row.status),
    countCell(finding, "previous", row.previous, row.previous_status),
    row.change === null ? cell("[z]") : { inlines: [text(formatSigned(row.change))], value: row.change },
    row.percent === null ? cell("[z]") : { inlines: [text(signedPercent(row))], value: row.percent },
  ];
}

type ShareRow = Pick<
  TrendsRow,
  "value" | "previous" | "previous_status" | "change" | "share_of" | "previous_share_of"
>;

/** " (−2.1 to +5.7)", the 95% limits of a difference of shares. */
function limitsWords(row: ShareRow): string {
  const found = shareChange(row);
  return found === null ? "" : ` (${signedOneDecimal(found.lower)} to ${signedOneDecimal(found.upper)})`;
}

/** Said below a table with shares. */
export const sharesNote =
  "Shares are of the survey’s respondents; their change is in percentage points, with its 95% confidence interval in brackets.";

/** A survey's shares, and the percentage points between them. */
export function shareCells(row: ShareRow, { percent, previous, points }: Share, cite: Cite): Cell[] {
  return [
    { inlines: [cite(formatPercent(percent), "current")], value: rounded(percent, 1) },
    previous === null
      ? cell(
          isShown(row.previous, row.previous_status) ? "[x]" : shownCount(row.previous, row.previous_status),
        )
      : { inlines: [cite(formatPercent(previous), "previous")], value: rounded(previous, 1) },
    row.change === null || points === null
      ? cell("[z]")
      : { inlines: [text(`${signedPoints(points)}${limitsWords(row)}`)], value: rounded(points, 1) },
    cell("[z]"),
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

export function signedPercent(row: Pick<TrendsRow, "percent" | "change">): string {
  if (row.percent === null) return "";
  if (row.percent === 0 && row.change !== 0) return "under 0.1%";
  const sign = row.percent > 0 ? "+" : row.percent < 0 ? "−" : "";
  return sign + formatPercent(row.percent);
}
