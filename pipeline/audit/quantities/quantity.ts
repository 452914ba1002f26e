import type { DateMention } from "../document/dates.js";

/**
 * What a figure counts in. `ignored` are digits that are no figures of the subject: table numbers, telephone
 * numbers, ages, footnote marks.
 */
export type QuantityKind =
  | "count"
  | "money"
  | "percent"
  | "points"
  | "rate"
  | "multiple"
  | "rank"
  | "date"
  | "duration"
  | "page"
  | "ignored";

/** How exactly a figure claims to be: "about 5 per cent", "over 350". */
export type Hedge = "about" | "over" | "under" | null;

/** A figure as a document prints it, with the interval of values that the print stands for. */
export interface Quantity {
  readonly kind: QuantityKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Counts as they are, percentages in per cent, money in pounds, ranks as ordinals, durations in months; NaN for dates. */
  readonly value: number;
  readonly decimals: number;
  /** Half the last place printed: 0 for whole counts, 500 for £209k. */
  readonly slack: number;
  /** Printed with a plus or minus sign, or in brackets for minus. */
  readonly sign: -1 | 0 | 1;
  readonly hedge: Hedge;
  /** Start of the hedging words, else `start`. */
  readonly hedgeStart: number;
  /** What the rate is per: 1,000 for "per 1,000". */
  readonly per: number;
  /** A fraction in words ("a third"): as a percentage it is never exact. */
  readonly worded: boolean;
  readonly date: DateMention | null;
}

/** The lowest and the highest value that a figure can stand for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const NOTHING = 1e-9;

/** The values that a printed figure may have been rounded from; hedged ones reach further on the side they name. */
export function intervalOf({ value, slack, hedge, worded, kind }: Quantity): Interval {
  const size = Math.abs(value);
  const half = slack + NOTHING * Math.max(1, size);
  if (worded) {
    // "Almost halved" is not yet the half, and "more than halved" is beyond it.
    if (kind === "multiple" && value < 1 && hedge === "under") return { low: size - half, high: size * 1.3 };
    if (kind === "multiple" && value < 1 && hedge === "over") return { low: size * 0.4, high: size + half };
    const room = kind === "multiple" ? size * 0.1 : Math.max(2.5, size * 0.07);
    if (hedge === "over") return { low: size - half, high: kind === "multiple" ? size * 1.75 : size + 12 };
    if (hedge === "under") return { low: kind === "multiple" ? size * 0.75 : size - 10, high: size + half };
    return { low: size - room, high: size + room };
  }
  const room = Math.max(half, size * 0.05, kind === "percent" || kind === "points" ? 1 : 0);
  if (hedge === "about") return { low: size - room, high: size + room };
  if (hedge === "over") return { low: size - half, high: size * 1.25 + room };
  if (hedge === "under") return { low: size * 0.8 - room, high: size + half };
  return { low: size - half, high: size + half };
}

export function meets(one: Interval, other: Interval): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** Whether a printed figure can stand for a worked-out value. An exact half may be rounded up, or to even. */
export function stands(printed: Quantity, worked: Interval): boolean {
  if (!meets(intervalOf(printed), worked)) return false;
  if (printed.hedge !== null || printed.worded || worked.high - worked.low > 1e-6) return true;
  const step = 10 ** -printed.decimals;
  const [scaled, wanted] = [
    (worked.low + worked.high) / 2 / step,
    Math.round(Math.abs(printed.value) / step),
  ];
  const below = Math.floor(scaled + 1e-5);
  const half = Math.abs(scaled - below - 0.5) < 1e-5;
  return !half || wanted === below + 1 || (wanted === below && below % 2 === 0);
}

/** Counts, sums of money and rates: what percentages, differences and averages are worked out from. */
export function isLevel({ kind, value }: Quantity): boolean {
  return (kind === "count" || kind === "money" || kind === "rate") && value > 0;
}

/** Levels, and stretches of time. */
export function isMeasured(one: Quantity): boolean {
  return isLevel(one) || one.kind === "duration";
}

/** A small number in words seldom is a level: "three wards". */
export function isSmallWord({ text, value }: Quantity): boolean {
  return /^[a-z]/i.test(text) && value <= 12;
}
