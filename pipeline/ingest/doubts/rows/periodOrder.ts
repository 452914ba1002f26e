import { groupBy } from "../../../groupBy.js";

/** A row of a file in its place: its period, as the ISO day on which it begins, and the words that name it. */
export interface PeriodRow {
  period: string;
  words: string;
}

/** Of fewer periods an order says little. */
const fewest = 5;

/** Two periods that stand in one another's place: the one that comes first, and the other. */
export type Exchanged = readonly [first: string, second: string];

/**
 * Two periods that stand in one another's place in the rows of every name, while all others follow one another, rising or
 * falling: their labels may be exchanged. Null where there are none, or where the months are in alphabetical order.
 *
 * @param rows of a file, in their order
 */
export function exchangedInOrder(rows: readonly PeriodRow[]): Exchanged | null {
  const series = [...groupBy(rows, ({ words }) => words).values()].map((alike) => [
    ...new Set(alike.map(({ period }) => period)),
  ]);
  const [first, ...others] = series;
  const found = first ? exchangedIn(first) : null;
  if (!found) return null;
  const isSame = (periods: readonly string[]): boolean => {
    const [one, other] = exchangedIn(periods) ?? [];
    return one === found[0] && other === found[1];
  };
  return others.every(isSame) ? found : null;
}

function exchangedIn(periods: readonly string[]): Exchanged | null {
  if (periods.length < fewest) return null;
  const rising = [...periods].sort();
  for (const order of [rising, rising.toReversed()]) {
    const [one, other, ...more] = [...periods.keys()].filter((at) => periods[at] !== order[at]);
    if (one !== undefined && other !== undefined && more.length === 0)
      return [periods[one] ?? "", periods[other] ?? ""];
  }
  return null;
}
