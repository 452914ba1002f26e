import type { Interval } from "./quantity.js";

/** The sum of figures that are known to intervals. */
export const sumOf = (spans: readonly Interval[]): Interval => ({
  low: spans.reduce((sum, span) => sum + span.low, 0),
  high: spans.reduce((sum, span) => sum + span.high, 0),
});

/** The change from one level to another in per cent, with its sign; `before` lies above nought. */
export const percentChangeOf = (now: Interval, before: Interval): Interval => ({
  low: (100 * (now.low - before.high)) / before.high,
  high: (100 * (now.high - before.low)) / before.low,
});

/** An interval without its sign: how large what lies in it can be. */
export function sized({ low, high }: Interval): Interval {
  if (low <= 0 && high >= 0) return { low: 0, high: Math.max(-low, high) };
  const [one, other] = [Math.abs(low), Math.abs(high)];
  return { low: Math.min(one, other), high: Math.max(one, other) };
}

/** The difference of two figures, with its sign. */
export const differenceOf = (now: Interval, before: Interval): Interval => ({
  low: now.low - before.high,
  high: now.high - before.low,
});
