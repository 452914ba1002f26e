import { largest, smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { formatNumber } from "../../../words/number.js";
import { wholeRow } from "../../type/supplyLabels.js";
import { freshSums, type Sum, type Sums } from "../past/sums.js";
import { freshWords, type Word } from "../past/words.js";

/** As `levels.ts` has it: so many times what is usual, or so small a part, and so much further than any period before. */
const [more, less, further] = [1.75, 0.55, 1.35];
/** Of so many rows so large a share moved by so much; smaller ones move by chance. */
const [rows, moved, each, enough] = [6, 0.8, 1.35, 5];
/** Smaller sums, and those of fewer periods before, tell nothing. */
const [sum, known] = [60, 6];

/**
 * New figures that are sums of several rows, of which nearly all moved alike and as no period before did: rolling quarters
 * in the place of months, or means. One series by itself may truly rise; the nine rows that it is made of hardly do so at once.
 */
export function rowLevel(sums: Sums, words: readonly Word[]): string[] {
  const times = timesUsual(sums);
  return times !== null && rowsMoved(words, times > 1)
    ? [
        `its new figures are together ${formatNumber(times, 2)} times what is usual, in nearly all of their rows alike, and none before were so: they may be of another span, or counted otherwise`,
      ]
    : [];
}

/** How many times what is usual the new figures are together; null where some period before was nearly so. */
function timesUsual(sums: Sums): number | null {
  const own = freshSums(sums);
  const [first] = own.map(({ start }) => start).sort();
  if (first === undefined || new Set(own.map(seriesOf)).size > 2) return null;
  const past = sums.past.filter(({ counted, end }) => counted && end < first);
  const before = [...groupBy(past, periodOf).values()].map(total);
  const now = [...groupBy(own, periodOf).values()].map(total);
  if (before.length < known) return null;
  const usual = total(past) / before.length;
  const times = total(own) / now.length / usual;
  if (usual * now.length < sum || (times < more && times > less)) return null;
  const isFurther =
    times > 1 ? smallest(now) >= further * largest(before) : largest(now) <= smallest(before) / further;
  return isFurther ? times : null;
}

/** Whether nearly all rows have more, or fewer, a period than before. */
function rowsMoved(words: readonly Word[], up: boolean): boolean {
  const alone = freshWords(words);
  const periods = largest([0, ...words.map((word) => word.periods)]);
  const knownPeriods = largest([0, ...words.map((word) => word.againPeriods)]);
  const means = (alone.length > 0 ? alone : words)
    .filter(({ kind }) => kind === wholeRow)
    .map(({ now, before, beforePeriods }) => ({
      now: now / Math.max(1, alone.length > 0 ? periods - knownPeriods : periods),
      before: before / Math.max(1, beforePeriods),
    }))
    .filter(({ before }) => before >= enough);
  const off = means.filter(({ now, before }) => (up ? now >= each * before : now <= before / each));
  return means.length >= rows && off.length >= moved * means.length;
}

const total = (sums: readonly Sum[]): number => sumOf(sums, ({ value }) => value);
const periodOf = ({ start, end }: Sum): string => `${start}/${end}`;
const seriesOf = ({ measure, area }: Sum): string => `${measure}\n${area}`;
