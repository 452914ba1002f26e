import { alone, both } from "../continued.js";
import type { Damage } from "../damage.js";
import { random } from "../facts.js";
import {
  type Cell,
  cellsOf,
  firstArea,
  firstType,
  hasArea,
  hasTypes,
  isMonthly,
  isTyped,
  ofMonth,
  recounted,
  sharesOfMonth,
  span,
  sum,
  wholeSupply,
} from "../recount.js";

/** Figures of a newer file that a partner copied, added up or worked out in another way than before. */
export const newerCountDamages: Damage[] = [
  ...both(
    "new months cumulative since April",
    recounted(({ series, month }, of) => sum(span(18, month).map((one) => of(series, one)))),
    { where: isMonthly },
  ),
  ...both(
    "new months of rolling twelve",
    recounted(({ series, month }, of) => sum(span(month - 11, month).map((one) => of(series, one)))),
    { where: isTyped },
  ),
  ...both(
    "new months of rolling twelve in one type",
    recounted(
      ({ series, month }, of) => sum(span(month - 11, month).map((one) => of(series, one))),
      firstType,
    ),
    { where: (shape) => isTyped(shape) && (hasTypes(shape) || shape.roles.counts.length === 3) },
  ),
  ...both(
    "a quarter's sum in its last month, the others nought",
    recounted(({ series, month }, of) =>
      month === 23 ? sum([21, 22, 23].map((one) => of(series, one))) : 0,
    ),
    { where: isMonthly },
  ),
  ...both(
    "a quarter's mean in each of its months",
    recounted(({ series }, of) => Math.round(sum([21, 22, 23].map((one) => of(series, one))) / 3)),
    { where: isMonthly },
  ),
  ...both(
    "monthly means in place of a quarter's sums",
    recounted(({ value }) => Math.round(value / 3)),
    { where: (shape) => isTyped(shape) && shape.roles.grain === "quarter" },
  ),
  ...both("formulas of the month before", recounted(ofMonth((month) => (month >= 21 ? 20 : month))), {
    where: isMonthly,
  }),
  ...both(
    "one type's figures left from the month before",
    recounted(
      ofMonth(() => 20),
      firstType,
    ),
    { where: (shape) => isMonthly(shape) && (hasTypes(shape) || shape.roles.counts.length === 3) },
  ),
  ...both(
    "one area's figures left from the months before",
    recounted(
      ofMonth((month) => month - 3),
      firstArea,
    ),
    { where: (shape) => isMonthly(shape) && hasArea(shape) },
  ),
  ...both(
    "one area left as last year",
    recounted(
      ofMonth((month) => month - 12),
      firstArea,
    ),
    { where: hasArea },
  ),
  ...both("shares in per cent", sharesOfMonth, { where: isTyped }),
  ...both(
    "rates per 10,000 without decimals",
    recounted(({ value }) => Math.round((value / 120_345) * 10_000)),
    { where: isTyped },
  ),
  ...both(
    "in thousands",
    recounted(({ value }) => (value / 1000).toFixed(1)),
    { where: isTyped },
  ),
  ...both(
    "counted twice by a join",
    recounted(({ value }) => value * 2),
    { where: isTyped },
  ),
  ...both(
    "counted thrice in one type",
    recounted(({ value }) => value * 3, firstType),
    { where: hasTypes },
  ),
  ...both(
    "small counts given as 0",
    recounted(({ value }) => (value < 5 ? 0 : value)),
    { where: isTyped },
  ),
  ...both(
    "rounded to fives",
    recounted(({ value }) => Math.round(value / 5) * 5),
    { where: isTyped },
  ),
  ...both(
    "one area of noughts",
    recounted(() => 0, firstArea),
    { where: hasArea },
  ),
  ...both(
    "last month of noughts for most areas",
    recounted(({ month, value, area }, _of) => (month === 23 && area > "D" ? 0 : value)),
    { where: (shape) => isMonthly(shape) && hasArea(shape) },
  ),
  ...both(
    "the same number in all areas",
    recounted(({ month, type }) => 5 + ((month * 7 + type.length) % 9)),
    { where: hasArea },
  ),
  ...both(
    "a figure with a digit too many",
    recounted(
      ({ value }) => value * 10 + 3,
      (cell, shape) => firstArea(cell, shape) && cell.month === 23,
    ),
    { where: hasArea },
  ),
  ...both(
    "figures of another district",
    recounted(({ series, month, value }) =>
      Math.round(value * 1.4 + 6 * (random(`${series} ${month}`)() - 0.5)),
    ),
    { where: (shape) => isTyped(shape) && shape.roles.area === undefined },
  ),
  {
    name: "the sum of all areas in one area's row",
    apply: (shape) => {
      if (!hasArea(shape)) return null;
      return alone("", (table, of) => {
        const sums = new Map<string, number>();
        const key = ({ month, type }: Cell): string => `${month} ${type}`;
        for (const row of wholeSupply(of).rows)
          for (const cell of cellsOf(of, wholeSupply(of), row))
            sums.set(key(cell), (sums.get(key(cell)) ?? 0) + cell.value);
        return recounted((cell) => sums.get(key(cell)) ?? 0, firstArea)(table, of);
      }).apply(shape);
    },
  },
];
