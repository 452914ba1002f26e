import { smallest, sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { endOf, periodOf, type TypedFigure, type TypedFigures } from "../past/figures.js";

/** A series is judged by so many months before the new periods: two years of months and quarters, six of years. */
const window = (months: number): number => (months === 12 ? 72 : 24);
/** So many other periods make a mean. */
const fewest = (months: number): number => (months === 12 ? 3 : 4);

/** A figure beside the mean of the other periods of its series before the new ones. */
export interface Beside extends TypedFigure {
  usual: number;
  /** the figure of the same months a year before; null where there is none */
  yearBefore: number | null;
  /** of a period that no earlier file has */
  fresh: boolean;
}

/**
 * The figures of new periods, and of those before them, each beside what is usual in its series. Series of fewer than
 * four periods (three of years) before are not judged.
 */
export function besideUsual({ own, past }: TypedFigures): Beside[] {
  const known = new Set(past.map(periodOf));
  const fresh = own.filter((figure) => !known.has(periodOf(figure)));
  const before = groupBy(past, seriesOf);
  return [...groupBy(fresh, seriesOf)].flatMap(([key, figures]) => {
    const months = figures[0]?.months ?? 0;
    const first = smallest(figures.map((figure) => figure.first));
    const all = before.get(key) ?? [];
    const others = all.filter((figure) => endOf(figure) <= first && figure.first >= first - window(months));
    if (others.length < fewest(months)) return [];
    const sum = sumOf(others, ({ value }) => value);
    const yearBefore = (figure: TypedFigure): number | null =>
      months === 12 ? null : (all.find((other) => other.first === figure.first - 12)?.value ?? null);
    return [
      ...figures.map((figure) => ({
        ...figure,
        usual: sum / others.length,
        yearBefore: yearBefore(figure),
        fresh: true,
      })),
      ...others.map((figure) => ({
        ...figure,
        usual: (sum - figure.value) / (others.length - 1),
        yearBefore: null,
        fresh: false,
      })),
    ];
  });
}

const seriesOf = ({ series, months }: TypedFigure): string => `${series}\n${months}`;
