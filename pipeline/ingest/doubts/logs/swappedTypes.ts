import { sumOf } from "../../../bulk.js";
import { addMonths, monthsBetween } from "../../../calendar/day.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { nameOf } from "../../type/knownNames.js";
import { freshSums, type Sum, type Sums } from "../past/sums.js";

/** A forecast rests on so many months, and its error on so many forecasts of the past. */
const [months, forecasts] = [6, 6];
/** Of smaller forecasts an exchange is hardly to be told from chance. */
const enough = 8;
/** Errors of a forecast are no smaller than this share of it, whatever the past says. */
const leastError = 0.03;
/** Each is so many errors from its own forecast, and no more than so many from the other's. */
const [away, near] = [3.5, 2];
/** So much likelier (in nats) must the exchange be, for any two of the types: one in a hundred million. */
const proof = 18;

/** A type in one new month: what it has, and what was to be expected. */
interface Forecast {
  measure: string;
  start: string;
  value: number;
  expected: number;
  /** of the logarithm of what comes of what was expected */
  error: number;
}

/**
 * Two types of a log of which each has in one new month what was to be expected of the other: their names were exchanged
 * in that month's file. What is to be expected is what the same month had a year before, at the level of the last three
 * months beside the same three of that year, or else the mean of the last six months; how far such forecasts are off is
 * known by those of the months before.
 */
export async function swappedTypes(store: Store, sums: Sums): Promise<string[]> {
  const found = [...groupBy(forecastsOf(sums), ({ start }) => start).values()]
    .flatMap((alike) =>
      alike.flatMap((one, at) =>
        alike.slice(at + 1).map((other) => ({ one, other, nats: likelier(one, other) })),
      ),
    )
    .filter(({ one, other, nats }) => nats >= proof && areExchanged(one, other))
    .sort((a, b) => b.nats - a.nats || (a.one.start < b.one.start ? -1 : 1))
    .at(0);
  if (!found) return [];
  const [one, other] = [
    await nameOf(store, "measure", found.one.measure),
    await nameOf(store, "measure", found.other.measure),
  ];
  return [
    `each of ${one} and ${other} has about as many as the other had before: their names may be exchanged`,
  ];
}

/** How many errors of the forecast lie between what came and what was expected of one. */
const apart = (value: number, { expected, error }: Forecast): number => Math.log(value / expected) / error;

function areExchanged(one: Forecast, other: Forecast): boolean {
  const [a, b] = [apart(one.value, one), apart(other.value, other)];
  return (
    a * b < 0 &&
    Math.min(Math.abs(a), Math.abs(b)) >= away &&
    Math.abs(apart(one.value, other)) <= near &&
    Math.abs(apart(other.value, one)) <= near
  );
}

/** By how many nats the exchange is likelier than that each is what it says. */
const likelier = (one: Forecast, other: Forecast): number =>
  (apart(one.value, one) ** 2 +
    apart(other.value, other) ** 2 -
    apart(one.value, other) ** 2 -
    apart(other.value, one) ** 2) /
  2;

function forecastsOf(sums: Sums): Forecast[] {
  const own = freshSums(sums).filter((sum) => isMonth(sum) && sum.value > 0);
  const first = own.map(({ start }) => start).sort()[0];
  if (first === undefined) return [];
  const past = groupBy(
    sums.past.filter((sum) => sum.counted && isMonth(sum) && sum.end < first),
    ({ measure }) => measure,
  );
  return own.flatMap(({ measure, start, value }) => {
    const known = new Map((past.get(measure) ?? []).map((sum) => [sum.start, sum.value]));
    for (const foretell of [bySeason, byRecent]) {
      const expected = foretell(known, start, first);
      if (expected === null || expected < enough) continue;
      const errors = [...known].flatMap(([month, was]) => {
        const then = was > 0 && month >= addMonths(first, -12) ? foretell(known, month, month) : null;
        return then === null ? [] : [Math.log(was / then)];
      });
      if (errors.length >= forecasts)
        return [{ measure, start, value, expected, error: errorOf(errors, expected) }];
    }
    return [];
  });
}

/** How far off a forecast is, by those of the past; no closer than counts are by chance. */
const errorOf = (errors: readonly number[], expected: number): number =>
  Math.max(
    Math.sqrt(sumOf(errors, (each) => each ** 2) / errors.length),
    1 / Math.sqrt(expected),
    leastError,
  );

/** What each type had in the months before `from`. */
type Known = ReadonlyMap<string, number>;

/** The months before `from`, so many and so many months earlier; those that are known. */
const before = (known: Known, from: string, count: number, shift = 0): number[] =>
  Array.from({ length: count }, (_, back) => known.get(addMonths(from, shift - 1 - back))).filter(
    (value) => value !== undefined,
  );
const total = (values: readonly number[]): number => sumOf(values, (value) => value);

/** The same month a year before, at the level of the last three months beside the same three of that year. */
function bySeason(known: Known, month: string, from: string): number | null {
  const ago = known.get(addMonths(month, -12)) ?? 0;
  const [last, lastYear] = [before(known, from, 3), before(known, from, 3, -12)];
  return ago > 0 && last.length === 3 && lastYear.length === 3 && total(lastYear) > 0
    ? (ago * total(last)) / total(lastYear)
    : null;
}

/** The mean of the last months. */
function byRecent(known: Known, _month: string, from: string): number | null {
  const recent = before(known, from, months);
  return recent.length === months && total(recent) > 0 ? total(recent) / months : null;
}

const isMonth = ({ start, end }: Sum): boolean => start.endsWith("-01") && monthsBetween(start, end) === 1;
