import { formatNumber } from "../../../words/number.js";
import { type Cell, inRows, monthOfDay } from "./cells.js";

/** Beside so many others, a cell beyond so many times the largest of its row, or so small a part of its smallest. */
const [few, timesOfFew] = [5, 5];
const [many, timesOfMany] = [10, 4];

/** A cell, and the largest or smallest of its row but for it. */
interface Apart {
  value: number;
  limit: number;
  above: boolean;
  start: number;
}

/**
 * One cell of a row that is far from all others of it, where it is summed with cells of other rows: a nought too many or a
 * digit lost in one town's figure. What is a figure by itself is known of it then (`figures_apart.sql`).
 */
export function cellsApart(cells: readonly Cell[]): string[] {
  const apart = inRows(cells)
    .flatMap(apartIn)
    .sort((a, b) => distance(b) - distance(a) || a.start - b.start || a.value - b.value);
  const [found] = apart;
  if (!found) return [];
  const { value, limit, above, start } = found;
  const others = apart.length - 1;
  const more = others > 0 ? ` (and so ${others} other${others > 1 ? "s" : ""})` : "";
  return [
    `a cell of ${monthOfDay(start)} is ${formatNumber(value, 1)}, where no other of its row is ${above ? "above" : "below"} ${formatNumber(limit, 1)}${more}`,
  ];
}

function apartIn(row: readonly Cell[]): Apart[] {
  if (row.length <= few) return [];
  const values = row.map(({ value }) => value).sort((a, b) => a - b);
  const positive = values.filter((value) => value > 0);
  return row.flatMap(({ value, parts, start }): Apart[] => {
    if (parts < 2 || value <= 0 || positive.length - 1 < few) return [];
    const most = value === values.at(-1) ? (values.at(-2) ?? 0) : (values.at(-1) ?? 0);
    const least = value === positive[0] ? (positive[1] ?? 0) : (positive[0] ?? 0);
    const times = positive.length - 1 >= many ? timesOfMany : timesOfFew;
    if (value > times * most && errors(value, most) > 6) return [{ value, limit: most, above: true, start }];
    if (value < least / times && errors(least, value) > 6)
      return [{ value, limit: least, above: false, start }];
    return [];
  });
}

/** How many standard errors of a count one is above the other. */
const errors = (one: number, other: number): number => 2 * (Math.sqrt(one) - Math.sqrt(other));

const distance = ({ value, limit }: Apart): number => Math.abs(Math.sqrt(value) - Math.sqrt(limit));
