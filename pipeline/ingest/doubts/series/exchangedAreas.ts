import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** Of so many periods before, the rates of an area vary by a twenty-fifth at least. */
const [fewest, spread] = [4, 0.04];
/** Each of two areas is so many times its own variation from what it had, and within so many of what the other had. */
const [away, within] = [3, 1.5];
/** Of more areas some two are alike by chance. */
const most = 60;

/** Two areas whose figures of a period may be one another's. */
export interface ExchangedAreas {
  first: number;
  one: string;
  other: string;
}

interface Place {
  area: string;
  figures: Beside[];
}

/**
 * Two areas of which each has, in a new period and over all rates, what the other had before: names that were exchanged.
 * Counts are compared by their sums (`swappedFigures.ts`).
 */
export function exchangedAreas(figures: readonly Beside[]): ExchangedAreas | null {
  const rates = figures.filter(({ counted, usual }) => !counted && usual > 0);
  const varies = variations(rates);
  for (const [, period] of groupBy(
    rates.filter(({ fresh }) => fresh),
    periodOf,
  )) {
    const places = [...groupBy(period, ({ area }) => area)]
      .map(([area, each]): Place => ({ area, figures: each }))
      .sort((a, b) => (a.area < b.area ? -1 : 1));
    if (places.length < fewest || places.length > most) continue;
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1))
        if (areExchanged(one, other, varies))
          return { first: period[0]?.first ?? 0, one: one.area, other: other.area };
  }
  return null;
}

function areExchanged(one: Place, other: Place, varies: ReadonlyMap<string, number>): boolean {
  const usual = (place: Place, measure: string): number | undefined =>
    place.figures.find((figure) => figure.measure === measure)?.usual;
  const distances = (from: Place, to: Place): number[] =>
    from.figures.map(({ measure, value }) => {
      const mean = usual(to, measure);
      return mean === undefined || value <= 0
        ? Number.POSITIVE_INFINITY
        : (Math.log(value / mean) / (varies.get(measure) ?? spread)) ** 2;
    });
  const mean = (numbers: readonly number[]): number => sumOf(numbers, (each) => each) / numbers.length;
  return (
    mean(distances(one, one)) >= away ** 2 &&
    mean(distances(other, other)) >= away ** 2 &&
    mean(distances(one, other)) <= within ** 2 &&
    mean(distances(other, one)) <= within ** 2
  );
}

/** How much the rates of a measure vary from period to period, as logarithms. */
function variations(rates: readonly Beside[]): Map<string, number> {
  return new Map(
    [...groupBy(rates, ({ measure }) => measure)].map(([measure, figures]) => {
      const old = figures.filter(({ fresh, value }) => !fresh && value > 0);
      const squares = sumOf(old, ({ value, usual }) => Math.log(value / usual) ** 2);
      return [measure, Math.max(spread, old.length > 0 ? Math.sqrt(squares / old.length) : 0)];
    }),
  );
}
