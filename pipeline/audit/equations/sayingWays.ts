import { largest, smallest } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { intervalOf, isSmallWord, type Quantity } from "../quantities/quantity.js";
import { differenceWay, quotientWay, sumWay, type Way } from "../quantities/ways.js";

/** What a number `x` is worked out of: the numbers by the names that a saying gives them, and its words; null where it cannot be. */
export type Works = (
  x: Quantity,
  of: Readonly<Record<string, Quantity>>,
  said: Readonly<Record<string, string>>,
) => Way | null;

/** Of two numbers of one kind, of which the second may leave out its unit: "4.8 days, 0.6 days above the 4.2 of before". */
export const difference: Works = (x, { a, b }) =>
  a && b && isLike(a, x) && (isLike(b, x) || x.kind === "duration") && !isSmallWord(a)
    ? differenceWay(a, b)
    : null;
/** Of one kind; what a rate is off another by may stand without what it is per. */
export const isLike = (level: Quantity, x: Quantity): boolean =>
  level.kind === x.kind || (level.kind === "rate" && x.kind === "count");
export const quotientOf = (x: Quantity, a: Quantity, b: Quantity): Way =>
  quotientWay(a, { ...intervalOf(b), value: b.value }, x, `${a.text} ÷ ${b.text}`, { from: [a, b] });
export const shareIn = (x: Quantity, a: Quantity, b: Quantity): Way =>
  quotientWay(a, { ...intervalOf(b), value: b.value }, x, `${a.text} ÷ ${b.text}`, {
    scale: 100,
    from: [a, b],
  });
export const product = (one: Quantity, other: Quantity, scale = 1): Way => {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  return {
    value: (one.value * other.value) / scale,
    interval: { low: (a.low * b.low) / scale - 0.5, high: (a.high * b.high) / scale + 0.5 },
    words: `${one.text} × ${other.text}`,
    from: [one, other],
  };
};
export const shareOf: Works = (_, { p, w }) => (p && w ? product(p, w, 100) : null);

export const DAYS: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 365 / 12,
  quarter: 365 / 4,
  year: 365,
};

/** A number for a longer time. */
export function scaled(one: Quantity, times: number): Way {
  const { low, high } = intervalOf(one);
  return {
    value: one.value * times,
    interval: { low: low * times * 0.99 - 0.5, high: high * times * 1.01 + 0.5 },
    words: `${one.text} × ${formatNumber(times, 1)}`,
    from: [one],
  };
}

/** A slip in one of the parts is of so much of the whole at most. */
export const NEARLY = 0.25;

/** A number that is so many per cent more or less than another. */
export function changedBy(from: Quantity, percent: Quantity, way: "up" | "down"): Way {
  const [a, p] = [intervalOf(from), intervalOf(percent)];
  const sign = way === "up" ? 1 : -1;
  const at = (level: number, share: number): number => level * (1 + (sign * share) / 100);
  const ends = [at(a.low, p.low), at(a.low, p.high), at(a.high, p.low), at(a.high, p.high)];
  return {
    value: at(from.value, percent.value),
    interval: { low: smallest(ends) - 0.5, high: largest(ends) + 0.5 },
    words: `${from.text} ${way === "up" ? "+" : "−"} ${percent.text}`,
    from: [from, percent],
  };
}

/** The mean of some numbers. */
export function meanOf(x: Quantity, numbers: readonly Quantity[]): Way {
  const sum = sumWay(numbers);
  const half = 0.5 * 10 ** -x.decimals;
  return {
    value: sum.value / numbers.length,
    interval: {
      low: sum.interval.low / numbers.length - half,
      high: sum.interval.high / numbers.length + half,
    },
    words: `(${sum.words}) ÷ ${numbers.length}`,
    from: numbers,
  };
}

/** By how many per cent a number is off another. */
export function percentApart(now: Quantity, before: Quantity, printed: Quantity): Way | null {
  const [a, b] = [intervalOf(now), intervalOf(before)];
  if (b.low <= 0) return null;
  const half = 0.5 * 10 ** -printed.decimals;
  const ends = [a.low / b.high, a.high / b.low].map((one) => Math.abs(100 * (one - 1)));
  return {
    value: Math.abs(100 * (now.value / before.value - 1)),
    interval: { low: smallest(ends) - half, high: largest(ends) + half },
    words: `${now.text} ÷ ${before.text} − 1`,
    from: [now, before],
  };
}
