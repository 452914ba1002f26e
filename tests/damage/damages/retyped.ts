import { alone, both, newFrom } from "../continued.js";
import { type Damage, isWide } from "../damage.js";
import { random } from "../facts.js";
import {
  areasOf,
  cellsOf,
  firstArea,
  firstType,
  hasArea,
  hasTypes,
  isLong,
  isMonthly,
  isTyped,
  largestArea,
  neighbour,
  ofMonth,
  recounted,
  reworded,
  rowsDiffer,
  sum,
  typesOf,
  wholeSupply,
} from "../recount.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type Table, withCells } from "../table.js";

const draw = (key: string): number => random(`retyped ${key}`)();
const monthly = (shape: Shape): boolean => isMonthly(shape);
const last = ({ month }: { month: number }): boolean => month === 23;
const large = ({ value }: { value: number }): boolean => value >= 20;
const hasLarge = (shape: Shape): boolean => isTyped(shape) && !/ward|housing/.test(shape.name);

/** The counts of one word's rows over those of another. */
const pastedOver =
  (
    word: (cell: { area: string; type: string }) => string,
    from: (shape: Shape) => string,
    to: (shape: Shape) => string,
  ) =>
  (table: Table, shape: Shape): Table => {
    const known = new Map<string, number>();
    const [source, target] = [from(shape), to(shape)];
    for (const row of wholeSupply(shape).rows)
      for (const cell of cellsOf(shape, wholeSupply(shape), row))
        if (word(cell) === source)
          known.set(`${cell.month} ${word(cell) === cell.area ? cell.type : cell.area}`, cell.value);
    return recounted(
      (cell) => known.get(`${cell.month} ${word(cell) === cell.area ? cell.type : cell.area}`) ?? cell.value,
      (cell) => word(cell) === target,
    )(table, shape);
  };

/** The last month's rows of new counts each a row lower, the first blank. */
function lowerLast(table: Table, shape: Shape): Table {
  const label = shape.roles.counts.at(-1) ?? "";
  const column = at(table, label);
  const own = table.rows.filter(({ month }) => month === 23 || month === -1);
  return {
    ...table,
    rows: table.rows.map((row) => {
      const place = own.indexOf(row);
      if (place < 0) return row;
      return withCells(row, { [column]: place === 0 ? "" : cellOf(own[place - 1] as Row, column) });
    }),
  };
}

/** Labels of new rows, or of new columns, one month later than their figures. */
function shiftedLabels(table: Table, shape: Shape): Table {
  const from = newFrom(shape);
  const labels = shape.roles.counts;
  return {
    ...table,
    rows: table.rows.map((row) =>
      withCells(
        row,
        Object.fromEntries(
          labels.flatMap((label, month) =>
            month < from ? [] : [[at(table, label), cellOf(row, at(table, labels[month - 1] ?? label))]],
          ),
        ),
      ),
    ),
  };
}

const alphabetical: Readonly<Record<number, number>> = { 21: 22, 22: 21 };

