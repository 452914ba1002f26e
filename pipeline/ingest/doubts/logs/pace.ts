import { largest, sumOf } from "../../../bulk.js";
import { addMonths, type Day } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import { formatCount } from "../../../words/number.js";
import { rounded } from "../../../words/round.js";
import { freshSums, type Sums } from "../past/sums.js";
import type { LogSize } from "./size.js";

/** Where programs cut an export off. */
const cuts = [
  500, 1000, 2000, 2500, 5000, 10_000, 20_000, 50_000, 65_535, 65_536, 100_000, 1_048_575, 1_048_576,
];
/** A pace of fewer months is a month's chance; types of fewer records say nothing, nor do fewer records together. */
const [months, enough, together] = [3, 20, 100];
/** Of so many types nearly all have so few or so many of the records before, and all together fewer or more than that. */
const [nearlyAll, fewer, more, all] = [0.8, 0.65, 1.55, { least: 0.55, most: 1.8 }];

/** A month of a log is more than so many times the largest of a year before it in no honest file. */
const spike = 5;
const year = 12;

/**
 * A log that stops at a round number of rows with less than its pace (a limit of an export), or that has less than 55 % or
 * more than 180 % of the records of the same months a year before in four of five of its types (every second row, or
 * each twice), or of which one month has many times the records of any before it (dates of an import). An office that loses or wins half of its reports does so in some types, not in all.
 */
export function pace({ own, past }: Sums, { rows }: LogSize): string[] {
  const month = spikeIn({ own, past });
  if (month !== null)
    return [
      `${formatMonth(month)} has more than ${spike} times the records of any month before: they may be dated by another day than their own`,
    ];
  const { times, alike } = besideYearBefore({ own, past });
  if (times === null) return [];
  if (cuts.includes(rows) && times < 0.9)
    return [
      `it has exactly ${formatCount(rows)} rows, with ${percentOf(times)}: an export may have been cut off there`,
    ];
  return alike ? [alikeSaid("it has", times)] : lostOrDoubled({ own: freshSums({ own, past }), past });
}

/** Whether new months have so few, or so many, of the records of the same months a year before in nearly all types alike. */
export function lostOrDoubled(sums: Sums): string[] {
  const { alike, times } = besideYearBefore(sums);
  return alike && times !== null ? [alikeSaid("its new months have", times)] : [];
}

const alikeSaid = (what: string, times: number): string =>
  `${what} ${percentOf(times)}, in nearly all types alike: ${times < 1 ? "rows may have been lost" : "rows may be in it twice"}`;

const percentOf = (times: number): string =>
  `${rounded(100 * times)} % of those of the same months a year before`;

const total = (sums: readonly { value: number }[]): number => sumOf(sums, ({ value }) => value);

/** The first month of far more records than any before it. */
function spikeIn({ own, past }: Sums): Day | null {
  const before = [...groupBy(past, ({ start }) => start).values()].map(total);
  if (before.length < year) return null;
  const most = largest(before);
  const spikes = [...groupBy(own, ({ start }) => start)].filter(([, sums]) => {
    const records = total(sums);
    return records > spike * most && 2 * (Math.sqrt(records) - Math.sqrt(most)) > 6;
  });
  return spikes.map(([start]) => start).sort()[0] ?? null;
}

/** All records as a multiple of those of the same months a year before (null where there are none), and whether nearly all types are so. */
function besideYearBefore({ own, past }: Sums): { times: number | null; alike: boolean } {
  const ago = past.map((sum) => ({ ...sum, start: addMonths(sum.start, year) }));
  const known = new Set(ago.map(({ start }) => start));
  const shared = new Set(own.map(({ start }) => start).filter((start) => known.has(start)));
  const sumsOf = (sums: Sums["own"]): Map<string, number> =>
    new Map(
      [
        ...groupBy(
          sums.filter(({ start }) => shared.has(start)),
          ({ measure }) => measure,
        ),
      ].map(([measure, each]) => [measure, total(each)]),
    );
  const [here, there] = [sumsOf(own), sumsOf(ago)];
  const types = [...new Set([...here.keys(), ...there.keys()])]
    .map((measure) => ({ now: here.get(measure) ?? 0, before: there.get(measure) ?? 0 }))
    .filter(({ now, before }) => Math.max(now, before) >= enough);
  const now = sumOf(types, (type) => type.now);
  const before = sumOf(types, (type) => type.before);
  if (before === 0) return { times: null, alike: false };
  const times = now / before;
  const off = Math.max(
    types.filter((type) => type.now < fewer * type.before).length,
    types.filter((type) => type.now > more * type.before).length,
  );
  return {
    times,
    alike:
      types.length >= 2 &&
      now + before >= together &&
      shared.size >= months &&
      off >= nearlyAll * types.length &&
      (times < all.least || times > all.most),
  };
}
