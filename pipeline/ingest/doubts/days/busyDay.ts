import { sumOf } from "../../../bulk.js";
import { type Day, dayAt } from "../../../calendar/day.js";
import type { RecordedDay } from "./dayDoubts.js";

/** So many records of one day, so many times those of the next busiest, and so many times those of a day on average. */
const [fewest, timesNext, timesUsual] = [25, 4, 10];
/** Of fewer days nothing is known. */
const known = 30;

/** A day with far more records than any other. */
export interface BusyDay {
  day: Day;
  records: number;
  /** of the next busiest */
  next: number;
}

/**
 * The one day of a log with many times the records of any other: those of an import, or of a month whose days were lost. Days
 * of storms and fireworks have a few times as many as others.
 *
 * @param days of one file
 */
export function busyDayIn(days: readonly RecordedDay[]): BusyDay | null {
  const [busiest, next] = [...days].sort((a, b) => b.records - a.records);
  if (!busiest || !next || days.length < known || busiest.records < fewest) return null;
  const usual =
    sumOf(
      days.filter((each) => each !== busiest),
      ({ records }) => records,
    ) /
    (days.length - 1);
  return busiest.records >= timesNext * next.records && busiest.records >= timesUsual * usual
    ? { day: dayAt(busiest.day), records: busiest.records, next: next.records }
    : null;
}
