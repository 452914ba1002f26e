import { sumOf } from "../../../bulk.js";
import { formatCount } from "../../../words/number.js";
import { gap, mark } from "../../type/logMarks.js";
import { hashedWord, type Word } from "../past/words.js";

/** Of fewer steps from one reference to the next nothing is known, here and before. */
const [enough, enoughBefore] = [15, 50];
/** Numbers of which more were left out before are shared with others. */
const own = 0.1;
/** So unlikely (in nats) must it be that so many are left out by chance: one in 160,000. */
const proof = 12;

/**
 * A log whose references followed one another in the two years before, and of whose numbers some are left out now, here
 * and there: rows were lost, as by a filter or an export that leaves some out. A log without its reports of a channel
 * counts on without them.
 *
 * @param moved records of months that an earlier file has too that came or went since: their numbers are left out, or come late
 */
export function lostReferences(words: readonly Word[], moved = 0): string[] {
  const all = words.filter(({ kind }) => kind === mark.step);
  const gaps = all.find(({ word }) => word === hashedWord(gap)) ?? { now: 0, before: 0 };
  const left = { ...gaps, now: Math.max(0, gaps.now - moved) };
  const steps = sumOf(all, ({ now }) => now);
  const before = sumOf(all, (each) => each.before);
  if (steps < enough || before < enoughBefore || left.before > own * before) return [];
  const expected = (steps * Math.max(left.before, 1)) / before;
  const nats = left.now * Math.log(Math.max(left.now, 1) / expected) - (left.now - expected);
  if (left.now < 2 * expected + 0.02 * steps || nats < proof) return [];
  return [
    `its references leave numbers out in ${formatCount(left.now)} of ${formatCount(steps)} places, where those before it followed one another: rows may have been lost`,
  ];
}
