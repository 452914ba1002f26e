import { dayAt } from "../../../calendar/day.js";
import { formatDay } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import { type Order, runsOf } from "./order.js";

/** Rows of which each is a day after the one before, where elsewhere they are not. */
const filled = 20;
/** Rows under a wrong year, and rows that are those of a year before. */
const block = 5;
const pasted = 10;
/** What comes round more often is alike with reason. */
const often = 20;
/** A step of more days than these leads into another year; two that make up for one another leave fewer. */
const [yearStep, widest, rest] = [200, 430, 120];

/** A row with a date, and its days from the row before that has one. */
interface Step {
  ordinal: number;
  day: number;
  ofYear: number;
  step: number | null;
}

/** Rows that follow one another, by their first and last day. */
interface Block {
  first: number;
  last: number;
  rows: number;
}

/**
 * What the order of a log's rows says of its dates: a date filled down (each row a day after the one before), a block
 * under a wrong year amid rows that are in order, or a block of rows that are those of a year before once more (no more
 * than half of them: a log whose every month is alike repeats itself with reason).
 */
export function datesInOrder({ rows }: Order): string[] {
  const dated = rows.flatMap(({ day, ...row }) => (day === null ? [] : [{ ...row, day }]));
  const steps = dated.map((row, at): Step => {
    const before = dated[at - 1];
    return { ...row, step: before ? row.day - before.day : null };
  });
  const [down, misdated, again] = [filledDays(steps), wrongYear(steps), pastedYear(steps)];
  return [
    ...(down
      ? [
          `from ${said(down)} each of its rows is a day after the one before: the date may have been filled down`,
        ]
      : []),
    ...(misdated
      ? [`rows from ${said(misdated)} are between rows of another year: the year may be wrong`]
      : []),
    ...(again ? [`its rows from ${said(again)} are those of a year before once more`] : []),
  ];
}

function filledDays(steps: readonly Step[]): Block | null {
  const runs: Block[] = [];
  let next = Number.NaN;
  let single = 0;
  for (const { ordinal, day, step } of steps) {
    if (step !== 1) continue;
    single += 1;
    const run = runs.at(-1);
    if (run && ordinal === next) Object.assign(run, { last: day, rows: run.rows + 1 });
    else runs.push({ first: day, last: day, rows: 1 });
    next = ordinal + 1;
  }
  const longest = longestOf(runs);
  if (!longest || longest.rows < filled) return null;
  const elsewhere = steps.length - 1 - longest.rows;
  return single - longest.rows < 0.5 * elsewhere ? longest : null;
}

/** The rows between a fall of a year and the rise that makes up for it, or the other way round. */
function wrongYear(steps: readonly Step[]): Block | null {
  const wide = steps.filter(({ step }) => step !== null && Math.abs(step) > yearStep);
  const [one, other] = wide;
  if (!one || !other || wide.length !== 2) return null;
  const [a, b] = [one.step ?? 0, other.step ?? 0];
  if (a * b > 0 || Math.abs(a + b) > rest || Math.max(Math.abs(a), Math.abs(b)) > widest) return null;
  const between = steps.filter(({ ordinal }) => ordinal >= one.ordinal && ordinal < other.ordinal);
  return between.length >= block ? blockOf(between) : null;
}

function pastedYear(steps: readonly Step[]): Block | null {
  const pairs = [...groupBy(steps, ({ ofYear }) => ofYear).values()].flatMap((alike) =>
    alike.length < 2 || alike.length > often
      ? []
      : alike.flatMap((later) =>
          alike
            .filter((earlier) => yearOf(later.day) === yearOf(earlier.day) + 1)
            .map((earlier) => ({ ...later, apart: later.ordinal - earlier.ordinal })),
        ),
  );
  const found = [...groupBy(pairs, ({ apart }) => apart).values()]
    .flatMap(runsOf)
    .filter((run) => new Set(run.map(({ ofYear }) => ofYear)).size >= pasted)
    .map(blockOf);
  const longest = longestOf(found);
  if (!longest) return null;
  const first = steps.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  return longest.rows <= 0.5 * steps.filter(({ day }) => day > first + 365).length ? longest : null;
}

const blockOf = (rows: readonly Step[]): Block => {
  const days = rows.map(({ day }) => day).sort((a, b) => a - b);
  return { first: days[0] ?? 0, last: days.at(-1) ?? 0, rows: rows.length };
};

/** The longest, of equal ones the first. */
const longestOf = (blocks: readonly Block[]): Block | undefined =>
  [...blocks].sort((a, b) => b.rows - a.rows || a.first - b.first)[0];

const yearOf = (day: number): number => Number(dayAt(day).slice(0, 4));
const said = ({ first, last }: Block): string => `${formatDay(dayAt(first))} to ${formatDay(dayAt(last))}`;
