import { alone, both, newFrom } from "../continued.js";
import type { Damage } from "../damage.js";
import {
  area,
  areasOf,
  cells,
  dated,
  exchanged,
  hasArea,
  hasDays,
  hasStatus,
  hasTypes,
  isLog,
  isNew,
  kept,
  more,
  newKey,
  period,
  share,
  sortedApart,
  type,
  typesOf,
} from "../logRows.js";
import { at, cellOf, withCells } from "../table.js";

/** A newer extract of a log that lacks records, or has them on other days. */
export const newerLogDamages: Damage[] = [
  ...both(
    "a filter left on one area",
    kept((row, _i, table, shape) => cellOf(row, at(table, area(shape) ?? "")) === areasOf(shape)[1]),
    { where: hasArea },
  ),
  ...both(
    "a filter left on all areas but one",
    kept((row, _i, table, shape) => cellOf(row, at(table, area(shape) ?? "")) !== areasOf(shape)[1]),
    { where: hasArea },
  ),
  ...both(
    "a filter left on one type",
    kept((row, _i, table, shape) =>
      cellOf(row, at(table, type(shape) ?? "")).startsWith(typesOf(shape)[0] ?? ""),
    ),
    { where: hasTypes },
  ),
  ...both(
    "a filter left on all types but one",
    kept((row, _i, table, shape) => cellOf(row, at(table, type(shape) ?? "")) !== typesOf(shape)[0]),
    { where: hasTypes },
  ),
  ...both(
    "a filter left on closed cases",
    kept((row, _i, table, shape) => cellOf(row, at(table, shape.roles.status ?? "")) === "Closed"),
    { where: hasStatus },
  ),
  ...both(
    "open cases missing at the end",
    kept((row, index) => share("open", index) > (row.month - 20) * 0.28),
    { where: isLog },
  ),
  ...both(
    "a third of the records lost",
    kept((_row, index) => index % 3 !== 0),
    { where: isLog },
  ),
  ...both(
    "half of the records lost",
    kept((_row, index) => index % 2 !== 0),
    { where: isLog },
  ),
  ...both(
    "sorted by area and cut",
    (table, shape) => {
      const column = at(table, area(shape) ?? "");
      const sorted = [...table.rows].sort((a, b) => (cellOf(a, column) < cellOf(b, column) ? -1 : 1));
      return { ...table, rows: sorted.slice(0, Math.ceil(sorted.length * 0.75)) };
    },
    { where: hasArea },
  ),
  ...both(
    "sorted by type and cut",
    (table, shape) => {
      const column = at(table, type(shape) ?? "");
      const sorted = [...table.rows].sort((a, b) => (cellOf(a, column) < cellOf(b, column) ? -1 : 1));
      return { ...table, rows: sorted.slice(0, Math.ceil(sorted.length * 0.75)) };
    },
    { where: hasTypes },
  ),
  ...both(
    "the newest first and cut",
    (table) => ({ ...table, rows: [...table.rows].reverse().slice(0, Math.ceil(table.rows.length * 0.7)) }),
    { where: isLog },
  ),
  ...both(
    "dates sorted without the other columns",
    (table, shape) =>
      sortedApart(period)(
        {
          ...table,
          rows: [...table.rows].sort(
            (a, b) => share("mixed", a.month * 40 + a.day) - share("mixed", b.month * 40 + b.day),
          ),
        },
        shape,
      ),
    { where: (shape) => isLog(shape) && shape.roles.grain === "iso month" },
  ),
  ...both(
    "a date filled down to the end",
    cells(period, (text, row, _i, shape, table) =>
      row.month >= 22
        ? cellOf(table.rows.find((one) => one.month >= 22) ?? row, at(table, period(shape) ?? ""))
        : text,
    ),
    { where: hasDays },
  ),
  ...both(
    "dates filled as a series",
    cells(period, (text, _row, index, shape) =>
      dated(shape, 21 + Math.min(2, Math.floor((index % 90) / 30)), 1 + (index % 30), text),
    ),
    { where: hasDays },
  ),
  ...both(
    "the date of closing for the date of reporting",
    (table, shape) => {
      const [from, to] = [at(table, shape.roles.closed ?? ""), at(table, period(shape) ?? "")];
      return {
        ...table,
        rows: table.rows.map((row) =>
          isNew(row, shape) ? withCells(row, { [to]: cellOf(row, from) }) : row,
        ),
      };
    },
    { where: (shape) => shape.roles.closed !== undefined },
  ),
  ...both(
    "the two dates' labels exchanged",
    (table, shape) => ({
      ...table,
      header: table.header.map((label) => exchanged(label, period(shape), shape.roles.closed)),
    }),
    { where: (shape) => shape.roles.closed !== undefined },
  ),
  alone(
    "the last month is the one before under new dates",
    (table, shape) => {
      const before = table.rows.filter((row) => row.month === 22);
      const column = at(table, period(shape) ?? "");
      return {
        ...table,
        rows: [
          ...table.rows.filter((row) => row.month !== 23),
          ...before.map((row) =>
            withCells(row, { [column]: dated(shape, 23, row.day, cellOf(row, column)) }),
          ),
        ],
      };
    },
    { where: (shape) => isLog(shape) && shape.tables.length < 3 },
  ),
  alone(
    "the year before under new years",
    (table, shape) => {
      const column = at(table, period(shape) ?? "");
      const old = shape.tables
        .flatMap((one) => one.rows)
        .filter((row) => row.month >= newFrom(shape) - 12 && row.month < 12);
      return {
        ...table,
        rows: old.map((row, index) =>
          newKey(
            withCells(row, { [column]: dated(shape, row.month + 12, row.day, cellOf(row, column)) }),
            table,
            shape,
            `R${index}`,
          ),
        ),
      };
    },
    { where: (shape) => isLog(shape) && shape.tables.length < 3 },
  ),
  alone(
    "the same months of the year before",
    (table, shape) => ({
      ...table,
      rows: shape.tables
        .flatMap((one) => one.rows)
        .filter((row) => row.month >= newFrom(shape) - 12 && row.month < 12),
    }),
    { where: (shape) => isLog(shape) && shape.tables.length < 3 },
  ),
  ...both(
    "new dates with the year before",
    cells(period, (text, row, _i, shape) => dated(shape, row.month - 12, row.day, text)),
    { where: isLog },
  ),
  ...both(
    "dates a month early",
    cells(period, (text, row, _i, shape) => dated(shape, row.month - 1, row.day, text)),
    { where: isLog },
  ),
  ...both(
    "all dates the first of the month",
    cells(period, (text, row, _i, shape) => dated(shape, row.month, 1, text)),
    { where: hasDays },
  ),
  ...both(
    "open cases entered again on one day",
    more((own, shape, table) =>
      own.slice(0, 60).map((row, index) =>
        newKey(
          withCells(row, {
            [at(table, period(shape) ?? "")]: dated(
              shape,
              22,
              12,
              cellOf(row, at(table, period(shape) ?? "")),
            ),
          }),
          table,
          shape,
          `M${700 + index}`,
        ),
      ),
    ),
    { where: hasDays },
  ),
  ...both(
    "a month's records all on one day",
    cells(period, (text, row, _i, shape) => (row.month === 22 ? dated(shape, 22, 12, text) : text)),
    { where: hasDays },
  ),
];
