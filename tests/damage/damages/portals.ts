import { british, daysIn } from "../calendar.js";
import { alone, both } from "../continued.js";
import type { Damage } from "../damage.js";
import {
  area,
  cells,
  dated,
  hasArea,
  hasDays,
  hasKey,
  hasStatus,
  hasTypes,
  isLog,
  isNew,
  kept,
  more,
  period,
  share,
  type,
} from "../logRows.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type Table, withCells } from "../table.js";

const weekday = (row: Row): number => new Date(Date.UTC(2021, 9 + row.month, row.day)).getUTCDay();

/** Of new rows the first with the same words of these columns. */
const once = (labels: (shape: Shape) => (string | undefined)[]) => {
  return (table: Table, shape: Shape): Table => {
    const seen = new Set<string>();
    const columns = labels(shape).flatMap((label) => (label === undefined ? [] : [at(table, label)]));
    return {
      ...table,
      rows: table.rows.filter((row) => {
        if (!isNew(row, shape)) return true;
        const key = JSON.stringify([row.month, ...columns.map((column) => cellOf(row, column))]);
        if (seen.has(key)) return false;
        seen.add(key);
        return true;
      }),
    };
  };
};

const newOnly = (table: Table, shape: Shape): Row[] => table.rows.filter((row) => isNew(row, shape));

/** The new rows as `choose` gives them, behind those that are not new. */
const chosen =
  (choose: (rows: Row[], table: Table, shape: Shape) => Row[]) =>
  (table: Table, shape: Shape): Table => ({
    ...table,
    rows: [...table.rows.filter((row) => !isNew(row, shape)), ...choose(newOnly(table, shape), table, shape)],
  });

const manyDays = (shape: Shape): boolean => hasDays(shape) && shape.name !== "events";
const withText = (shape: Shape): boolean =>
  isLog(shape) && shape.roles.text !== undefined && shape.name !== "street";
const hour = (row: Row, table: Table, shape: Shape): number =>
  Number(cellOf(row, at(table, shape.roles.period ?? "")).slice(11, 13));

