import type { Day } from "../../calendar/day.js";
import type { Block } from "../document/blocks.js";
import { findDates } from "../document/dates.js";

/** The month a heading names and nothing else ("February 2021"), as its first day; null for other headings. */
export function monthHeading(block: Block): Day | null {
  const known = KNOWN.get(block);
  const month = known === undefined ? readMonth(block) : known;
  if (known === undefined) KNOWN.set(block, month);
  return month;
}

const KNOWN = new WeakMap<Block, Day | null>();

function readMonth(block: Block): Day | null {
  if (block.kind === "row" || block.kind === "item" || block.text.length > 24) return null;
  // In the middle of a page it is a cell that a table has lost.
  if (block.indent > 12) return null;
  const [date] = findDates(block.text);
  if (date === undefined || date.kind !== "month" || !date.yearGiven) return null;
  return /^[\s:.-]*$/.test(block.text.slice(0, date.start) + block.text.slice(date.end)) ? date.from : null;
}

/** The month whose entries a block stands among, where the document logs its year month by month. */
export function monthOfLog(blocks: readonly Block[], block: number): Day | null {
  for (let at = block - 1; at >= 0; at -= 1) {
    const one = blocks[at];
    if (one === undefined) return null;
    const month = monthHeading(one);
    if (month !== null) return isLogged(blocks, at) ? month : null;
    // Only entries of the log stand under its month; a heading, or prose after the list has ended, closes it.
    if (one.kind === "heading") return null;
    const self = blocks[block];
    if (self?.kind !== "item" && one.kind === "item" && block - at > 0) return null;
  }
  return null;
}

/** A lone dated heading (a title page's) is no log: another month must be headed within reach. */
function isLogged(blocks: readonly Block[], at: number): boolean {
  return blocks.some(
    (block, index) => index !== at && Math.abs(index - at) < 40 && monthHeading(block) !== null,
  );
}
