import { both } from "../continued.js";
import type { Damage } from "../damage.js";
import {
  area,
  cells,
  dated,
  exchanged,
  hasArea,
  hasKey,
  hasTypes,
  isLog,
  isNew,
  kept,
  areasOf as logAreas,
  newKey,
  period,
  share,
  type,
  typesDiffer,
  typesOf,
} from "../logRows.js";
import {
  areasOf,
  exchanged as exchangedTwo,
  extremes,
  firstArea,
  isMonthly,
  isTyped,
  ofMonth,
  recounted,
  reworded,
  sum,
  hasArea as typedArea,
  hasTypes as typedTypes,
} from "../recount.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Table } from "../table.js";

type Change = (table: Table, shape: Shape) => Table;

/** One after another. */
const and =
  (...changes: Change[]): Change =>
  (table, shape) =>
    changes.reduce((made, change) => change(made, shape), table);

/** New records numbered one after another, so that none seems to lack. */
const renumber: Change = (table, shape) => {
  const { key } = shape.roles;
  if (key === undefined) return table;
  const first = table.rows.find((row) => isNew(row, shape));
  if (!first) return table;
  const start = Number(/\d+$/.exec(cellOf(first, at(table, key)))?.[0] ?? 0);
  let number = start - 1;
  return {
    ...table,
    rows: table.rows.map((row) => {
      if (!isNew(row, shape)) return row;
      number += 1;
      return newKey(
        row,
        table,
        shape,
        cellOf(row, at(table, key)).replace(/\d+$/, (digits) => String(number).padStart(digits.length, "0")),
      );
    }),
  };
};

const without = (word: (shape: Shape) => string, label: (shape: Shape) => string | undefined): Change =>
  kept((row, _i, table, shape) => cellOf(row, at(table, label(shape) ?? "")) !== word(shape));

const cutArea = (table: Table, shape: Shape): Table => {
  const column = at(table, shape.roles.area ?? "");
  const word = areasOf(shape)[2];
  return {
    ...table,
    rows: table.rows.filter((row) => cellOf(row, column) !== word || (row.month >= 0 && row.month < 21)),
  };
};

const largeDiffer = (shape: Shape): boolean => typedTypes(shape) && /wide|offences|data lab/.test(shape.name);