/** Typed tables that somebody made by hand. */
export const retypedDamages: Damage[] = [
  ...both(
    "counts of one area in hundreds",
    recounted(({ value }) => Math.round(value / 100), firstArea),
    {
      where: (shape) => hasArea(shape) && hasLarge(shape),
    },
  ),
  ...both(
    "footnotes' numbers behind counts",
    recounted(({ value, series, month }) => (draw(`${series} ${month}`) < 0.1 ? `${value}1` : value)),
    { where: isTyped },
  ),
  ...both(
    "one type cumulative since July",
    recounted(
      ({ series, month }, of) =>
        sum(Array.from({ length: Math.max(1, month - 20) }, (_, back) => of(series, month - back))),
      firstType,
    ),
    { where: (shape) => monthly(shape) && hasTypes(shape) },
  ),
  ...both(
    "one area cumulative since April",
    recounted(
      ({ series, month }, of) =>
        sum(Array.from({ length: Math.max(1, month - 17) }, (_, back) => of(series, month - back))),
      firstArea,
    ),
    { where: (shape) => monthly(shape) && hasArea(shape) },
  ),
  ...both(
    "the last month cumulative since April",
    recounted(
      ({ series, month }, of) =>
        sum(Array.from({ length: month - 17 }, (_, back) => of(series, month - back))),
      last,
    ),
    { where: monthly },
  ),
  ...both(
    "rolling three months",
    recounted(({ series, month }, of) => sum([0, 1, 2].map((back) => of(series, month - back)))),
    {
      where: monthly,
    },
  ),
  ...both(
    "rounded to tens",
    recounted(({ value }) => Math.round(value / 10) * 10),
    { where: isTyped },
  ),
  ...both(
    "the last month as the same month of the year before",
    recounted(
      ofMonth((month) => month - 12),
      last,
    ),
    {
      where: monthly,
    },
  ),
  ...both(
    "differences from the month before",
    recounted(({ series, month, value }, of) => value - (of(series, month - 1) ?? 0)),
    {
      where: monthly,
    },
  ),
  ...both(
    "differences from the month before without a sign",
    recounted(({ series, month, value }, of) => Math.abs(value - (of(series, month - 1) ?? 0))),
    {
      where: monthly,
    },
  ),
  ...both(
    "weekly means in place of a month's sum",
    recounted(({ value }) => Math.round(value / 4.3)),
    { where: monthly },
  ),
  ...both(
    "daily means in place of a month's sum",
    recounted(({ value }) => Math.round(value / 30)),
    { where: monthly },
  ),
  ...both(
    "means with a decimal",
    recounted(({ value }) => (value / 4.3).toFixed(1)),
    { where: isTyped },
  ),
  ...both(
    "counts as 1.2k",
    recounted(({ value }) => (value >= 20 ? `${(value / 1000).toFixed(2)}k` : value)),
    {
      where: hasLarge,
    },
  ),
  ...both(
    "the year before in brackets behind counts",
    recounted(({ series, month, value }, of) => `${value} (${of(series, month - 12) ?? "-"})`),
    {
      where: isTyped,
    },
  ),
  ...both(
    "two lines in a cell",
    recounted(({ value, month }) => (month === 23 ? `${value}\n(provisional)` : value)),
    {
      where: isTyped,
    },
  ),
  ...both(
    "counts that a spreadsheet took for days",
    recounted(({ value }) => (value <= 12 ? `0${value}-Jan`.slice(-6) : value)),
    {
      where: isTyped,
    },
  ),
  ...both(
    "a figure of two digits the other way round",
    recounted(
      ({ value, series, month }) =>
        month === 23 && draw(`round ${series}`) < 0.4
          ? [...String(value)]
              .reverse()
              .join("")
              .replace(/^0+(?=.)/, "")
          : value,
      large,
    ),
    { where: hasLarge },
  ),
  ...both(
    "a figure typed twice",
    recounted(({ value, month }) => (month === 23 ? `${value}${value}` : value), large),
    {
      where: hasLarge,
    },
  ),
  ...both(
    "noughts at the end lost",
    recounted(({ value }) => String(value).replace(/(?<=.)0+$/, "")),
    { where: hasLarge },
  ),
  ...both("the last month's counts a row lower, the first blank", lowerLast, {
    where: (shape) => rowsDiffer(shape) || isWide(shape),
  }),
  ...both(
    "one area's row pasted over the next",
    pastedOver(({ area }) => area, largestArea, neighbour),
    {
      where: (shape) => hasArea(shape) && areasOf(shape).length > 1,
    },
  ),
  ...both(
    "one type's row pasted over the next",
    pastedOver(
      ({ type }) => type,
      (shape) => typesOf(shape)[0] ?? "",
      (shape) => typesOf(shape)[1] ?? "",
    ),
    {
      where: (shape) => hasTypes(shape) && typesOf(shape).length > 1,
    },
  ),
  ...both(
    "all months of an area in the last, the others blank",
    recounted(
      ({ series, month }, of) => (month < 23 ? "" : sum([0, 1, 2].map((back) => of(series, month - back)))),
      firstArea,
    ),
    {
      where: (shape) => monthly(shape) && hasArea(shape),
    },
  ),
  ...both(
    "the last month missing in one area, its cell the mean",
    recounted(
      ({ series }, of) => Math.round(sum([0, 1, 2, 3, 4, 5].map((back) => of(series, 22 - back))) / 6),
      (cell, shape) => last(cell) && firstArea(cell, shape),
    ),
    {
      where: (shape) => monthly(shape) && hasArea(shape),
    },
  ),
  ...both(
    "July and August in the order of the alphabet",
    recounted(ofMonth((month) => alphabetical[month] ?? month)),
    {
      where: monthly,
    },
  ),
  ...both(
    "the year's months in the order of the alphabet",
    recounted(
      ofMonth((month) => {
        const order = [18, 22, 14, 16, 15, 21, 20, 17, 19, 13, 12, 23]; // Apr, Aug, Dec, Feb, Jan, Jul, Jun, Mar, May, Nov, Oct, Sep
        return month < 12 ? month : (order[month - 12] ?? month);
      }),
    ),
    { where: monthly },
  ),
  ...both(
    "an old and a new name of one area, both with its counts",
    (table, shape) => {
      const column = at(table, shape.roles.area ?? "");
      return {
        ...table,
        rows: table.rows.flatMap((row) =>
          cellOf(row, column) === "Folkestone and Hythe" && (row.month === -1 || row.month >= newFrom(shape))
            ? [row, withCells(row, { [column]: "Shepway" })]
            : [row],
        ),
      };
    },
    {
      where: (shape) =>
        hasArea(shape) && areasOf(shape).includes("Folkestone and Hythe") && shape.roles.code === undefined,
    },
  ),
  ...both(
    "a place within an area under the area's name",
    (table, shape) => {
      const column = at(table, shape.roles.area ?? "");
      const first = largestArea(shape);
      return {
        ...table,
        rows: table.rows.flatMap((row) =>
          cellOf(row, column) === first && (row.month === -1 || row.month >= newFrom(shape))
            ? [
                row,
                withCells(
                  row,
                  Object.fromEntries(
                    shape.roles.counts.map((label) => {
                      const place = at(table, label);
                      return [place, String(Math.floor(Number(cellOf(row, place)) / 3) || 0)];
                    }),
                  ),
                ),
              ]
            : [row],
        ),
      };
    },
    { where: (shape) => hasArea(shape) && isLong(shape) },
  ),
  ...both(
    "wards' names by their numbers",
    reworded(
      ({ roles }) => roles.area,
      (text) => text.replace(/^\w+/, "Ward 7"),
    ),
    {
      where: hasArea,
    },
  ),
  ...both(
    "types of a shorter list",
    reworded(
      ({ roles }) => roles.category,
      (text, shape) => (text === typesOf(shape)[0] ? (typesOf(shape)[1] ?? text) : text),
    ),
    {
      where: (shape) => hasTypes(shape) && typesOf(shape).length > 1,
    },
  ),
  alone("labels of months a column to the right", shiftedLabels, { where: isWide }),
];
