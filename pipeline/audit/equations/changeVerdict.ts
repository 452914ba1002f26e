import { addAll } from "../../bulk.js";
import { formatNumber } from "../../words/number.js";
import { sayPercent } from "../document/sayNumber.js";
import { differenceOf, percentChangeOf, sized } from "../quantities/intervals.js";
import { type Interval, intervalOf, type Quantity, stands } from "../quantities/quantity.js";
import type { Link } from "../statements/findStatements.js";
import type { Direction } from "../statements/lexicon.js";
import type { Part } from "../statements/statement.js";

/** One way to work a change out from the levels and differences beside it. */
export interface Working {
  /** The change in per cent of the base, with its sign; its sign is unsure where a difference has no direction. */
  readonly percent: Interval;
  readonly signed: boolean;
  readonly change: number;
  readonly base: number;
  readonly now: number;
  readonly words: string;
  readonly certain: boolean;
}

export type PercentFault =
  | "wrong"
  | "wrong-base"
  | "truncated"
  | "impossible"
  | "nought"
  | "points"
  | "direction";

export interface PercentVerdict {
  readonly fault: PercentFault;
  readonly sure: boolean;
  readonly message: string;
  readonly expected: string;
}

/** All admissible ways to a percentage: previous and current, difference and previous, difference and current. */
export function workingsOf(
  link: Link,
  levels: { current: readonly Part[]; previous: readonly Part[] } = link,
): Working[] {
  const { changes, direction } = link;
  const { current, previous } = levels;
  const workings: Working[] = [];
  const opens = current.filter((part) => !part.certain);
  const bases = [...previous, ...opens];
  // Where the printed difference is that of two levels, the three bear one another out.
  const agreed = bases.flatMap((before) =>
    current.flatMap((now) =>
      now.figure !== before.figure &&
      now.figure.kind === before.figure.kind &&
      previous.includes(before) &&
      changes.some((part) => Math.abs(part.figure.value) === Math.abs(now.figure.value - before.figure.value))
        ? [fromLevels(before, now, changes)]
        : [],
    ),
  );
  if (agreed.length === 1) return agreed;
  for (const before of bases) {
    for (const now of current) {
      if (now.figure === before.figure || now.figure.kind !== before.figure.kind) continue;
      workings.push(fromLevels(before, now, changes));
    }
    for (const change of changes) addAll(workings, fromChange(change, before, direction));
  }
  if (previous.some((part) => part.certain) && current.some((part) => part.certain))
    return workings.filter((one) => one.base >= 0);
  for (const change of changes) {
    for (const now of current) addAll(workings, fromCurrent(change, now, direction, current));
  }
  return workings.filter((one) => one.base >= 0 && Number.isFinite(one.percent.low));
}

function fromLevels(before: Part, now: Part, changes: readonly Part[]): Working {
  const [b, n] = [intervalOf(before.figure), intervalOf(now.figure)];
  const [base, value] = [before.figure.value, now.figure.value];
  const size = Math.abs(value - base);
  const agreed = changes.some((part) => Math.abs(part.figure.value) === size);
  return {
    percent:
      b.low <= 0 ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY } : percentChangeOf(n, b),
    signed: true,
    change: size,
    base,
    now: value,
    words: `from ${before.figure.text} to ${now.figure.text} is a change of ${formatNumber(size)}, and ${formatNumber(size)} ÷ ${formatNumber(base)}`,
    certain: (before.certain && now.certain) || agreed,
  };
}

function fromChange(change: Part, before: Part, direction: Direction | null): Working[] {
  if (change.figure.kind !== before.figure.kind) return [];
  const [x, b] = [intervalOf(change.figure), intervalOf(before.figure)];
  const size = Math.abs(change.figure.value);
  const way = change.way ?? direction;
  return [
    {
      percent: signedInterval(
        (100 * x.low) / b.high,
        b.low <= 0 ? Number.POSITIVE_INFINITY : (100 * x.high) / b.low,
        way,
      ),
      signed: way !== null,
      change: size,
      base: before.figure.value,
      now: before.figure.value + (way === "down" ? -size : size),
      words: `${formatNumber(size)} ÷ ${formatNumber(before.figure.value)}`,
      certain: before.certain && change.certain,
    },
  ];
}

function fromCurrent(
  change: Part,
  now: Part,
  direction: Direction | null,
  current: readonly Part[],
): Working[] {
  if (change.figure.kind !== now.figure.kind) return [];
  const way = change.way ?? direction;
  const ways: Direction[] = way === null ? ["up", "down"] : [way];
  const [x, n] = [intervalOf(change.figure), intervalOf(now.figure)];
  const [size, value] = [Math.abs(change.figure.value), now.figure.value];
  const unique = current.filter((part) => part.certain).length === 1 || current.length === 1;
  return ways.map((one) => {
    const sign = one === "up" ? 1 : -1;
    const base = value - sign * size;
    const [low, high] = one === "up" ? [n.low - x.high, n.high - x.low] : [n.low + x.low, n.high + x.high];
    return {
      percent: signedInterval(
        (100 * x.low) / Math.max(high, 1e-9),
        low <= 0 ? Number.POSITIVE_INFINITY : (100 * x.high) / low,
        one,
      ),
      signed: way !== null,
      change: size,
      base,
      now: value,
      words: `${formatNumber(value)} ${sign > 0 ? "less" : "plus"} the change of ${formatNumber(size)} leaves ${formatNumber(base)} before, and ${formatNumber(size)} ÷ ${formatNumber(base)}`,
      certain: now.certain && change.certain && unique && way !== null,
    };
  });
}

function signedInterval(low: number, high: number, way: Direction | null): Interval {
  return way === "down" ? { low: -high, high: -low } : { low, high };
}

