import { largest } from "../../../bulk.js";
import { type Day, dayAt, monthIndex } from "../../../calendar/day.js";
import { formatDay, formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import { formatCount } from "../../../words/number.js";
import { type Order, runsOf } from "./order.js";

/** Rows of which each is a day after the one before, where elsewhere they are not. */
const filled = 20;
/** Rows under a wrong year, and rows that are those of a year before. */
const block = 5;
const fewest = 10;
/** What comes round more often is alike with reason: in many years, or in a few months. */
const [often, oftenOfMonths] = [20, 3];
/** A step of more days than these leads into another year; two that make up for one another leave fewer. */
const [yearStep, widest, rest] = [200, 430, 120];

/** Rows that are each by themselves a year from those on both sides, give or take so many days; of all that fall behind nearly all are so. */
const [slips, slack, mostSlips] = [3, 4, 0.75];
/** Two months of which so many records say the same are one; the other months of the file are not so alike. */
const [sameMonth, otherMonths] = [0.9, 0.4];
/** So many days that say the same make a log whose months are alike with reason. */
const alikeDays = 0.5;

/** A row with a date, and its days from the row before that has one. */
interface Step {
  ordinal: number;
  day: number;
  ofYear: number;
  ofMonth: number;
  ofDay: number;
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
 * than half of them: a log whose every month is alike repeats itself with reason) or of a month before.
 */
export function datesInOrder({ rows }: Order): string[] {
  const dated = rows.flatMap(({ day, ...row }) => (day === null ? [] : [{ ...row, day }]));
  const steps = dated.map((row, at): Step => {
    const before = dated[at - 1];
    return { ...row, step: before ? row.day - before.day : null };
  });
  const [down, misdated] = [filledDays(steps), wrongYear(steps)];
  const again = pasted(steps, ({ ofYear }) => ofYear, 12);
  const natural = daysAreAlike(steps);
  const monthAgain = again || natural ? null : pasted(steps, ({ ofMonth }) => ofMonth, 1);
  const twice = again || monthAgain || natural ? null : monthTwice(steps);
  const slipped = misdated ? 0 : yearSlips(steps);
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
    ...(monthAgain ? [`its rows from ${said(monthAgain)} are those of a month before once more`] : []),
    ...(twice
      ? [`nearly all of its records of ${formatMonth(twice)} are those of the month before once more`]
      : []),
    ...(slipped > 0
      ? [
          `${formatCount(slipped)} of its rows are a year from those before and after them: their year may be wrong`,
        ]
      : []),
  ];
}

/** Whether most days of the log have the very same rows: then its months are alike too. */
function daysAreAlike(steps: readonly Step[]): boolean {
  const days = [...groupBy(steps, ({ day }) => day).values()].map((rows) =>
    rows
      .map(({ ofDay }) => ofDay)
      .sort((a, b) => a - b)
      .join(),
  );
  const most = largest([0, ...[...groupBy(days, (day) => day).values()].map(({ length }) => length)]);
  return most >= alikeDays * days.length;
}

/**
 * The later of two months of which nearly all records are the same but for their month, in whatever order, where other months
 * are not alike: of two months alone nothing tells whether they are so by their nature, as those of a rota.
 */
function monthTwice(steps: readonly Step[]): Day | null {
  const months = [...groupBy(steps, (step) => monthIndex(monthOf(step)))].sort(([a], [b]) => a - b);
  const pairs = months.flatMap(([month, rows], at) => {
    const [before, earlier] = months[at - 1] ?? [];
    if (before !== month - 1 || !earlier) return [];
    const there = new Map(
      [...groupBy(earlier, ({ ofMonth }) => ofMonth)].map(([key, all]) => [key, all.length]),
    );
    let alike = 0;
    for (const [key, all] of groupBy(rows, ({ ofMonth }) => ofMonth))
      alike += Math.min(all.length, there.get(key) ?? 0);
    const different = new Set(rows.map(({ ofMonth }) => ofMonth)).size;
    return {
      first: monthOf(rows[0] as Step),
      different,
      share: alike / Math.max(rows.length, earlier.length),
    };
  });
  const [found] = pairs.filter(({ share, different }) => share >= sameMonth && different >= fewest);
  const others = pairs.filter((pair) => pair !== found);
  return found && others.length > 0 && others.every(({ share }) => share <= otherMonths) ? found.first : null;
}

/** How many rows of a log in order stand between such as are a year later, or earlier, by themselves. */
function yearSlips(steps: readonly Step[]): number {
  const off = (at: number): number | null => {
    const [before, row, after] = [steps[at - 1], steps[at], steps[at + 1]];
    if (!before || !row || !after || before.ordinal !== row.ordinal - 1 || after.ordinal !== row.ordinal + 1)
      return null;
    const beside = [before.day - row.day, after.day - row.day];
    return beside.every((days) => days > yearStep) || beside.every((days) => days < -yearStep)
      ? (beside[0] ?? 0)
      : null;
  };
  const wide = [...steps.keys()].flatMap((at) => off(at) ?? []);
  const years = wide.filter((days) => Math.abs(Math.abs(days) - 365.5) <= slack);
  return years.length >= slips && years.length >= mostSlips * wide.length ? years.length : 0;
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

/** A block of rows that say what others said so many months before; of a few months the half may do so. */
function pasted(steps: readonly Step[], says: (step: Step) => number, months: 12 | 1): Block | null {
  const distance = (step: Step): number =>
    months === 12 ? Number(monthOf(step).slice(0, 4)) : monthIndex(monthOf(step));
  const pairs = [...groupBy(steps, says).values()].flatMap((alike) =>
    alike.length < 2 || alike.length > (months === 12 ? often : oftenOfMonths)
      ? []
      : alike.flatMap((later) =>
          alike
            .filter((earlier) => distance(later) === distance(earlier) + 1)
            .map((earlier) => ({ ...later, apart: later.ordinal - earlier.ordinal })),
        ),
  );
  const found = [...groupBy(pairs, ({ apart }) => apart).values()]
    .flatMap(runsOf)
    .filter((run) => new Set(run.map(says)).size >= fewest)
    .map(blockOf);
  const longest = longestOf(found);
  if (!longest) return null;
  const first = steps.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const after = steps.filter(({ day }) => day > first + (months === 12 ? 365 : 28)).length;
  return longest.rows <= (months === 12 ? 0.5 : 0.6) * after ? longest : null;
}

const blockOf = (rows: readonly Step[]): Block => {
  const days = rows.map(({ day }) => day).sort((a, b) => a - b);
  return { first: days[0] ?? 0, last: days.at(-1) ?? 0, rows: rows.length };
};

/** The longest, of equal ones the first. */
const longestOf = (blocks: readonly Block[]): Block | undefined =>
  [...blocks].sort((a, b) => b.rows - a.rows || a.first - b.first)[0];

const monthOf = ({ day }: Step): string => dayAt(day);
const said = ({ first, last }: Block): string => `${formatDay(dayAt(first))} to ${formatDay(dayAt(last))}`;
