import { addAll } from "../../bulk.js";
import { percentChangeOf, sized } from "./intervals.js";
import { type Interval, intervalOf, isMeasured, type Quantity, stands } from "./quantity.js";
import { sumWay, type Way } from "./ways.js";

/** How many numbers that follow one another may be added to make a part. */
const LONGEST_SUM = 4;

/**
 * Every way in which a percentage may come of some figures, given in reading order: as a share, a change, the remainder
 * of a hundred, a sum of percentages. The shares and changes of two numbers come first, in the order of the figures.
 */
export function percentWays(figures: readonly Quantity[]): Way[] {
  const ways: Way[] = [];
  const levels = figures.filter(isMeasured);
  levels.forEach((one, at) => {
    levels.forEach((other, behind) => {
      if (at !== behind && one.kind === other.kind) addAll(ways, pairWays(one, other));
    });
  });
  levels.forEach((_, from) => {
    for (let to = from + 2; to <= Math.min(levels.length, from + LONGEST_SUM); to += 1) {
      const run = levels.slice(from, to);
      if (run.some((one) => one.kind !== run[0]?.kind)) break;
      const sum = sumWay(run);
      const others = levels.filter((one) => !run.includes(one) && one.kind === run[0]?.kind);
      for (const whole of others) ways.push(shareWay(sum, whole));
      for (const part of run) ways.push(shareWay({ ...sumWay([part]) }, sum.interval, sum));
    }
  });
  addAll(ways, ofPercents(figures.filter((one) => one.kind === "percent")));
  for (const one of figures) {
    if (one.kind === "multiple" && one.value > 0) {
      const span = intervalOf(one);
      ways.push({
        value: 100 * Math.abs(one.value - 1),
        interval: sized({ low: 100 * (span.low - 1), high: 100 * (span.high - 1) }),
        words: one.text,
        from: [one],
      });
    }
  }
  return ways;
}

/** The one of two numbers as a share of the other, and the change between them, both ways about. */
export function shareAndChange(one: Quantity, other: Quantity): Way[] {
  return [...plainWays(one, other), ...plainWays(other, one)];
}

/** The one as a share of the other, and the change from the other to it; none where the other may be nought. */
function plainWays(one: Quantity, other: Quantity): Way[] {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  if (b.low <= 0) return [];
  const change: Way = {
    value: (100 * Math.abs(one.value - other.value)) / other.value,
    interval: sized(percentChangeOf(a, b)),
    words: `from ${other.text} to ${one.text}, change`,
    from: [one, other],
  };
  return [shareWay(sumWay([one]), other), change];
}

/** Of two numbers: the one as a share of the other, the change from the other to it, and its share as a difference. */
function pairWays(one: Quantity, other: Quantity): Way[] {
  const [a, b] = [intervalOf(one), intervalOf(other)];
  const [share, change] = plainWays(one, other);
  if (share === undefined || change === undefined) return [];
  // "46 more, with 230 on record": the one is the difference, the other the level after it.
  const after = [-1, 1].flatMap((sign): Way[] => {
    const [base, lower, upper] = [
      other.value + sign * one.value,
      b.low + sign * (sign < 0 ? a.high : a.low),
      b.high + sign * (sign < 0 ? a.low : a.high),
    ];
    if (lower <= 0 || one.value >= other.value * 2) return [];
    return [
      {
        value: (100 * one.value) / base,
        interval: { low: (100 * a.low) / upper, high: (100 * a.high) / lower },
        words: `${one.text} ÷ (${other.text} ${sign < 0 ? "−" : "+"} ${one.text})`,
        from: [one, other],
      },
    ];
  });
  const rest: Way = {
    value: Math.abs(100 - share.value),
    interval: sized({ low: 100 - share.interval.high, high: 100 - share.interval.low }),
    words: `100 − ${share.words}`,
    from: [one, other],
  };
  return [share, change, ...after, rest];
}

function shareWay(part: Way, whole: Quantity | Interval, sum?: Way): Way {
  const span = "kind" in whole ? intervalOf(whole) : whole;
  const value = "kind" in whole ? whole.value : (sum?.value ?? 1);
  const words = "kind" in whole ? whole.text : `(${sum?.words ?? ""})`;
  const low = Math.max(span.low, 1e-9);
  return {
    value: (100 * part.value) / value,
    interval: { low: (100 * part.interval.low) / span.high, high: (100 * part.interval.high) / low },
    words: `${part.from.length > 1 ? `(${part.words})` : part.words} ÷ ${words}`,
    from: [...part.from, ...("kind" in whole ? [whole] : [])],
  };
}

/** The remainder of a hundred, a sum of those that follow one another, the change from one to another, the same again. */
function ofPercents(shares: readonly Quantity[]): Way[] {
  const ways: Way[] = [];
  shares.forEach((_, from) => {
    for (let to = from + 1; to <= shares.length && to <= from + 8; to += 1) {
      const sum = sumWay(shares.slice(from, to));
      ways.push(sum, {
        value: Math.abs(100 - sum.value),
        interval: sized({ low: 100 - sum.interval.high, high: 100 - sum.interval.low }),
        words: `100 − ${sum.words}`,
        from: sum.from,
      });
    }
  });
  for (const one of shares)
    for (const other of shares) if (one !== other) addAll(ways, plainWays(one, other));
  return ways;
}

/** Whether a printed percentage can be what a working gives. */
export function fits(percent: Quantity, way: Way): boolean {
  return stands(percent, way.interval);
}
