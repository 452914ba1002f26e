import { largest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** Of so many areas, or questions of one area, half are so far from what is usual, in standard errors and by so much. */
const [areas, questions, off, errors, by] = [6, 4, 0.5, 3, Math.log(1.25)];
/** Before, hardly any were. */
const offBefore = 0.25;
/** Of so many areas all but the fifth that moved most are further off than chance explains, and than ever before. */
const [enoughAreas, trimmed, timesBefore, typical] = [8, 0.2, 2, Math.log(1.1)];
/** The mean square of their errors is beyond chance; less where so many periods before show what chance does. */
const [beyondChance, beyondKnown, known] = [2.2, 1.4, 8];
/** Large counts of an area vary by a tenth, rates by a twenty-fifth at least. */
const [spreadOfCounts, spreadOfRates] = [0.01, 0.04];
/** A smaller count than this share of the usual one is no further off. */
const leastShare = 0.02;

/** A period of which the figures are not where they were. */
export interface Misplaced {
  first: number;
  /** "" where all measures together show it */
  measure: string;
  off: number;
  of: number;
  /** whether its figures are compared between areas, and not between questions */
  ofAreas: boolean;
}

/** How far a figure is from what is usual, but for what all of its period have in common: as a logarithm, and in standard errors. */
interface Deviation {
  apart: number;
  errors: number;
}

/**
 * A new period of which the figures do not lie where they lay before: half of the areas have quite other ones, and all
 * together the same. Rows that moved by one, a column that was sorted by itself, ranks or figures of other places look
 * like that, and answers of a survey that moved from one question to the next. What all areas have in common does not
 * count, and an area or two may truly be other.
 */
export function misplaced(figures: readonly Beside[]): Misplaced | null {
  const judged = figures.filter(({ usual }) => usual > 0);
  const byMeasure = [...groupBy(judged, ({ measure, months }) => `${measure}\n${months}`).values()];
  const rates = judged.filter(({ counted }) => !counted);
  const byArea = [...groupBy(rates, ({ area, months }) => `${area}\n${months}`).values()];
  const [found] = [
    ...byMeasure.flatMap((alike) => [...halfOff(alike, areas, true), ...allOff(alike)]),
    ...totals(judged).flatMap(allOff),
    ...byArea.flatMap((alike) => halfOff(alike, questions, false)),
  ].sort((a, b) => a.first - b.first || b.off / b.of - a.off / a.of);
  return found ?? null;
}

const allTogether = "";

/** Counts of all measures together, of each area and period. */
function totals(figures: readonly Beside[]): Beside[][] {
  const counts = figures.filter(({ counted }) => counted);
  const measures = new Set(counts.map(({ measure }) => measure)).size;
  if (measures < 2) return [];
  const whole = [...groupBy(counts, (each) => `${each.area}\n${periodOf(each)}`).values()].filter(
    ({ length }) => length === measures,
  );
  const summed = whole.flatMap(([one, ...others]) =>
    one
      ? [
          {
            ...one,
            measure: allTogether,
            value: one.value + sumOf(others, ({ value }) => value),
            usual: one.usual + sumOf(others, ({ usual }) => usual),
          },
        ]
      : [],
  );
  return [...groupBy(summed, ({ months }) => months).values()];
}

function halfOff(figures: readonly Beside[], fewest: number, ofAreas: boolean): Misplaced[] {
  const { periods, spread } = deviations(figures, fewest);
  const isOff = (each: Deviation): boolean => Math.abs(each.apart) > by && each.errors > errors * spread;
  const share = (each: readonly Deviation[]): number => each.filter(isOff).length / each.length;
  const before = largest([0, ...periods.filter(({ fresh }) => !fresh).map(({ each }) => share(each))]);
  if (before > offBefore) return [];
  return periods.flatMap(({ fresh, first, each }) =>
    fresh && share(each) >= off
      ? [
          {
            first,
            measure: ofAreas ? (figures[0]?.measure ?? "") : "",
            off: each.filter(isOff).length,
            of: each.length,
            ofAreas,
          },
        ]
      : [],
  );
}

function allOff(figures: readonly Beside[]): Misplaced[] {
  const { periods, spread } = deviations(figures, enoughAreas);
  const restOf = (each: readonly Deviation[]): Deviation[] =>
    [...each].sort((a, b) => b.errors - a.errors).slice(Math.ceil(trimmed * each.length));
  const mean = (each: readonly Deviation[]): number => {
    const rest = restOf(each);
    return sumOf(rest, (one) => (one.errors / spread) ** 2) / rest.length;
  };
  const old = periods.filter(({ fresh }) => !fresh).map(({ each }) => mean(each));
  const limit = Math.max(
    old.length >= known ? beyondKnown : beyondChance,
    timesBefore * largest([0, ...old]),
  );
  return periods.flatMap(({ fresh, first, each }) => {
    const half = each.filter(({ apart }) => Math.abs(apart) > typical).length;
    return fresh && mean(each) > limit && half >= each.length / 2
      ? [{ first, measure: figures[0]?.measure ?? "", off: half, of: each.length, ofAreas: true }]
      : [];
  });
}

interface Period {
  fresh: boolean;
  first: number;
  each: Deviation[];
}

/** The periods of so many figures at least, and by how much more than by chance those before vary. */
function deviations(figures: readonly Beside[], fewest: number): { periods: Period[]; spread: number } {
  const periods = [...groupBy(figures, periodOf).values()]
    .filter(({ length }) => length >= fewest)
    .map((period) => ({
      fresh: period[0]?.fresh ?? false,
      first: period[0]?.first ?? 0,
      each: deviationsIn(period),
    }));
  const old = periods.filter(({ fresh }) => !fresh).flatMap(({ each }) => each);
  const usual = old.length > 0 ? median(old.map((each) => each.errors)) * 1.4826 : 1;
  return { periods, spread: Math.max(1, usual) };
}

function deviationsIn(period: readonly Beside[]): Deviation[] {
  const logs = period.map(({ value, usual, counted }) => {
    const least = counted ? 0.5 : 0;
    return Math.log((Math.max(value, leastShare * usual) + least) / (usual + least));
  });
  const common = median(logs);
  return period.map(({ usual, counted }, at) => {
    const apart = (logs[at] ?? 0) - common;
    const error = counted ? Math.sqrt(1 / (usual + 0.5) + spreadOfCounts) : spreadOfRates;
    return { apart, errors: Math.abs(apart) / error };
  });
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
