import { sumOf } from "../../../bulk.js";
import { formatCount } from "../../../words/number.js";
import { gap, mark } from "../../type/logMarks.js";
import { hashedWord, type Word } from "../past/words.js";

/** Of fewer steps from one reference to the next nothing is known. */
const enough = 50;
/** Numbers of which more were left out before are shared with others. */
const own = 0.1;

/**
 * A log whose references followed one another in the two years before, and of whose numbers some are left out now, here
 * and there: rows were lost, as by a filter or an export that leaves some out. A log without its reports of a channel
 * counts on without them.
 */
export function lostReferences(words: readonly Word[]): string[] {
  const all = words.filter(({ kind }) => kind === mark.step);
  const left = all.find(({ word }) => word === hashedWord(gap)) ?? { now: 0, before: 0 };
  const steps = sumOf(all, ({ now }) => now);
  const before = sumOf(all, (each) => each.before);
  if (Math.min(steps, before) < enough || left.before > own * before) return [];
  const expected = (steps * Math.max(left.before, 1)) / before;
  if (left.now < 2 * expected + 0.02 * steps || left.now - expected < 8 * Math.sqrt(expected + 1)) return [];
  return [
    `its references leave numbers out in ${formatCount(left.now)} of ${formatCount(steps)} places, where those before it followed one another: rows may have been lost`,
  ];
}