/** Two mistakes in one file, the second of which may hide the first. */
export const twoAtOnce: Damage[] = [
  ...both(
    "half of the records lost and the rest numbered again",
    and(
      kept((_r, index) => index % 2 === 0),
      renumber,
    ),
    {
      where: hasKey,
    },
  ),
  ...both(
    "a type left out and the rest numbered again",
    and(
      without((shape) => typesOf(shape)[1] ?? "", type),
      renumber,
    ),
    {
      where: (shape) => hasKey(shape) && hasTypes(shape),
    },
  ),
  ...both(
    "an area left out and the rest numbered again",
    and(
      without((shape) => logAreas(shape)[1] ?? "", area),
      renumber,
    ),
    {
      where: (shape) => hasKey(shape) && hasArea(shape),
    },
  ),
  ...both(
    "the last ten days left out and the rest numbered again",
    and(
      kept((row) => row.month < 23 || row.day <= 20),
      renumber,
    ),
    {
      where: hasKey,
    },
  ),
  ...both(
    "one type alone, under another name",
    and(
      kept((row, _i, table, shape) => cellOf(row, at(table, type(shape) ?? "")) === typesOf(shape)[0]),
      cells(type, (_before, _row, _index, shape) => typesOf(shape)[1] ?? ""),
    ),
    { where: hasTypes },
  ),
  ...both(
    "two types exchanged and a third of the records lost",
    and(
      cells(type, (before, _row, _index, shape) => exchanged(before, typesOf(shape)[0], typesOf(shape)[1])),
      kept((_row, index) => index % 3 > 0),
    ),
    { where: (shape) => hasTypes(shape) && typesDiffer(shape) },
  ),
  ...both(
    "a month lost and the next under both months",
    and(
      kept((row) => row.month !== 22),
      (table, shape) => ({
        ...table,
        rows: table.rows.flatMap((row) =>
          row.month === 23
            ? [
                cells(period, (before) => dated(shape, 22, row.day, before))({ ...table, rows: [row] }, shape)
                  .rows[0] ?? row,
                row,
              ]
            : [row],
        ),
      }),
    ),
    { where: (shape) => isLog(shape) && shape.roles.key === undefined },
  ),
  ...both(
    "a page lost and another twice",
    (table, shape) => {
      const own = table.rows.filter((row) => isNew(row, shape));
      return {
        ...table,
        rows: [
          ...table.rows.filter((row) => !isNew(row, shape)),
          ...own.slice(0, 40),
          ...own.slice(20, 40),
          ...own.slice(60),
        ],
      };
    },
    { where: isLog },
  ),
  ...both(
    "an area missing and a line for all",
    (table, shape) => {
      const cut = cutArea(table, shape);
      const column = at(table, shape.roles.area ?? "");
      return {
        ...cut,
        rows: cut.rows.map((row) => ({
          ...row,
          cells: row.cells.map((text, place) => (place === column ? `${text} ` : text)),
        })),
      };
    },
    { where: (shape) => typedArea(shape) && areasOf(shape).length > 3 },
  ),
  ...both(
    "doubled and an area missing",
    and(
      recounted(({ value }) => value * 2),
      cutArea,
    ),
    {
      where: (shape) => typedArea(shape) && areasOf(shape).length > 3,
    },
  ),
  ...both(
    "two areas exchanged and all rounded to fives",
    and(
      recounted(({ value }) => Math.round(value / 5) * 5),
      reworded(
        ({ roles }) => roles.area,
        (text, shape) =>
          exchangedTwo(
            text,
            extremes(shape, (cell) => cell.area),
          ),
      ),
    ),
    { where: typedArea },
  ),
  ...both(
    "two types exchanged and one month of the year before",
    and(
      recounted(
        ofMonth((month) => month - 12),
        ({ month }) => month === 22,
      ),
      reworded(
        ({ roles }) => roles.category,
        (text, shape) =>
          exchangedTwo(
            text,
            extremes(shape, (cell) => cell.type),
          ),
      ),
    ),
    { where: (shape) => largeDiffer(shape) && isMonthly(shape) },
  ),
  ...both(
    "cumulative since July and doubled",
    recounted(
      ({ series, month }, of) =>
        2 * sum(Array.from({ length: Math.max(1, month - 20) }, (_, back) => of(series, month - back))),
    ),
    { where: isMonthly },
  ),
  ...both(
    "one area of noughts and the others halved",
    recounted(({ value }) => Math.round(value / 2)),
    {
      where: (shape) => isTyped(shape) && /wide$|offences|control/.test(shape.name),
    },
  ),
  ...both(
    "an area as last year, the others rounded to fives",
    and(
      recounted(({ value }) => Math.round(value / 5) * 5),
      recounted(
        ofMonth((month) => month - 12),
        firstArea,
      ),
    ),
    { where: (shape) => typedArea(shape) && isMonthly(shape) },
  ),
  ...both(
    "half of the dates a month early and every fifth record lost",
    and(
      cells(period, (before, row, index, shape) =>
        index % 2 === 0 ? dated(shape, row.month - 1, row.day, before) : before,
      ),
      kept((_row, index) => index % 5 > 0),
    ),
    { where: isLog },
  ),
  ...both(
    "an area filled down and the rest numbered again",
    and(
      cells(area, (before, row, index, shape) =>
        row.month === 23 && share("fill", index) < 0.8 ? (logAreas(shape)[0] ?? "") : before,
      ),
      renumber,
    ),
    { where: (shape) => hasArea(shape) && hasKey(shape) },
  ),
];
