import { literal } from "../../store/open.js";

/** Footnotes behind a text: `[note 3]`, `[1, 2]`, `[r]`, `(p)` for provisional, a raised figure, a dagger. */
const mark =
  "(?:\\[(?:[Nn]otes? [^\\]]{1,20}|\\d{1,2}(?: ?, ?\\d{1,2})*|[a-z])\\]|\\([rpRP]\\)|[†‡§¹²³⁰⁴⁵⁶⁷⁸⁹])";
/** What a mark stands behind: a cell that is nothing but a mark says something of its own. */
const before = "[\\p{L}\\p{Nd}.)%]";
/** The same of cells of ASCII, in which a pattern of all letters would take longer to make than to look for. */
const asciiBefore = "[A-Za-z0-9.)%]";

const marks = new RegExp(`(${before})\\s*(?:${mark}\\s*)+$`, "u");

/** A label without its footnote marks. */
export const withoutMarks = (text: string): string => text.replace(marks, "$1");

/** SQL for a cell of ASCII, or of any characters, without its footnote marks. */
export function withoutMarksSql(cell: string, kind: "ascii" | "any"): string {
  const cut = (behind: string): string =>
    `regexp_replace(${cell}, ${literal(`(${behind})\\s*(?:${mark}\\s*)+$`)}, '\\1')`;
  return kind === "any"
    ? cut(before)
    : `if(ends_with(${cell}, ']') or ends_with(${cell}, ')'), ${cut(asciiBefore)}, ${cell})`;
}
