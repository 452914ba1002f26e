import { type Day, monthsBetween } from "../../../calendar/day.js";
import { groupBy } from "../../../groupBy.js";
import type { Contract } from "../../../workspace/contracts/contract.js";

type Grain = Contract["period"]["grain"];

/** Months of a grain's period. */
const step: Readonly<Record<Grain, number>> = {
  day: 1,
  week: 1,
  month: 1,
  quarter: 3,
  calendar_year: 12,
  financial_year: 12,
  year_ending: 12,
};

/** The records of a period of a file. */
export interface Dated {
  /** the place of the file among those typed */
  file: number;
  /** the first day of the period */
  start: Day;
  records: number;
}

/** Periods that follow one another with no more than three empty ones between. */
interface Stretch {
  periods: Dated[];
  records: number;
  first: Day;
  last: Day;
}

/**
 * The periods of each file that stand alone, far from all the others: a mistyped year. Periods that follow one another
 * with fewer than three empty ones between are one stretch. A stretch is alone where it has no more than one record in a
 * hundred (or two), the longest stretch has twenty at least (where it is a single one, eight), and so many of them a period
 * that between the two stretches seven would have been expected: an honest gap so long has a chance under one in a thousand.
 */
export function loneDates(dated: readonly Dated[], grain: Grain): Dated[] {
  const apart = (from: Day, to: Day): number => (monthsBetween(from, to) - 1) / step[grain];
  return [...groupBy(dated, ({ file }) => file).values()].flatMap((periods) => {
    const stretches = stretchesOf(periods, apart);
    const longest = stretches.reduce((most, each) => (each.records > most.records ? each : most));
    const pace = longest.records / (apart(longest.first, longest.last) + 1);
    return stretches
      .filter(
        (each) =>
          each !== longest &&
          longest.records >= (each.records === 1 ? 8 : 20) &&
          each.records <= Math.max(2, longest.records / 100) &&
          pace * Math.max(apart(each.last, longest.first), apart(longest.last, each.first)) >= 7,
      )
      .flatMap((each) => each.periods);
  });
}

function stretchesOf(periods: readonly Dated[], apart: (from: Day, to: Day) => number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const period of [...periods].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    const open = stretches.at(-1);
    if (open && apart(open.last, period.start) <= 3) {
      open.periods.push(period);
      open.records += period.records;
      open.last = period.start;
    } else
      stretches.push({ periods: [period], records: period.records, first: period.start, last: period.start });
  }
  return stretches;
}