/** What portals and case systems do as they export. */
export const portalDamages: Damage[] = [
  ...both(
    "a page of the portal missing in the middle",
    chosen((rows) => [...rows.slice(0, 30), ...rows.slice(62)]),
    {
      where: isLog,
    },
  ),
  ...both(
    "the first page of the portal alone",
    chosen((rows) => rows.slice(0, 50)),
    { where: hasKey },
  ),
  ...both(
    "the last page of the portal alone",
    chosen((rows) => rows.slice(-50)),
    { where: hasKey },
  ),
  ...both(
    "pages that overlap by twenty records",
    chosen((rows) => [...rows.slice(0, 60), ...rows.slice(40)]),
    { where: isLog },
  ),
  ...both(
    "every second record",
    kept((_row, index) => index % 2 === 0),
    { where: isLog },
  ),
  ...both(
    "one record a place and month",
    once((shape) => [shape.roles.text]),
    { where: withText },
  ),
  ...both(
    "one record a ward, type and day",
    once((shape) => [area(shape), type(shape), period(shape)]),
    {
      where: (shape) => shape.roles.grain === "day" && hasArea(shape),
    },
  ),
  ...both(
    "one record a ward and type and month",
    once((shape) => [area(shape), type(shape)]),
    {
      where: (shape) => hasTypes(shape) && hasArea(shape),
    },
  ),
  ...both(
    "weekends left out",
    kept((row) => ![0, 6].includes(weekday(row))),
    { where: manyDays },
  ),
  ...both(
    "Mondays left out",
    kept((row) => weekday(row) !== 1),
    { where: manyDays },
  ),
  ...both(
    "office hours alone",
    kept((row, _index, table, shape) => hour(row, table, shape) >= 9 && hour(row, table, shape) < 17),
    { where: (shape) => shape.roles.grain === "time" },
  ),
  ...both(
    "the last day of each month left out",
    kept((row) => row.day !== daysIn(row.month)),
    {
      where: hasDays,
    },
  ),
  ...both(
    "the last four days not yet entered",
    kept((row) => row.month < 23 || row.day < 27),
    {
      where: manyDays,
    },
  ),
  ...both(
    "the last month half entered",
    kept((row, index) => row.month < 23 || share("entered", index) < 0.5),
    {
      where: isLog,
    },
  ),
  ...both(
    "open cases alone",
    kept((row, _i, table, shape) => cellOf(row, at(table, shape.roles.status ?? "")) !== "Closed"),
    {
      where: hasStatus,
    },
  ),
  ...both(
    "one team's records left out",
    kept((row, _i, table, shape) => cellOf(row, at(table, shape.roles.text ?? "")) !== "Police"),
    { where: (shape) => shape.name === "monthly" },
  ),
  ...both(
    "records of one place left out",
    kept((row, _i, table, shape) => cellOf(row, at(table, shape.roles.text ?? "")) !== "Swanley"),
    { where: (shape) => shape.name === "events" },
  ),
  ...both(
    "small wards as Other",
    cells(area, (before) => (/^[A-H]/.test(before) ? "Other" : before)),
    { where: hasArea },
  ),
  ...both(
    "half of the types as Other",
    cells(type, (before, _row, index) => (share("other", index) < 0.5 ? "Other" : before)),
    { where: hasTypes },
  ),
  ...both(
    "types cut to ten letters",
    cells(type, (before) => before.slice(0, 10)),
    { where: hasTypes },
  ),
  ...both(
    "wards cut to ten letters",
    cells(area, (before) => before.slice(0, 10)),
    { where: hasArea },
  ),
  ...both(
    "a record for each of three photographs",
    chosen((rows, table, shape) =>
      rows.flatMap((row, index) => {
        const key = at(table, shape.roles.key ?? "");
        return index % 3 === 0
          ? ["a", "b", "c"].map((letter) => withCells(row, { [key]: `${cellOf(row, key)}${letter}` }))
          : [row];
      }),
    ),
    { where: hasKey },
  ),
  ...both(
    "records once more with references in small letters",
    chosen((rows, table, shape) =>
      rows.flatMap((row, index) => {
        const key = at(table, shape.roles.key ?? "");
        return index % 4 === 0 ? [row, withCells(row, { [key]: cellOf(row, key).toLowerCase() })] : [row];
      }),
    ),
    { where: (shape) => hasKey(shape) && shape.name !== "reports" },
  ),
  ...both(
    "records once more with a nought before the reference",
    chosen((rows, table, shape) =>
      rows.flatMap((row, index) => {
        const key = at(table, shape.roles.key ?? "");
        return index % 4 === 0 ? [row, withCells(row, { [key]: `0${cellOf(row, key)}` })] : [row];
      }),
    ),
    { where: hasKey },
  ),
  ...both(
    "two cases merged into one record",
    chosen((rows, table, shape) =>
      rows.flatMap((row, index) => {
        const key = at(table, shape.roles.key ?? "");
        const next = rows[index + 1];
        if (index % 6 === 1) return [];
        return index % 6 === 0 && next
          ? [withCells(row, { [key]: `${cellOf(row, key)}; ${cellOf(next, key)}` })]
          : [row];
      }),
    ),
    { where: hasKey },
  ),
  ...both(
    "test records at the end",
    more((own, shape, table) =>
      own.slice(0, 12).map((row) =>
        withCells(row, {
          [at(table, shape.roles.text ?? "")]: "TEST - please ignore",
          ...(shape.roles.key === undefined
            ? {}
            : { [at(table, shape.roles.key)]: `${cellOf(row, at(table, shape.roles.key))}T` }),
        }),
      ),
    ),
    { where: withText },
  ),
  ...both(
    "void records without a reference",
    more((own, shape, table) =>
      own
        .slice(0, 12)
        .map((row, index) => withCells(row, { [at(table, shape.roles.key ?? "")]: `VOID ${index}` })),
    ),
    { where: hasKey },
  ),
  ...both(
    "a tenth of the days with last year's number",
    cells(period, (before, row, index, shape) =>
      index % 10 === 4 ? dated(shape, row.month - 12, row.day, before) : before,
    ),
    { where: isLog },
  ),
  ...both(
    "the last month under the dates of the one before",
    cells(period, (before, row, _i, shape) =>
      row.month === 23 ? dated(shape, 22, row.day, before) : before,
    ),
    { where: isLog },
  ),
  ...both(
    "stamps of Greenwich in summer",
    cells(period, (before, row) => {
      const [clock = 0, minutes = "00"] = [Number(before.slice(11, 13)), before.slice(14, 16)];
      if (clock > 0) return `${before.slice(0, 11)}${String(clock - 1).padStart(2, "0")}:${minutes}`;
      const [month, day] = row.day > 1 ? [row.month, row.day - 1] : [row.month - 1, daysIn(row.month - 1)];
      return `${british(month, day)} 23:${minutes}`;
    }),
    { where: (shape) => shape.roles.grain === "time" },
  ),
  ...both(
    "all that was entered late on the last day",
    cells(period, (before, row, index, shape) =>
      row.month < 23 && share("late", index) < 0.4 ? dated(shape, 23, 30, before) : before,
    ),
    { where: hasDays },
  ),
  alone(
    "the answer of a portal that had a fault",
    (table) => ({
      ...table,
      rows: table.rows.slice(0, 25),
      below: ["Error: query timed out after 30 seconds"],
    }),
    { where: isLog },
  ),
  alone(
    "the months before as well, a third of them",
    (table, shape) => {
      const old = (shape.tables[0]?.rows ?? []).filter(
        (row, index) => row.month >= 18 && row.month < 21 && index % 3 === 0,
      );
      return { ...table, rows: [...old, ...table.rows] };
    },
    { where: (shape) => isLog(shape) && shape.tables.length === 1 },
  ),
];
