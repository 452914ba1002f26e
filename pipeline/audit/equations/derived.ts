import { formatNumber } from "../../words/number.js";
import { sayPercent } from "../document/sayNumber.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { noteChecked } from "../facts/coverage.js";
import type { Judgement, Severity } from "../facts/finding.js";
import { sumOf } from "../quantities/intervals.js";
import { type Interval, intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import type { Reading } from "../statements/reading.js";

/** One way in which a printed figure may have come from others beside it. */
export interface Way {
  readonly value: number;
  readonly interval: Interval;
  /** The arithmetic in words: "782 − 649". */
  readonly words: string;
  readonly from: readonly Quantity[];
}

/**
 * A figure that the wording says was worked out, against every way in which it may have been: it is doubted only where
 * no way gives it. The first way is the likeliest, and is told.
 */
export function judgeDerived(
  { segment }: Reading,
  printed: Quantity,
  ways: readonly Way[],
  severity: Severity,
): Judgement[] {
  const [first] = ways;
  if (first === undefined) return [];
  noteChecked(segment, [printed, ...ways.flatMap((way) => way.from)]);
  const size = { ...printed, value: Math.abs(printed.value) };
  if (ways.some((way) => stands(size, way.interval))) return [];
  const say = SAY[printed.kind] ?? formatNumber;
  const message = `${first.words} = ${say(first.value, printed.decimals + 1)}, and ${printed.text} is printed.`;
  return [
    aboutSegment(segment, severity, message, say(first.value, printed.decimals), printed.start, printed.end),
  ];
}

const SAY: Partial<Record<Quantity["kind"], (value: number, decimals: number) => string>> = {
  percent: sayPercent,
  points: (value, decimals) => `${formatNumber(value, decimals)} percentage points`,
};

export function sumWay(items: readonly Quantity[]): Way {
  return {
    value: items.reduce((all, one) => all + one.value, 0),
    interval: sumOf(items.map(intervalOf)),
    words: items.map((one) => one.text).join(" + "),
    from: items,
  };
}

export function differenceWay(one: Quantity, other: Quantity): Way {
  const [large, small] = Math.abs(one.value) >= Math.abs(other.value) ? [one, other] : [other, one];
  const [l, s] = [intervalOf(large), intervalOf(small)];
  return {
    value: Math.abs(large.value) - Math.abs(small.value),
    interval: { low: Math.max(0, l.low - s.high), high: l.high - s.low },
    words: `${large.text} − ${small.text}`,
    from: [large, small],
  };
}

/** A quotient, rounded to the decimals printed; `loose` widens it by a part of itself (a year of 365 or 366 days). */
export function quotientWay(
  part: Quantity,
  over: Interval & { readonly value: number },
  printed: Quantity,
  words: string,
  {
    loose = 0,
    scale = 1,
    from = [part],
  }: { loose?: number; scale?: number; from?: readonly Quantity[] } = {},
): Way {
  const span = intervalOf(part);
  const half = 0.5 * 10 ** -printed.decimals;
  return {
    value: (scale * part.value) / over.value,
    interval: {
      low: (scale * span.low * (1 - loose)) / over.high - half,
      high: (scale * span.high * (1 + loose)) / over.low + half,
    },
    words,
    from,
  };
}
