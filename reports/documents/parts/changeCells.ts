import { shareChange } from "../../../pipeline/findings/shareChange.js";
import { formatSigned } from "../../../pipeline/words/number.js";
import { type Cell, cell, text } from "../../document.js";
import { shareOf } from "../../words/share.js";
import type { Finding } from "../data/finding.js";
import { isShown, shareCells, shownCount, signedPercent } from "./shownFigure.js";

/** This period's and last year's count, the difference and the percentage, as table cells. */
export function changeCells(finding: Finding): Cell[] {
  const { row } = finding;
  const share = row.status === "complete" ? shareOf(row) : null;
  if (share !== null) return shareCells(row, share, shareChange(row), finding.cite);
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
