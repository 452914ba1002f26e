import { joinWords } from "../../../pipeline/words/list.js";
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
  const { change, percent, reading, turns } = untouched;
  const row = { ...untouched, more: null, previous_more: null, reasons: [] };
  if (change === 0) return "the same number as a year before";
  const share = percent === null ? "" : ` (${formatPercent(percent)})`;
  const size = (of: number) => `${formatCount(Math.abs(of))} ${of > 0 ? "more" : "fewer"}`;
  return turns === null
    ? `${size(change)}${share}, ${readingWords(reading, row, measure)}`
    : `${size(change)}${share}, but ${turns.words} alone ${size(turns.change)}: no verdict`;
}

/** What a table says of a change: its reading, and that of the months that compare. */
export function readingCell(finding: Finding): string {
  const { reading, row, measure, untouched } = finding;
  const words = readingWords(reading, row, measure);
  const moved = untouched?.reading === "higher" || untouched?.reading === "lower";
  if (untouched === null || (reading !== withCare && reading !== null && !moved)) return words;
  // a reading of the year beside one of its months: which is of which
  const year = reading === withCare || reading === null ? words : `the year: ${words}`;
  return `${year}; ${untouched.words} ${changeOfMonths(finding)}`;
}

/** Behind the names of measures whose change is to be read with care, and what it means. */
export const careMark = "†";

/** What the mark means, and which months were left out of both years. */
export function careNote(found: readonly Pick<Finding, "untouched">[]): string {
  const out = [...new Set(found.flatMap(({ untouched }) => untouched?.leftOut ?? []))];
  const compared = found.some(({ untouched }) => untouched?.turns != null)
    ? " No verdict is given where it would turn round if up to three months more were left out beside them."
    : "";
  return `† Months of one of the two years were not recorded as those of the other, so that the change is neither welcome nor unwelcome.${
    out.length === 0
      ? ""
      : ` What follows is of the months that compare: ${joinWords(out)} ${out.length === 1 && !out[0]?.includes(" ") ? "is" : "are"} left out of both years.${compared}`
  }`;
}
