import { largest } from "../../../bulk.js";
import { monthAt } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import type { Store } from "../../../store/open.js";
import { nameOf } from "../../type/knownNames.js";
import type { Figure, TypedFigure, TypedFigures } from "../past/figures.js";
import { type Repeat, repeatIn } from "./repeatIn.js";

/** The newer file's figures and those of the files before it. */
interface Sides {
  own: readonly Figure[];
  past: readonly Figure[];
}

/**
 * Typed figures that are those of a year, a period or the file's own length before once more, see {@link repeatIn}.
 */
export async function repeatedFigures(store: Store, figures: TypedFigures): Promise<string[]> {
  return repeatedIn(store, inUnits(figures));
}

/** {@link repeatedFigures} of the cells that are summed with others in one figure, each row as a measure of its own. */
export const repeatedCells = (store: Store, { own, past }: TypedFigures): Promise<string[]> =>
  repeatedIn(store, { own, past });

async function repeatedIn(store: Store, { own, past }: Sides): Promise<string[]> {
  const found = repeatIn(own, past);
  return found ? [await said(store, found)] : [];
}

/**
 * Rates in units of their last digit, so that they are equal by chance as seldom as counts of that size are: 28.7 % is one
 * of many values near it, as 287 is.
 */
function inUnits({ own, past }: TypedFigures): Sides {
  const rates = [...own, ...past].filter(({ counted }) => !counted);
  const scales = new Map(
    [...groupBy(rates, ({ measure }) => measure)].map(([measure, figures]) => [
      measure,
      10 ** largest(figures.map(({ value }) => decimalsOf(value))),
    ]),
  );
  const scaled = (figures: readonly TypedFigure[]): Figure[] =>
    figures.map((figure) => ({
      ...figure,
      value: figure.counted ? figure.value : Math.round(figure.value * (scales.get(figure.measure) ?? 1)),
    }));
  return { own: scaled(own), past: scaled(past) };
}

/** Digits after the point, three at most. */
const decimalsOf = (value: number): number =>
  [0, 1, 2].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 3;

async function said(
  store: Store,
  { lag, period, area: code, cells, equal, inQuarters, inSteps }: Repeat,
): Promise<string> {
  if (inQuarters)
    return `${equal} of ${cells} of its figures above 3 are those of another month of the quarter: each month seems to have the quarter's figure`;
  const before = lag === 12 ? "a year" : lag === 1 ? "a month" : `${lag} months`;
  const month = period === null ? null : monthSaid(period);
  if (code === null) {
    const which = month === null ? "of its figures" : `of the figures from ${month}`;
    return `${equal} of ${cells} ${which} above 3 are the very ones of ${before} before`;
  }
  const area = await nameOf(store, "area", code);
  if (inSteps)
    return `figures of ${area} move by the same number from period to period, up to ${month}, ${cells} times: they may have been filled down`;
  return inSteps === undefined
    ? `${cells} figures above 3 of ${area}${month === null ? "" : ` up to ${month}`} are all the very ones of ${before} before`
    : `figures of ${area} stay the same as ${before} before, up to ${month}, ${cells} times: they may have been filled down`;
}

const monthSaid = (index: number): string => formatMonth(monthAt(index));
