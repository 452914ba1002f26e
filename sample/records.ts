import { daysIn, type Month, monthAt, weekday } from "./calendar.js";
import type { Random } from "./random.js";

/** One event: which sample month, and the day of it. */
export interface Occasion {
  index: number;
  month: Month;
  day: number;
}

/**
 * Days for the counts of months `from` to `to`, in order of date.
 * @param weekends share of weekend days that see a report at all: 0.2 for an office, 1 for a telephone line
 */
export function occasions(
  counts: readonly number[],
  from: number,
  to: number,
  weekends: number,
  next: Random,
): Occasion[] {
  const found: Occasion[] = [];
  for (let index = from; index <= to; index += 1) {
    const month = monthAt(index);
    const days: number[] = [];
    while (days.length < (counts[index] ?? 0)) {
      const day = 1 + Math.floor(next() * daysIn(month));
      const closed = weekday(month, day) % 6 === 0 && next() >= weekends;
      if (!closed) days.push(day);
    }
    for (const day of days.sort((a, b) => a - b)) found.push({ index, month, day });
  }
  return found;
}
