import { daysIn } from "../calendar.js";
import { again, alone, both, newAs } from "../continued.js";
import { type Damage, isWide } from "../damage.js";
import { random } from "../facts.js";
import {
  cells,
  dated,
  hasDays,
  hasKey,
  hasTypes,
  isLog,
  isNew,
  more,
  newKey,
  period,
  typesOf,
} from "../logRows.js";
import { isMonthly, isTyped, recounted, hasArea as typedArea } from "../recount.js";
import type { Shape } from "../shape.js";
import { asFile, at, cellOf, type Row, type Table, withCells } from "../table.js";
import { workbook } from "../workbook.js";
import { sheetOf } from "./workbooks.js";

const draw = (key: string): number => random(`honest more ${key}`)();
const book = (name: string): string => name.replace(/\.\w+$/, ".xlsx");
const parted = (shape: Shape): boolean => !isWide(shape) && !["quarter", "year"].includes(shape.roles.grain);

const noisy = (level: number) =>
  recounted(({ series, month, value }) =>
    Math.max(0, Math.round(value * level + (draw(`${series} ${month}`) - 0.5) * Math.sqrt(value * level))),
  );

/** New rows as a system numbers them that began a new series of references. */
const newSeries = (table: Table, shape: Shape): Table => {
  let number = 0;
  return {
    ...table,
    rows: table.rows.map((row) => {
      if (!isNew(row, shape)) return row;
      number += 1;
      return newKey(row, table, shape, `N23-${String(number).padStart(5, "0")}`);
    }),
  };
};

const busyMonth = (table: Table, shape: Shape): Table => {
  let number = 0;
  const lastKey = Math.max(
    0,
    ...table.rows.map((row) =>
      shape.roles.key === undefined
        ? 0
        : Number(/\d+$/.exec(cellOf(row, at(table, shape.roles.key)))?.[0] ?? 0),
    ),
  );
  return {
    ...table,
    rows: table.rows.flatMap((row, index) => {
      if (row.month !== 22 || draw(`busy ${index}`) > 0.7) return [row];
      number += 1;
      const day = 1 + Math.floor(draw(`day ${index}`) * daysIn(22));
      const again_ = withCells(row, {
        ...(shape.roles.period === undefined || !hasDays(shape)
          ? {}
          : {
              [at(table, shape.roles.period)]: dated(
                shape,
                22,
                day,
                cellOf(row, at(table, shape.roles.period)),
              ),
            }),
        ...(shape.roles.text === undefined
          ? {}
          : { [at(table, shape.roles.text)]: `${cellOf(row, at(table, shape.roles.text))} ${number}` }),
      });
      return [
        row,
        shape.roles.key === undefined
          ? again_
          : newKey(
              again_,
              table,
              shape,
              cellOf(row, at(table, shape.roles.key)).replace(/\d+$/, (digits) =>
                String(lastKey + number).padStart(digits.length, "0"),
              ),
            ),
      ];
    }),
  };
};