/** Whether a working gives the printed percentage, whatever its sign. */
export function gives(printed: Quantity, { percent }: Working): boolean {
  return stands(printed, sized(percent));
}

/** Judge a printed percentage of change; null when an admissible link bears it out, or nothing can be said. */
export function percentVerdict(link: Link): PercentVerdict | null {
  const { percent, direction } = link;
  if (percent === null || !Number.isFinite(percent.value)) return null;
  if (direction === "down" && percent.value > 100 && percent.hedge === null && link.oneWay) {
    return {
      fault: "impossible",
      sure: true,
      message: `Nothing can fall by more than 100 per cent, and ${percent.text} is printed.`,
      expected: "a fall of at most 100 per cent",
    };
  }
  const workings = workingsOf(link);
  const nought = ofNought(link, percent);
  if (nought !== null) return nought;
  if (workings.some((one) => gives(percent, one))) return null;
  if (workings.length === 0) return null;
  const wide = workingsOf(link, {
    current: link.wide.map((part) => ({ ...part, certain: false })),
    previous: link.wide,
  });
  if (wide.some((one) => gives(percent, one))) {
    const backwards = workings.find((one) => one.certain);
    // Only a sure pair turned about is a fault: the change divided by the current figure.
    const turned = backwards !== undefined && wideIsTurned(wide, percent, backwards, link);
    if (!turned) return null;
  }
  const points = calledPercent(link, percent);
  if (points !== null) return points;
  const certain = workings.filter((one) => one.certain);
  const best = certain[0] ?? workings[0];
  if (best === undefined) return null;
  const elsewhere = certain.length === 0 && link.current.every((part) => part.segment !== link.segment);
  if (elsewhere && link.previous.length === 0) return null;
  return nameFault(percent, best, certain.length > 0, workings.length);
}

/** The only wide links that bear the percentage out divide by the current figure of a sure pair. */
function wideIsTurned(wide: readonly Working[], percent: Quantity, sure: Working, link: Link): boolean {
  const fits = wide.filter((one) => gives(percent, one));
  return fits.every(
    (one) =>
      one.base === sure.now || (one.base === sure.change && link.changes.length > 0 && one.now === sure.base),
  );
}

/** No percentage can be given of nought. */
function ofNought({ previous, current }: Link, percent: Quantity): PercentVerdict | null {
  const [before, ...more] = previous.filter((part) => part.certain);
  if (before?.figure.value !== 0 || more.length > 0 || percent.value === 0) return null;
  if (
    before.figure.kind === "percent" ||
    before.figure.decimals > 0 ||
    current.every((part) => part.figure.value === 0)
  )
    return null;
  return {
    fault: "nought",
    sure: true,
    message: `The level before is ${before.figure.text}, and of nought no percentage can be given; ${percent.text} is printed.`,
    expected: "the two counts, without a percentage",
  };
}

/** From 53.5% to 59.4% is 5.9 percentage points; "5.9 per cent" would be of the 53.5. */
function calledPercent({ current, previous }: Link, percent: Quantity): PercentVerdict | null {
  for (const before of previous) {
    for (const now of current) {
      if (before.figure.kind !== "percent" || now.figure.kind !== "percent") continue;
      const gap = pointsBetween(before.figure, now.figure);
      if (!stands(percent, gap)) continue;
      const relative = (100 * Math.abs(now.figure.value - before.figure.value)) / before.figure.value;
      return {
        fault: "points",
        sure: before.certain || now.certain,
        message: `From ${before.figure.text} to ${now.figure.text} is ${formatNumber(Math.abs(now.figure.value - before.figure.value), 1)} percentage points; as a percentage it is ${sayPercent(relative, percent.decimals)}, and ${percent.text} is printed.`,
        expected: "percentage points",
      };
    }
  }
  return null;
}

/** The interval of the difference between two printed percentages, without its sign. */
export function pointsBetween(one: Quantity, other: Quantity): Interval {
  return sized(differenceOf(intervalOf(other), intervalOf(one)));
}

function nameFault(percent: Quantity, working: Working, sure: boolean, ways: number): PercentVerdict | null {
  const value = (working.change / working.base) * 100;
  const printed = Math.abs(percent.value);
  const decimals = Math.max(percent.decimals, 1);
  const scale = 10 ** percent.decimals;
  const exact = percent.hedge === null && !percent.worded;
  const onCurrent = working.now > 0 ? (working.change / working.now) * 100 : Number.NaN;
  const wrongBase =
    exact && Number.isFinite(onCurrent) && stands(percent, { low: onCurrent, high: onCurrent });
  const truncated = exact && Math.floor(value * scale + 1e-9) / scale === printed;
  const sum = `${working.words} = ${sayPercent(value, decimals + 1)}, printed as ${percent.text}`;
  const expected = sayPercent(value, percent.decimals);
  const baseWords = `${formatNumber(working.change)} ÷ ${formatNumber(working.now)} (the current figure) = ${sayPercent(onCurrent, decimals + 1)}`;
  if (truncated) {
    const also = wrongBase ? `; ${baseWords} would give it too, on the wrong base` : "";
    return {
      fault: wrongBase ? "wrong-base" : "truncated",
      sure,
      expected,
      message: `${sum}: cut short, not rounded${also}.`,
    };
  }
  if (wrongBase) {
    return {
      fault: "wrong-base",
      sure,
      expected,
      message: `${sum}: ${baseWords}, so the change was divided by the wrong year.`,
    };
  }
  // A figure that is only taken for a level must come near, and be the only one.
  if (!sure && (ways > 2 || Math.abs(value - printed) > Math.max(3, printed))) return null;
  return { fault: "wrong", sure, expected, message: `${sum}.` };
}
