import { sumOf } from "./intervals.js";
import { type Interval, intervalOf, type Quantity } from "./quantity.js";

/** One way in which a printed figure may have come from others beside it. */
export interface Way {
  readonly value: number;
  readonly interval: Interval;
  /** The arithmetic in words: "782 − 649". */
  readonly words: string;
  readonly from: readonly Quantity[];
}

/** A sum of figures. */
export function sumWay(items: readonly Quantity[]): Way {
  return {
    value: items.reduce((all, one) => all + one.value, 0),
    interval: sumOf(items.map(intervalOf)),
    words: items.map((one) => one.text.replace(/^\+\s*/, "")).join(" + "),
    from: items,
  };
}

/** The difference of two, the larger first, whatever their signs. */
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
