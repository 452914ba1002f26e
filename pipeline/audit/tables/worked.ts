import { percentChangeOf, sumOf } from "../quantities/intervals.js";
import { type Interval, intervalOf } from "../quantities/quantity.js";
import type { Cell } from "./table.js";

/** What cells give, with the interval that their rounding leaves; null where they give nothing. */
export type Worked = { value: number; interval: Interval } | null;

function spanOf(cell: Cell): Interval {
  const size = intervalOf({ ...cell.figure, value: Math.abs(cell.value) });
  return cell.value < 0 ? { low: -size.high, high: -size.low } : size;
}

export function difference([a, b]: readonly Cell[]): Worked {
  if (a === undefined || b === undefined) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  return { value: b.value - a.value, interval: { low: two.low - one.high, high: two.high - one.low } };
}

export function percentChange([a, b]: readonly Cell[]): Worked {
  if (a === undefined || b === undefined || a.value <= 0) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  if (one.low <= 0) return null;
  return {
    value: (100 * (b.value - a.value)) / a.value,
    interval: percentChangeOf(two, one),
  };
}

export function ratio([a, b]: readonly Cell[], scale: number): Worked {
  if (a === undefined || b === undefined || b.value <= 0) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  if (two.low <= 0) return null;
  return {
    value: (scale * a.value) / b.value,
    interval: {
      low: (scale * one.low) / (one.low < 0 ? two.low : two.high),
      high: (scale * one.high) / (one.high < 0 ? two.high : two.low),
    },
  };
}

export function sum(cells: readonly Cell[]): Worked {
  return { value: cells.reduce((all, cell) => all + cell.value, 0), interval: sumOf(cells.map(spanOf)) };
}

export function product([a, b]: readonly Cell[]): Worked {
  if (a === undefined || b === undefined || a.value < 0 || b.value < 0) return null;
  const [one, two] = [spanOf(a), spanOf(b)];
  // Pounds and pence are exact.
  const exact = (cell: Cell) => cell.figure.kind === "money" || cell.figure.slack === 0;
  const low = (exact(a) ? a.value : one.low) * (exact(b) ? b.value : two.low);
  const high = (exact(a) ? a.value : one.high) * (exact(b) ? b.value : two.high);
  return { value: a.value * b.value, interval: { low, high } };
}

export function mean(cells: readonly Cell[]): Worked {
  const all = sum(cells);
  if (all === null) return null;
  const over = cells.length;
  return {
    value: all.value / over,
    interval: { low: all.interval.low / over, high: all.interval.high / over },
  };
}

export function partOf([one, other]: readonly Cell[]): Worked {
  const whole = (one?.value ?? 0) + (other?.value ?? 0);
  if (one === undefined || other === undefined || one.value < 0 || other.value < 0 || whole <= 0) return null;
  const value = (100 * one.value) / whole;
  return { value, interval: { low: value - 1e-9, high: value + 1e-9 } };
}

export function shareOf([cell]: readonly Cell[], whole: number): Worked {
  if (cell === undefined || whole <= 0) return null;
  const value = (100 * cell.value) / whole;
  return { value, interval: { low: value - 1e-9, high: value + 1e-9 } };
}

/** The share of a whole that is known only within limits. */
export function shareOfSpan([cell]: readonly Cell[], whole: Interval): Worked {
  if (cell === undefined || whole.low <= 0) return null;
  return {
    value: (200 * cell.value) / (whole.low + whole.high),
    interval: { low: (100 * cell.value) / whole.high, high: (100 * cell.value) / whole.low },
  };
}
