import { largest, smallest } from "../../../bulk.js";
import { endOf, type TypedFigures } from "../past/figures.js";

/** Earlier years that come later begin or end where those known do, but for so many months. */
const apart = 6;

/**
 * The first month of a file whose periods are all long before, or long after, any that are known: dates that are some
 * years off. Null where they are not.
 */
export function farPeriods({ own, past }: TypedFigures): number | null {
  if (own.length === 0 || past.length === 0) return null;
  const first = smallest(own.map((figure) => figure.first));
  const longest = largest(own.map(({ months }) => months));
  const before = smallest(past.map((figure) => figure.first)) - largest(own.map(endOf));
  const after = first - largest(past.map(endOf));
  return largest([before, after]) >= Math.max(apart, 2 * longest) ? first : null;
}
