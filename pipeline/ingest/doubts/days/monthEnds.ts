import { sumOf } from "../../../bulk.js";
import { dayAt, endOfMonth } from "../../../calendar/day.js";
import { groupBy } from "../../../groupBy.js";
import type { RecordedDay } from "./dayDoubts.js";

/** So many records would have come on the last days, and of so many months: none at all is one in twenty thousand. */
const [expected, fewest] = [10, 3];
const week = 7;

/**
 * How many records would have come on the last days of a log's months, of which it has none in any: an export up to the
 * beginning of the last day. By the pace of each day of the week, since many logs have none at weekends. Null where
 * chance tells as much.
 *
 * @param days of one file, in their order
 */
export function lackedMonthEnds(days: readonly RecordedDay[]): number | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const ends = monthEnds(first.day, last.day);
  const known = new Set(days.map(({ day }) => day));
  if (ends.length < fewest || ends.some((day) => known.has(day))) return null;
  // a log that names no day after the 28th in any month has them so by its nature
  if (!days.some(({ day }) => dayAt(day).slice(-2) > "28")) return null;
  const records = groupBy(days, ({ day }) => day % week);
  const paceOf = (day: number): number => {
    const alike = Math.floor((last.day - first.day) / week) + 1;
    return sumOf(records.get(day % week) ?? [], (each) => each.records) / alike;
  };
  const lacked = sumOf(ends, paceOf);
  return lacked >= expected ? lacked : null;
}

/** The last days of the months from one day to another; of the last month's too, where it ends the next day. */
function monthEnds(first: number, last: number): number[] {
  const ends: number[] = [];
  for (let day = first; day <= last + 1; day += 1) {
    const that = dayAt(day);
    if (endOfMonth(that) === that) ends.push(day);
  }
  return ends;
}
