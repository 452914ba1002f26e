import { sumOf } from "../../../bulk.js";
import { dayAt } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { groupBy } from "../../../groupBy.js";
import { formatCount, formatNumber } from "../../../words/number.js";
import type { Order } from "./order.js";

/** So many records of a month, so large a share, and so many times the share of the other months. */
const [fewest, share, times] = [10, 0.2, 4];
/** Of fewer other months their share is not known. */
const others = 6;

interface Month {
  day: number;
  rows: number;
  /** those that another has before it in the file */
  repeated: number;
}

/**
 * A month of a log of which many records say what another one says, under a reference of their own, while those of other
 * months do not: two teams' logs of the same things.
 */
export function doubledMonth({ rows }: Order): string[] {
  const dated = rows.flatMap(({ day, ...row }) => (day === null || !row.read ? [] : [{ ...row, day }]));
  const months = [...groupBy(dated, ({ day }) => dayAt(day).slice(0, 7)).values()].map(
    (each): Month => ({
      day: each[0]?.day ?? 0,
      rows: each.length,
      repeated: each.length - new Set(each.map(({ says }) => says)).size,
    }),
  );
  if (months.length <= others) return [];
  const [all, repeated] = [sumOf(months, (month) => month.rows), sumOf(months, (month) => month.repeated)];
  const found = months
    .map((month) => ({ ...month, usual: (repeated - month.repeated) / (all - month.rows) }))
    .filter(
      (month) =>
        month.repeated >= fewest &&
        month.repeated >= share * month.rows &&
        month.repeated >= times * month.usual * month.rows,
    )
    .sort((a, b) => b.repeated - a.repeated || a.day - b.day)
    .at(0);
  if (!found) return [];
  return [
    `${formatCount(found.repeated)} of ${formatCount(found.rows)} records of ${formatMonth(dayAt(found.day))} differ from another in their references alone, and ${formatNumber(100 * found.usual, 1)} % in its other months: some may be in it twice`,
  ];
}
