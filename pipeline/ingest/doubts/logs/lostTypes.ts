import { sumOf } from "../../../bulk.js";
import { addMonths } from "../../../calendar/day.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { formatCount } from "../../../words/number.js";
import { rounded } from "../../../words/round.js";
import { nameOf } from "../../type/knownNames.js";
import { freshSums, type Sum, type Sums } from "../past/sums.js";

/** So many records would have been expected: none is one in twenty thousand. Of fewer months before nothing is known. */
const [enough, known] = [10, 4];
/** A type that had fewer in the same months of the year before has its season. */
const inSeason = 3;

/**
 * A type of a log of which a newer file has no record, though many were to be expected by the months before and by the
 * same months of the year before: a filter that was left on, or a type that is counted under another. Where as many records are quarantined, they may be those.
 */
export async function lostTypes(store: Store, sums: Sums, quarantined: number): Promise<string[]> {
  const own = freshSums(sums);
  const starts = new Set(own.map(({ start }) => start));
  const [first] = [...starts].sort();
  if (first === undefined) return [];
  const past = sums.past.filter(
    ({ counted, end, start }) => counted && end < first && start >= addMonths(first, -24),
  );
  const months = new Set(past.map(({ start }) => start));
  if (months.size < known) return [];
  const here = new Set(own.filter(({ value }) => value > 0).map(({ measure }) => measure));
  const [now, before] = [own, past].map((each) => sumOf(each, ofSum)) as [number, number];
  const ago = new Set([...starts].map((start) => addMonths(start, -12)));
  const lost = [...groupBy(past, ({ measure }) => measure)]
    .filter(([measure]) => !here.has(measure))
    .map(([measure, each]) => ({
      measure,
      expected: expectedOf(sumOf(each, ofSum), { now, before, months: starts.size / months.size }),
      yearBefore: sumOf(
        each.filter(({ start }) => ago.has(start)),
        ofSum,
      ),
    }))
    .filter(
      ({ expected, yearBefore }) =>
        expected >= enough &&
        quarantined < expected / 2 &&
        (![...ago].some((start) => months.has(start)) || yearBefore >= inSeason),
    )
    .sort((a, b) => b.expected - a.expected || (a.measure < b.measure ? -1 : 1));
  const [most] = lost;
  if (!most) return [];
  return [
    `it has no record of ${await nameOf(store, "measure", most.measure)}, of which ${formatCount(rounded(most.expected))} were to be expected: it may be a selection, or they are counted under another type`,
  ];
}

/**
 * How many were to be expected of a type: by its months, and by the other types of the file, since a file may hold the first
 * days only of its last month.
 */
function expectedOf(
  of: number,
  { now, before, months }: { now: number; before: number; months: number },
): number {
  const others = before - of;
  return Math.min(of * months, others > 0 ? (of / others) * now : Number.POSITIVE_INFINITY);
}

const ofSum = ({ value }: Sum): number => value;
