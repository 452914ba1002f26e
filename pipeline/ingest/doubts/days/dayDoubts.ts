import { dayAt } from "../../../calendar/day.js";
import { formatDay } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { formatDecimal, formatNumber } from "../../../words/number.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { typesCounts } from "../../type/typedCounts.js";
import { busyDayIn } from "./busyDay.js";
import { lostWeekdays } from "./lostWeekdays.js";
import { lackedMonthEnds } from "./monthEnds.js";
import { silenceIn } from "./silentDays.js";

/** A day with records of a log. */
export interface RecordedDay {
  /** since 1 January 1970 */
  day: number;
  records: number;
}

/**
 * What the days of a log's records show, file by file: days without any in its midst, or one day with far more than any
 * other. Expects the temporary table `judged` of `typeRecords`.
 */
export async function dayDoubts(store: Store, contract: Contract): Promise<string[]> {
  if (contract.period.grain !== "day" || typesCounts(contract)) return [];
  const [file = [], day = [], records = []] = await store.columns(
    `select file_no, (day - date '1970-01-01')::integer, sum(n)::double
    from judged where day is not null and outcome in ('accepted', 'excluded') group by file_no, day order by file_no, day`,
  );
  const days = file.map((number, at) => ({
    file: Number(number),
    day: Number(day[at]),
    records: Number(records[at]),
  }));
  return [...groupBy(days, (each) => each.file).values()].flatMap((each) => {
    const silence = silenceIn(each);
    const busy = busyDayIn(each);
    const lacked = lackedMonthEnds(each);
    const weekdays = lostWeekdays(each);
    return [
      ...(weekdays
        ? [
            `none of its ${formatNumber(weekdays.records, 0)} records since ${formatDay(dayAt(weekdays.from))} is of some days of the week, as ${formatNumber(100 * weekdays.share, 0)} % before: it may be a selection`,
          ]
        : []),
      ...(lacked === null
        ? []
        : [
            `it has no record of the last day of any month, of which ${formatNumber(lacked, 0)} were to be expected: an export may have ended before that day`,
          ]),
      ...(silence
        ? [
            `it has no record from ${formatDay(silence.first)} to ${formatDay(silence.last)}, and otherwise about ${formatDecimal(silence.pace, silence.pace < 2 ? 1 : 0)} a day`,
          ]
        : []),
      ...(busy
        ? [
            `it has ${formatNumber(busy.records, 0)} records of ${formatDay(busy.day)}, and of no other day more than ${formatNumber(busy.next, 0)}: they may be dated by the day on which they were entered`,
          ]
        : []),
    ];
  });
}
