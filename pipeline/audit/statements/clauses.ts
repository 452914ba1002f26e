import { largest, smallest } from "../../bulk.js";
import { matchesOf } from "../document/matches.js";
import { remembered } from "../document/remember.js";
import { speaksOfChange } from "./lexicon.js";
import { subjectWords } from "./subject.js";

/** A stretch of a sentence that speaks of one thing. */
export interface Clause {
  readonly from: number;
  readonly to: number;
}

const STRONG =
  /;|(?<=\S)\s+(?:while|whilst|whereas|but|although|though)\s|(?<!\b(?:i\.e|e\.g|approx|incl|vs|no))\.\s+(?=[a-z⟨])/g;
const WEAK = /,?\s+and\s+|,\s+(?:with|as|then)\s+|,\s+(?=⟨N\d+⟩\s+[a-z])|\s[–—-]\s|,\s+/g;
const FIGURE = /⟨[NPRQF]\d+⟩/;

/**
 * Cut a sentence's shape where a new subject with a figure of its own begins. A stretch without one ("a fall of
 * 9%", "up 12 on last year", "with 80 on record") belongs to the clause before it.
 */
export const cutClauses = remembered((shape: string): readonly Clause[] => {
  const joined: Clause[] = [];
  for (const clause of spansOf(shape)) {
    const last = joined.at(-1);
    const own = shape.slice(clause.from, clause.to);
    const bare = FIGURE.test(own) && subjectWords(own.split(FIGURE)[0] ?? "").length === 0;
    if (last !== undefined && bare && GOES_ON.test(own))
      joined[joined.length - 1] = { ...last, to: clause.to };
    else joined.push(clause);
  }
  return joined;
});

const BY = /^[a-z' -]+\sby\s+$/;

/** "…; the comparable number for last year is 260, so …", "…; in the same quarter there were 163": no subject of its own. */
const GOES_ON =
  /^\s*(?:in\s|the (?:comparable|corresponding|equivalent|figure|number|total|previous)|this|that|it|they)\b/;

function spansOf(shape: string): Clause[] {
  const cuts: number[] = [];
  for (const match of matchesOf(STRONG, shape)) {
    if (!insideBrackets(shape, match.index)) cuts.push(match.index + match[0].length);
  }
  const strong = [...cuts, shape.length];
  for (const match of matchesOf(WEAK, shape)) {
    const at = match.index + match[0].length;
    const start = largest([0, ...cuts.filter((cut) => cut <= match.index)]);
    const end = smallest(strong.filter((cut) => cut > match.index));
    // Lists that answer one another ("A, B and C saw 5, 6 and 7 respectively") are of one clause.
    if (insideBrackets(shape, match.index) || cuts.includes(at) || /\brespectively\b/.test(shape)) continue;
    const [before, after] = [shape.slice(start, match.index), shape.slice(at, end)];
    // "Compared with last year (279), …" has no subject of its own.
    if (FIGURE.test(before) && subjectWords(before).length > 0 && startsAnew(after, /^,\s+$/.test(match[0])))
      cuts.push(at);
  }
  const bounds = [0, ...cuts.sort((a, b) => a - b), shape.length];
  return bounds.slice(1).map((to, index) => ({ from: bounds[index] ?? 0, to }));
}

/** "the sharpest drop was in vehicle crime, which was down 9%", "210 vehicle crimes, up 5%": subject, change and figure. */
function startsAnew(after: string, bare: boolean): boolean {
  const figure = FIGURE.exec(after);
  if (figure === null) return false;
  const lead = after.slice(0, figure.index);
  // A relative clause goes on about what stood before it.
  if (
    /^(?:[a-z]{3,}ing\s|which|that|who|when|where|or|to|from|compared|against|equivalent|representing|equating|an?\s|up\b|down\b|making|bringing|giving|taking|and\s+(?:an?|by|up|down)\s)/.test(
      lead,
    )
  )
    return false;
  if (/^by\s/.test(lead) || lead.length > 110) return false;
  const own = subjectWords(lead);
  // "…, and arson by 4% to 388": the verb is that of the clause before.
  if (own.length > 0 && BY.test(lead)) return true;
  if (own.length > 0) return speaksOfChange(after) && (!bare || speaksOfChange(lead));
  // "and 210 vehicle crimes, up 5%": the subject follows its count.
  const counted = /^⟨[NP]\d+⟩\s+(?:(?:more|fewer|less|extra|additional)\s+)?([a-z -]+?)(?:,\s|\s*\()/.exec(
    after,
  )?.[1];
  return (
    lead.trim() === "" && counted !== undefined && subjectWords(counted).length > 0 && speaksOfChange(after)
  );
}

function insideBrackets(text: string, at: number): boolean {
  const open = text.lastIndexOf("(", at);
  return open >= 0 && !text.slice(open, at).includes(")") && text.indexOf(")", at) >= 0;
}
