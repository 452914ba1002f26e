import { largest, smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { endOf, type Figure, periodOf } from "../past/figures.js";
import { groupOf, type Pair, pairsOf, proof, surprise } from "./pairs.js";

/** Where each of many was weighed for being one of them: one in sixty thousand. */
const sureProof = 11;
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
      ...wholeGroups(alike, span).filter(({ lag }) => !isNature(lag)),
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
    const wasUnlike = past !== null && past.cells >= 8 && past.share < some;
    const isAlike = [past !== null && past.cells >= 8 && past.share >= some];
    if (isNext && fresh.length > 0 && !wasUnlike) {
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

/** All new figures, or those of one period, that are those before. */
const wholeGroups = (pairs: readonly Pair[], span: number): Repeat[] =>
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
      ...periods.filter(({ found }) => found),
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
  for (const series of groupBy(next, (pair) => pair.series).values()) {
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
      if (!last || run.length < 3 || run.length >= series.length - (last.same ? 0 : 1)) continue;
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
  return [
    ...groupBy(held, ({ period, area, cells, inSteps }) => `${period}/${area}/${cells}/${inSteps}`).values(),
  ].flatMap((alike) => {
    const [one] = alike;
    if (!one || sumOf(alike, (each) => each.proof) < proof + 4) return [];
    const cells = sumOf(alike, (each) => each.cells);
    return [{ ...one, cells, equal: cells }];
  });
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

/** One area's figures left from so many months before, in all of the new periods or in some: each of so many could be alike. */
const leftOver = (pairs: readonly Pair[], lag: number): Repeat[] => {
  const ago = pairs.filter((pair) => pair.fresh && pair.lag === lag);
  const all = [...groupBy(ago, ({ area }) => area).values()].filter(({ length }) => length >= 4);
  const each = [...groupBy(ago, ({ area, first }) => `${area}/${first}`).values()].filter(
    ({ length }) => length >= 3,
  );
  return [all, each].flatMap((places) => {
    const same = places.filter((place) => place.every((pair) => pair.same));
    const sure = sumOf(same, (place) => surprise(place) - Math.log(places.length));
    if (same.length === 0 || sure < sureProof) return [];
    const areas = new Set(same.map(([pair]) => pair?.area ?? ""));
    const [area] = areas;
    const cells = sumOf(same, ({ length }) => length);
    return [
      {
        lag,
        period: places === all ? null : largest(same.map(([pair]) => pair?.first ?? 0)),
        area: areas.size === 1 ? (area ?? null) : null,
        inQuarters: false,
        cells,
        equal: cells,
      },
    ];
  });
};

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
