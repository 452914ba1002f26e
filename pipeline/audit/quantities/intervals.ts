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
