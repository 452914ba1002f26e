import { sumOf } from "../../../bulk.js";
import type { RecordedDay } from "./dayDoubts.js";

/** The last quarter and the last year of a log, beside at least as many days before. */
const spans = [91, 365] as const;
const [known, proof] = [180, 12];
const week = 7;

/** Days of the week of which the last part of a log has none. */
export interface LostWeekdays {
  /** since 1 January 1970 */
  from: number;
  records: number;
  /** of those before, how many were of such a day */
  share: number;
}

/**
 * Days of the week of which a log has no record in its last quarter or year, though many of those before were of them: a
 * filter, or an export of working days. Whether a newer file lacks them is known of its marks (`logHabits.ts`).
 *
 * @param days of one file, in their order
 */
export function lostWeekdays(days: readonly RecordedDay[]): LostWeekdays | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  for (const span of spans) {
    const from = last.day - span + 1;
    if (from - first.day < Math.max(known, span)) continue;
    const [before, late] = [days.filter(({ day }) => day < from), days.filter(({ day }) => day >= from)];
    const kept = new Set(late.map(({ day }) => day % week));
    const all = sumOf(before, (each) => each.records);
    const share =
      sumOf(
        before.filter(({ day }) => !kept.has(day % week)),
        (each) => each.records,
      ) / all;
    const records = sumOf(late, (each) => each.records);
    if (share > 0 && share < 1 && -Math.log(1 - share) * records >= proof) return { from, records, share };
  }
  return null;
}
