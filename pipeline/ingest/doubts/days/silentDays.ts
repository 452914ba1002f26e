import { largest, smallest, sumOf } from "../../../bulk.js";
import { addDays, addMonths, type Day, dayAt, endOfMonth, monthOf, yearOf } from "../../../calendar/day.js";
import type { RecordedDay } from "./dayDoubts.js";

/** So many records would have come by the log's own pace, and so many days are no bank holiday. */
const expected = 25;
const shortest = 7;
/** A pace is known by so many other days, within so many of the silence. */
const [known, near] = [30, 60];

/** Days without a record, and how many a day there are otherwise. */
export interface Silence {
  first: Day;
  last: Day;
  pace: number;
}

/** The days between two with records: `before` and `day`. */
interface Gap extends RecordedDay {
  before: number;
}

/**
 * Days inside a log of which it has no record though its pace would have given many, and which are by far its longest
 * silence: rows that were lost within a month or two. Offices close over Christmas. Silences of whole months are known of
 * the figures themselves (`silences.sql`).
 *
 * @param days of one file, in their order
 */
export function silenceIn(days: readonly RecordedDay[]): Silence | null {
  const gaps = days.slice(1).map((each, at): Gap => ({ ...each, before: days[at]?.day ?? each.day }));
  const [longest, next] = gaps
    .filter((gap) => lengthOf(gap) >= 0 && !isKnown(gap))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (!longest) return null;
  const length = lengthOf(longest);
  if (length < shortest || length < 3 * (next ? lengthOf(next) : 0)) return null;
  const around = gaps.filter(({ day }) => Math.abs(day - longest.day) <= near);
  const others =
    largest(around.map(({ day }) => day)) - smallest(around.map(({ before }) => before)) - length;
  const records = sumOf(around, (gap) => gap.records);
  const pace = records / others;
  return others >= known && records >= expected && length * pace >= expected
    ? { first: dayAt(longest.before + 1), last: dayAt(longest.day - 1), pace }
    : null;
}

const lengthOf = ({ day, before }: Gap): number => day - before - 1;

/** Whether a whole month is in it, or it is over Christmas. */
function isKnown({ day, before }: Gap): boolean {
  const [first, last] = [dayAt(before + 1), dayAt(day - 1)];
  const wholeMonth = endOfMonth(addDays(addMonths(first, 1), -1)) <= last;
  const christmas =
    (monthOf(last) === 1 && yearOf(first) < yearOf(last)) ||
    (monthOf(last) === 12 && Number(last.slice(8)) >= 25);
  return wholeMonth || christmas;
}