/** More of what partners' files do that is no mistake. */
export const honestMore: Damage[] = [
  newAs("a workbook of the new months", (table) => [workbook(book(table.name), [sheetOf("Data", table)])]),
  newAs("a workbook with a page of notes before", (table) => [
    workbook(book(table.name), [
      { name: "Notes", rows: [["Produced by the performance team"], ["Counts are of reports received"]] },
      sheetOf("Data", table),
    ]),
  ]),
  newAs(
    "a workbook with a sheet a month",
    (table) => {
      const months = [21, 22, 23].filter((month) => table.rows.some((row) => row.month === month));
      return [
        workbook(
          book(table.name),
          months.map((month) =>
            sheetOf(`M${month}`, { ...table, rows: table.rows.filter((row) => row.month === month) }),
          ),
        ),
      ];
    },
    (shape) => parted(shape) && shape.tables.length === 1,
  ),
  newAs(
    "a file a month",
    (table) =>
      [21, 22, 23]
        .filter((month) => table.rows.some((row) => row.month === month))
        .map((month) =>
          asFile({
            ...table,
            name: `month ${month}.csv`,
            rows: table.rows.filter((row) => row.month === month),
          }),
        ),
    (shape) => parted(shape) && shape.tables.length === 1,
  ),
  newAs("semicolons, Windows line ends and a byte order mark", (table) => [
    asFile(table, { delimiter: ";", eol: "\r\n", bom: true }),
  ]),
  ...both("counts a little other than those before", noisy(1), { where: isTyped }),
  ...both(
    "a month of half",
    recounted(({ month, value }) => (month === 22 ? Math.round(value * 0.6) : value)),
    {
      where: (shape) => isMonthly(shape) && !/ward/.test(shape.name),
    },
  ),
  ...both(
    "a month of half as many again",
    recounted(({ month, value }) => (month === 22 ? Math.round(value * 1.5) : value)),
    {
      where: isMonthly,
    },
  ),
  ...both("a busy month", busyMonth, { where: (shape) => isLog(shape) && shape.name !== "street" }),
  ...both("a new series of references", newSeries, { where: hasKey }),
  ...both("a space behind each word", (table) => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((text) => (/[a-z]$/.test(text) ? `${text} ` : text)),
    })),
  })),
  ...both(
    "columns the other way round",
    (table) => ({
      ...table,
      header: [...table.header].reverse(),
      rows: table.rows.map((row) => ({ ...row, cells: [...row.cells].reverse() })),
    }),
    { where: (shape) => !isWide(shape) },
  ),
  ...both("a number of the line before each", (table) => ({
    ...table,
    header: ["No", ...table.header],
    rows: table.rows.map((row, index) => ({ ...row, cells: [String(index + 1), ...row.cells] })),
  })),
  ...both(
    "an empty row between months",
    (table) => ({
      ...table,
      rows: table.rows.flatMap((row, index): Row[] =>
        index > 0 && row.month !== table.rows[index - 1]?.month
          ? [{ ...row, cells: row.cells.map(() => "") }, row]
          : [row],
      ),
    }),
    { where: (shape) => !isWide(shape) },
  ),
  again(
    "one record put right",
    (table, shape) => {
      const label = shape.roles.category ?? "";
      const column = at(table, label);
      return {
        ...table,
        rows: table.rows.map((row, index) =>
          index === 40 ? withCells(row, { [column]: typesOf(shape)[0] ?? "" }) : row,
        ),
      };
    },
    { where: hasTypes },
  ),
  again(
    "one figure put right",
    recounted(({ value, month, series }) => (month === 21 && draw(series) < 0.2 ? value + 1 : value)),
    {
      where: isTyped,
    },
  ),
  again(
    "the oldest quarter left out",
    (table) => ({ ...table, rows: table.rows.filter((row) => row.month >= 3) }),
    {
      where: (shape) => shape.roles.grain !== "year",
    },
  ),
  alone(
    "records of the weekend entered on Monday",
    cells(period, (before, row, _index, shape) => {
      const day = new Date(Date.UTC(2021, 9 + row.month, row.day)).getUTCDay();
      const move = day === 6 ? 2 : day === 0 ? 1 : 0;
      return row.day + move <= daysIn(row.month) ? dated(shape, row.month, row.day + move, before) : before;
    }),
    { where: hasDays },
  ),
  alone(
    "two reports of one thing by two callers",
    more((own, shape, table) =>
      own
        .slice(0, 2)
        .map((row, index) =>
          withCells(
            newKey(
              row,
              table,
              shape,
              `${cellOf(row, at(table, shape.roles.key ?? "")).replace(/\d\d\d$/, "")}99${index}`,
            ),
            {},
          ),
        ),
    ),
    {
      where: (shape) => hasKey(shape) && shape.name === "reports",
    },
  ),
  alone(
    "an area of nought in the last month",
    recounted(({ value, month, area }) => (month === 23 && value < 4 && area === "Kemsing" ? 0 : value)),
    {
      where: (shape) => typedArea(shape) && /ward/.test(shape.name),
    },
  ),
].map((one) => ({ ...one, honest: true }));
