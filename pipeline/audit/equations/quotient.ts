import { wordsValue } from "../quantities/numberWords.js";
import { intervalOf, isSmallWord, type Quantity } from "../quantities/quantity.js";
import { quotientWay, type Way } from "../quantities/ways.js";
import type { Reading } from "../statements/reading.js";

/** What a figure is said to be for one of. */
export interface Asked {
  readonly reading: Reading;
  readonly index: number;
  readonly figure: Quantity;
  /** "week" of "a week", "warden" of "per warden"; null where the words say only that it is a mean. */
  readonly noun: string | null;
  /** What it is per: 1,000 of "per 1,000", else 1. */
  readonly scale: number;
  readonly mean: boolean;
  /** The number the words themselves name: "on each of its 52 nights". */
  readonly spread: Quantity | null;
  /** Only a word that may join anything stands before it. */
  readonly loose: boolean;
}

/** A stretch of time as the number of its days, evenings or weekends. */
export function counted(one: Quantity): Quantity {
  if (one.kind !== "duration") return one;
  const digits = /^[\d,]+/.exec(one.text)?.[0].replaceAll(",", "");
  const value = digits === undefined ? wordsValue(/^[a-z]+/i.exec(one.text)?.[0] ?? "") : Number(digits);
  return { ...one, kind: "count", value: Number.isFinite(value) ? value : 0, decimals: 0, slack: 0 };
}

export function dividedBy(over: Quantity, pool: readonly Quantity[], figure: Quantity): Way[] {
  return pool
    .filter(
      (total) =>
        total.start !== over.start &&
        total.kind === figure.kind &&
        total.value > over.value &&
        !isSmallWord(total),
    )
    .map((total) => {
      const words = `${total.text} ÷ ${over.text}`;
      return quotientWay(total, { ...intervalOf(over), value: over.value }, figure, words, {
        from: [total, over],
      });
    });
}
