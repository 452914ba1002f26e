import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { type Inline, text } from "../../document.js";
import type { Finding } from "../data/finding.js";
import { readingWords, withCare } from "../data/reading.js";

type Touched = Pick<Finding, "untouched" | "measure">;

/** "August to March: 768, 68 fewer (8.1%), within normal variation": the months that compare, where others do not. */
export function untouchedInlines({ untouched, measure }: Touched): Inline[] {
  if (untouched === null) return [];
  const { words, cited } = untouched;
  return [text(`${words}: `), cited, text(`, ${changeOfMonths({ untouched, measure })}`)];
}

/** The same without the number: "68 fewer (8.1%), within normal variation". */
function changeOfMonths({ untouched, measure }: Touched): string {
  if (untouched === null) return "";
  const { change, percent, reading } = untouched;
  const row = { ...untouched, more: null, previous_more: null, reasons: [] };
  if (change === 0) return "the same number as a year before";
  const share = percent === null ? "" : ` (${formatPercent(percent)})`;
  return `${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share}, ${readingWords(reading, row, measure)}`;
}

/** What a table says of a change: its reading, and that of the months that compare. */
export function readingCell(finding: Finding): string {
  const { reading, row, measure, untouched } = finding;
  const words = readingWords(reading, row, measure);
  return untouched === null || (reading !== withCare && reading !== null)
    ? words
    : `${words}; ${untouched.words} ${changeOfMonths(finding)}`;
}

/** Behind the names of measures whose change is to be read with care, and what it means. */
export const careMark = "†";
export const careNote =
  "† Months of one of the two years were not recorded as those of the other, so that the change is neither welcome nor unwelcome. What follows is of the months that compare.";
