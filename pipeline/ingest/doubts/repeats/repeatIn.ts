import { largest, smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { endOf, type Figure, periodOf } from "../past/figures.js";
import { leftOver } from "./leftOver.js";
import { groupOf, type Pair, pairsOf, proof, surprise } from "./pairs.js";

/** Of the series any could be filled down: one in twenty thousand for each. Steps of one number are met more often. */
const [filledProof, stepProof] = [10, 18];
/** A quarter's figure in each of its months is in nearly all, and what is alike from quarter to quarter is in no quarter alone. */
const [nearlyAll, most, some] = [0.9, 0.8, 0.3];

/** Figures that are earlier ones once more. */
export interface Repeat {
  /** in months */
  lag: number;
  /** the one period that repeats another, or up to which they do; null where all of them do */
  period: number | null;
  /** the one area whose figures are the same; null where more are */
  area: string | null;
  /** whether only months of one quarter are alike */
  inQuarters: boolean;
  /** of figures filled down: whether they rise or fall by the same number */
  inSteps?: boolean;
  cells: number;
  equal: number;
}

/**
 * Figures that are those of a year, a period or the file's own length before once more: at least 60 % of eight cells
 * above 3, or all of four; so are those of one measure in a period. Also the figures of one area that stay the same over four periods and more (cells filled
 * down), one area's figures left from a year or the file's length before, and a quarter's figure in each of its months. How many are equal by
 * chance depends on their size: two Poisson counts of mean m are equal once in √(4πm). What stays the same by its nature
 * (a stock, which repeats itself elsewhere too) is let be.
 *
 * @param own the newer file's, one of each series and period
 * @param past those of the earlier ones
 * @returns the one to be told first; null where there is none
 */
export function repeatIn(own: readonly Figure[], past: readonly Figure[]): Repeat | null {
  const known = new Set(past.map(periodOf));
  const fresh = own.filter((figure) => !known.has(periodOf(figure)));
  if (fresh.length === 0) return null;
  const span = largest(fresh.map(endOf)) - smallest(fresh.map(({ first }) => first));
  const pairs = pairsOf(fresh, past, span);
  const told = [...groupBy(pairs, ({ months }) => months).values()].flatMap((alike) => {
    const isNature = byNature(alike);
    return [
      ...wholeGroups(alike, span, (lag) => wasUnlike(alike, lag)).filter(({ lag }) => !isNature(lag)),
      ...measureGroups(alike).filter(({ lag }) => !isNature(lag)),
      ...filledDown(alike).filter(({ lag, inSteps }) => inSteps || !isNature(lag)),
      ...[...new Set([12, span])]
        .filter((lag) => lag > (alike[0]?.months ?? 0))
        .flatMap((lag) => leftOver(alike, lag))
        .filter(({ lag }) => !isNature(lag)),
      ...quarters(alike),
    ];
  });
  return told.sort(firstTold)[0] ?? null;
}

/** The lags at which figures are alike by their nature: elsewhere, in many periods, or in all of them. */
function byNature(pairs: readonly Pair[]): (lag: number) => boolean {
  const natural = new Set<number>();
  let always = false;
  for (const [lag, alike] of groupBy(pairs, (pair) => pair.lag)) {
    const [fresh, old] = [alike.filter((pair) => pair.fresh), alike.filter((pair) => !pair.fresh)];
    const past = old.length > 0 ? groupOf(old) : null;
    const isNext = lag === alike[0]?.months;
    const isAlike = [past !== null && past.cells >= 8 && past.share >= some];
    if (isNext && fresh.length > 0 && !wasUnlike(pairs, lag)) {
      const periods = [...groupBy(fresh, ({ first }) => first).values()]
        .map(groupOf)
        .filter(({ cells }) => cells >= 8);
      isAlike.push(periods.length >= 3 && periods.filter(({ found }) => found).length > periods.length / 3);
      isAlike.push(groupOf(fresh).share >= nearlyAll);
    }
    if (!isAlike.includes(true)) continue;
    natural.add(lag);
    if (isNext) always = true;
  }
  return (lag) => always || natural.has(lag);
}

/** Whether earlier files show that figures are not alike at this lag by their nature. */
function wasUnlike(pairs: readonly Pair[], lag: number): boolean {
  const old = pairs.filter((pair) => !pair.fresh && pair.lag === lag);
  return old.length >= 8 && groupOf(old).share < some;
}

/** All new figures, or those of one period, that are those before. */
const wholeGroups = (pairs: readonly Pair[], span: number, isUnlike: (lag: number) => boolean): Repeat[] =>
  [
    ...groupBy(
      pairs.filter(({ fresh }) => fresh),
      ({ lag }) => lag,
    ).values(),
  ].flatMap((alike) => {
    const all = groupOf(alike);
    const periods = [...groupBy(alike, ({ first }) => first)].map(([period, each]) => ({
      period,
      ...groupOf(each),
    }));
    return [
      ...(all.found && (all.lag === 12 || all.lag === span) ? [{ ...all, period: null }] : []),
      ...periods.filter(
        ({ found, all: same, lag, months }) =>
          found || (same && (lag === months || lag === 12) && isUnlike(lag)),
      ),
    ].map(({ lag, period, cells, equal }) => ({ lag, period, area: null, inQuarters: false, cells, equal }));
  });

/** One measure's figures of a period that are all those before, where its other periods are not alike. */
const measureGroups = (pairs: readonly Pair[]): Repeat[] => {
  const measures = [...groupBy(pairs, ({ lag, series }) => `${lag}\n${series.split("\n")[0]}`).values()];
  return measures.flatMap((measure) =>
    [
      ...groupBy(
        measure.filter(({ fresh }) => fresh),
        ({ first }) => first,
      ),
    ].flatMap(([period, alike]) => {
      const others = measure.filter(({ first }) => first !== period);
      if (alike.length < 4 || others.length < 8 || groupOf(others).share >= some) return [];
      const { lag, cells, equal, share, found } = groupOf(alike);
      // some were revised since
      const all = equal === cells && surprise(alike) >= proof + Math.log(measures.length);
      if (!all && !(found && share >= most)) return [];
      return [{ lag, period, area: null, inQuarters: false, cells, equal }];
    }),
  );
};

/**
 * A series that stays the same, or moves by the same number, over three periods and more, and was not always so. Several
 * series may be filled down together.
 */
function filledDown(pairs: readonly Pair[]): Repeat[] {
  const held: (Repeat & { proof: number })[] = [];
  const all = pairs.filter(({ lag, months }) => lag === months);
  const inSteps = movesInSteps(all);
  const next = all.filter(({ fresh }) => fresh);
  const bySeries = groupBy(next, (pair) => pair.series);
  for (const series of bySeries.values()) {
    const runs: Pair[][] = [[]];
    const inOrder = [...series].sort((a, b) => a.first - b.first);
    for (const [index, pair] of inOrder.entries()) {
      const before = inOrder[index - 1];
      // the first step of a series of steps proves nothing
      if (before && pair.first - before.first === pair.lag && pair.step === before.step)
        runs.at(-1)?.push(pair);
      else runs.push(pair.same ? [pair] : []);
    }
    for (const run of runs) {
      const last = run.at(-1);
      if (last?.same === false && inSteps) continue;
      if (!last || run.length < 3) continue;
      const isAlways = run.length >= series.length - (last.same ? 0 : 1);
      if (isAlways && !(last.same && wasUnlike(pairs, last.lag))) continue;
      // one that stays the same before and after too does so by its nature
      const others = series.filter((pair) => !run.includes(pair));
      if (last.same && others.length >= 3 && others.filter(({ same }) => same).length > others.length / 2)
        continue;
      const { lag, first: period, area } = last;
      held.push({
        lag,
        period,
        area,
        inQuarters: false,
        inSteps: !last.same,
        cells: run.length,
        equal: run.length,
        proof: surprise(run),
      });
    }
  }
  const together = (key: (each: Repeat) => string): Repeat[] =>
    [...groupBy(held, key).values()].flatMap((alike) => {
      const [one] = alike;
      const needed = one?.inSteps ? stepProof : filledProof + Math.log(bySeries.size);
      if (!one || sumOf(alike, (each) => each.proof) < needed) return [];
      const cells = sumOf(alike, (each) => each.cells);
      const area = alike.every((each) => each.area === one.area) ? one.area : null;
      return [{ ...one, area, cells, equal: cells }];
    });
  const ofAreas = together(({ period, area, cells, inSteps }) => `${period}/${area}/${cells}/${inSteps}`);
  // one type of many areas
  const ofAll = together(({ period, cells, inSteps }) => `${period}/${cells}/${inSteps}`);
  return ofAreas.length > 0 ? ofAreas : ofAll.filter(({ inSteps }) => inSteps !== true);
}

/** Whether the figures move by one number again and again, all of them: such ones do so by their nature. */
function movesInSteps(pairs: readonly Pair[]): boolean {
  let [steps, alike] = [0, 0];
  for (const series of groupBy(pairs, (pair) => pair.series).values()) {
    const inOrder = [...series].sort((a, b) => a.first - b.first);
    for (const [index, { step, same }] of inOrder.entries()) {
      const before = inOrder[index - 1];
      if (!before || same) continue;
      steps += 1;
      if (step === before.step) alike += 1;
    }
  }
  return alike >= some * steps;
}

/** A quarter's figure in each of its months, where months of two quarters are not alike. */
function quarters(pairs: readonly Pair[]): Repeat[] {
  // those of a year before too: what is the same in every quarter of two years never changes
  const months = pairs.filter((pair) => pair.fresh && pair.months === 1);
  const within = months.filter(({ inQuarter }) => inQuarter);
  const across = months.filter(({ inQuarter }) => !inQuarter);
  if (within.length === 0 || (across.length > 0 && groupOf(across).share >= some)) return [];
  const { found, share, cells, equal } = groupOf(within);
  return found && share >= nearlyAll
    ? [{ lag: 1, period: null, area: null, inQuarters: true, cells, equal }]
    : [];
}

/** Quarters first, then what is true of all areas, of all periods, and of a year before. */
const firstTold = (a: Repeat, b: Repeat): number =>
  Number(b.inQuarters) - Number(a.inQuarters) ||
  Number(a.area !== null) - Number(b.area !== null) ||
  (a.period ?? -1) - (b.period ?? -1) ||
  Number(b.lag === 12) - Number(a.lag === 12) ||
  a.lag - b.lag ||
  (a.area ?? "").localeCompare(b.area ?? "", "en-GB");
