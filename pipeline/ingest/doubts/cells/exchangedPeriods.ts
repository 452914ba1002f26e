import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { nameOf } from "../../type/knownNames.js";
import { type Cell, figureKey, keyOf, monthOfDay } from "./cells.js";

/** How much more likely (in nats) the figures of two areas are the other way round, for one pair. */
const proof = 30;
/** Of more areas or measures some two are alike. */
const most = 60;
/** The other's figures fit within so many standard errors on average, its own not within twice as many; so far apart are they. */
const fits = 2;
const far = Math.log(1.6);
/** A series of fewer periods has no mean of its own; so many are judged together. */
const [fewest, together] = [6, 3];

/** A figure, and the mean of its series without it. */
interface Known {
  file: number;
  measure: string;
  area: string;
  start: number;
  end: number;
  value: number;
  usual: number;
}

interface Exchanged {
  one: string;
  other: string;
  start: number;
  proof: number;
}

/**
 * Two areas, or two measures, that have one another's figures in a single period, or in the last three: names that were exchanged. The means of the
 * file's other periods say how much more likely each figure is the other's: (x − y) · ln(b/a) for two Poisson counts x and y of
 * means a and b, over all measures of two areas, or all areas of two measures, or of two types that are summed in one.
 *
 * @param names the places of the columns that name areas, among the words of a cell
 */
export async function exchangedPeriods(
  store: Store,
  cells: readonly Cell[],
  names: ReadonlySet<number>,
): Promise<string[]> {
  const known = withMeans(cells);
  const areas = exchanged(cells, known, "area", "measure");
  const measures = exchanged(cells, known, "measure", "area");
  const types = measures ? undefined : exchangedTypes(cells, names);
  return [
    ...(areas ? [await said(store, "area", areas)] : []),
    ...(measures ? [await said(store, "measure", measures)] : []),
    ...(types
      ? [
          `in ${monthOfDay(types.start)} each of two of its rows has figures as the other's are otherwise: they may be exchanged`,
        ]
      : []),
  ];
}

/** The figures of the last periods of each file. */
const latestOf = (known: readonly Known[]): Known[][] =>
  [...groupBy(known, ({ file }) => file).values()].map((figures) => {
    const starts = [...new Set(figures.map(({ start }) => start))].sort((a, b) => b - a).slice(0, together);
    return figures.filter(({ start }) => starts.includes(start)).sort((a, b) => a.start - b.start);
  });

/** Two types, of which figures are the sum, in the last periods: rows that differ in other words than those that name areas. */
function exchangedTypes(cells: readonly Cell[], names: ReadonlySet<number>): Exchanged | undefined {
  if (cells.every(({ parts }) => parts === 1)) return undefined;
  const typed = cells.map((cell) => ({
    ...cell,
    measure: keyOf(cell.measure, ...cell.words.filter((_, at) => !names.has(at))),
  }));
  return exchanged(typed, latestOf(withMeans(typed)).flat(), "measure", "area");
}

async function said(
  store: Store,
  kind: "area" | "measure",
  { one, other, start }: Exchanged,
): Promise<string> {
  const names = `${await nameOf(store, kind, one)} and ${await nameOf(store, kind, other)}`;
  return `in ${monthOfDay(start)} each of ${names} has figures as the other's are otherwise: they may be exchanged`;
}

function withMeans(cells: readonly Cell[]): Known[] {
  const figures = [...groupBy(cells, figureKey).values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, value: first.value + sumOf(others, ({ value }) => value) }] : [],
  );
  // a year's figure is no month's
  const length = ({ start, end }: Cell): number => Number(end - start > 80) + Number(end - start > 300);
  const series = groupBy(figures, (each) => keyOf(each.file, each.measure, each.area, length(each)));
  return [...series.values()].flatMap((periods) => {
    if (periods.length < fewest) return [];
    const sum = sumOf(periods, ({ value }) => value);
    return periods
      .map((figure) => ({ ...figure, usual: (sum - figure.value) / (periods.length - 1) }))
      .filter(({ usual }) => usual > 0);
  });
}

function exchanged(
  cells: readonly Cell[],
  known: readonly Known[],
  by: "area" | "measure",
  shared: "area" | "measure",
): Exchanged | undefined {
  if (new Set(cells.map((cell) => cell[by])).size > most) return undefined;
  // by themselves, and the last three of a file together: those of small areas tell only so
  const periods = [...groupBy(known, ({ file, start }) => keyOf(file, start)).values()];
  return [...periods, ...latestOf(known)]
    .flatMap((figures) => exchangedIn(figures, by, shared))
    .sort((a, b) => b.proof - a.proof || (keyOf(a.one, a.other) < keyOf(b.one, b.other) ? -1 : 1))
    .at(0);
}

/** The pairs of one period of a file. */
function exchangedIn(
  figures: readonly Known[],
  by: "area" | "measure",
  shared: "area" | "measure",
): Exchanged[] {
  const sums = new Map<
    string,
    Exchanged & { cells: number; ratio: number; others: number; itsOwn: number }
  >();
  for (const group of groupBy(figures, (figure) => keyOf(figure[shared], figure.end)).values()) {
    const sorted = [...group].sort((a, b) => (a[by] < b[by] ? -1 : 1));
    for (const [at, a] of sorted.entries())
      for (const b of sorted.slice(at + 1)) {
        const key = keyOf(a[by], b[by]);
        const pair = sums.get(key) ?? {
          one: a[by],
          other: b[by],
          start: a.start,
          proof: 0,
          cells: 0,
          ratio: 0,
          others: 0,
          itsOwn: 0,
        };
        const ratio = Math.log(b.usual / a.usual);
        pair.cells += 1;
        pair.proof += (a.value - b.value) * ratio;
        pair.ratio += Math.abs(ratio);
        pair.others += (square(a.value, b.usual) + square(b.value, a.usual)) / 2;
        pair.itsOwn += (square(a.value, a.usual) + square(b.value, b.usual)) / 2;
        sums.set(key, pair);
      }
  }
  return [...sums.values()].filter(
    (pair) =>
      pair.proof >= proof &&
      pair.ratio >= far * pair.cells &&
      pair.others <= fits * fits * pair.cells &&
      pair.itsOwn >= 4 * fits * fits * pair.cells,
  );
}

/** The squared distance of a count from its mean in standard errors, of counts that vary by a seventh more than by chance. */
const square = (value: number, mean: number): number => (value - mean) ** 2 / (mean + 0.02 * mean * mean);
