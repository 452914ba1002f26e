import { newAs, newFrom } from "../continued.js";
import { type Damage, isWide } from "../damage.js";
import { hasDays } from "../logRows.js";
import { cellsOf, hasPeriods, isTyped, recounted } from "../recount.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type SentFile, type Table, withCells } from "../table.js";
import { type BookCell, letters, type Sheet, workbook } from "../workbook.js";

const inBook = (name: string): string => name.replace(/\.\w+$/, ".xlsx");

/** A cell as Excel takes it: digits are a number, a British day its serial number. */
const typed = (text: string): BookCell => {
  const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (day) return { date: serialOf(Number(day[3]), Number(day[2]), Number(day[1])) };
  return /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : text;
};

const serialOf = (year: number, month: number, day: number): number =>
  Math.round(Date.UTC(year, month - 1, day) / 86_400_000) + 25_569;

type Typing = (text: string, row: Row, column: number) => BookCell;

export const sheetOf = (name: string, table: Table, cell: Typing = typed): Sheet => ({
  name,
  rows: [
    ...table.above.map((line) => [line]),
    table.header,
    ...table.rows.map((row) => row.cells.map((text, column) => cell(text, row, column))),
    ...table.below.map((line) => [line]),
  ],
});

const book = (table: Table, sheets: readonly Sheet[], options = {}): SentFile[] => [
  workbook(inBook(table.name), sheets, options),
];

const some = (table: Table, keep: (row: Row) => boolean): Table => ({
  ...table,
  rows: table.rows.filter(keep),
});

const firstRows = (table: Table, hide: (row: Row) => boolean): ReadonlySet<number> =>
  new Set(table.rows.flatMap((row, index) => (hide(row) ? [index + 1 + table.above.length] : [])));

const notWide = (shape: Shape): boolean => !isWide(shape);
const single = (shape: Shape): boolean => shape.tables.length === 1;

/** Rows between those of each area or type with the sum of its counts, as Excel's Subtotal puts them. */
function grouped(table: Table, shape: Shape, label: string): Table {
  const column = at(table, label);
  const sorted = [...table.rows].sort((a, b) => (cellOf(a, column) < cellOf(b, column) ? -1 : 1));
  const rows: Row[] = [];
  let sums = new Map<number, number>();
  for (const [index, row] of sorted.entries()) {
    rows.push(row);
    for (const cell of cellsOf(shape, table, row))
      sums.set(cell.column, (sums.get(cell.column) ?? 0) + cell.value);
    const word = cellOf(row, column);
    if (word === cellOf(sorted[index + 1] ?? { cells: [], month: 0, day: 0 }, column)) continue;
    rows.push({
      ...row,
      cells: row.cells.map((_, place) =>
        place === column ? `${word} Total` : sums.has(place) ? String(sums.get(place)) : "",
      ),
    });
    sums = new Map();
  }
  return { ...table, rows };
}

/** Days that Excel took for American ones where it could, the others left as text. */
const halfTurned: Typing = (text) => {
  const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  if (!day) return typed(text);
  return Number(day[1]) <= 12 ? { date: serialOf(Number(day[3]), Number(day[1]), Number(day[2])) } : text;
};

/** Newer months in a workbook, as partners' offices make them. */
export const workbookDamages: Damage[] = [
  newAs("a workbook with a filter left on", (table, shape) => {
    const label = shape.roles.area ?? shape.roles.category;
    if (label === undefined) return null;
    const column = at(table, label);
    const word = cellOf(table.rows[0] as Row, column);
    return book(table, [
      { ...sheetOf("Data", table), hiddenRows: firstRows(table, (row) => cellOf(row, column) !== word) },
    ]);
  }),
  newAs(
    "a workbook with hidden columns",
    (table) => book(table, [{ ...sheetOf("Data", table), hiddenColumns: new Set([1, 2]) }]),
    (shape) => shape.tables[0]?.header.length !== 2,
  ),
  newAs(
    "a workbook with a sheet a month, the oldest hidden",
    (table) =>
      [21, 22, 23].every((month) => table.rows.some((row) => row.month === month))
        ? book(
            table,
            [23, 22, 21].map((month) => ({
              ...sheetOf(
                `M${month}`,
                some(table, (row) => row.month === month),
              ),
              hidden: month === 21,
            })),
          )
        : null,
    notWide,
  ),
  newAs(
    "a workbook with a draft sheet of other counts",
    (table, shape) =>
      book(table, [
        sheetOf("Draft", recounted(({ value }) => value + 3)(table, shape)),
        sheetOf("Final", table),
      ]),
    isTyped,
  ),
  newAs(
    "a workbook with the data before a sheet of sums",
    (table, shape) => {
      const label = shape.roles.category ?? shape.roles.area;
      if (label === undefined) return null;
      const sums = new Map<string, number>();
      for (const row of table.rows)
        for (const { value } of cellsOf(shape, table, row)) {
          const word = cellOf(row, at(table, label));
          sums.set(word, (sums.get(word) ?? 0) + value);
        }
      return book(table, [
        { name: "Pivot", rows: [["Row Labels", "Sum"], ...[...sums].map(([word, sum]) => [word, sum])] },
        sheetOf("Data", table),
      ]);
    },
    isTyped,
  ),
  newAs(
    "a workbook with subtotals of each area",
    (table, shape) => book(table, [sheetOf("Data", grouped(table, shape, shape.roles.area ?? ""))]),
    (shape) => isTyped(shape) && shape.roles.area !== undefined,
  ),
  newAs(
    "a workbook with subtotals of each type",
    (table, shape) => book(table, [sheetOf("Data", grouped(table, shape, shape.roles.category ?? ""))]),
    (shape) => isTyped(shape) && shape.roles.category !== undefined,
  ),
  newAs(
    "a workbook with some numbers as text",
    (table) =>
      book(table, [
        sheetOf("Data", table, (text, row, column) =>
          (row.cells.join().length + column) % 3 === 0 ? text : typed(text),
        ),
      ]),
    isTyped,
  ),
  newAs(
    "a workbook whose formulas have no value",
    (table, shape) =>
      book(table, [
        sheetOf("Data", table, (text, row, column) =>
          shape.roles.counts.includes(table.header[column] ?? "") && row.cells.join().length % 4 === 0
            ? { formula: `SUM(${letters(column)}900:${letters(column)}950)` }
            : typed(text),
        ),
      ]),
    isTyped,
  ),
  newAs(
    "a workbook whose last month's formulas were not worked out again",
    (table, shape) => {
      const stale = recounted(
        ({ series, month, value }, of) => of(series, month - 1) ?? value,
        ({ month }) => month === 23,
      )(table, shape);
      return book(table, [
        sheetOf("Data", stale, (text, _row, column) =>
          shape.roles.counts.includes(table.header[column] ?? "") && /^\d+$/.test(text)
            ? { formula: `B${column + 2}+0`, value: Number(text) }
            : typed(text),
        ),
      ]);
    },
    (shape) => isTyped(shape) && shape.roles.grain !== "quarter" && shape.roles.grain !== "year",
  ),
  newAs(
    "a workbook with an area in merged cells",
    (table, shape) => {
      const column = at(table, shape.roles.area ?? "");
      const sorted = [...table.rows].sort((a, b) => (cellOf(a, column) < cellOf(b, column) ? -1 : 1));
      const merged: string[] = [];
      let start = 0;
      const rows = sorted.map((row, index) => {
        const first = index === 0 || cellOf(row, column) !== cellOf(sorted[index - 1] as Row, column);
        if (first) start = index;
        const last =
          cellOf(row, column) !== cellOf(sorted[index + 1] ?? { cells: [], month: 0, day: 0 }, column);
        if (last && index > start)
          merged.push(`${letters(column)}${start + 2}:${letters(column)}${index + 2}`);
        return first ? row : withCells(row, { [column]: "" });
      });
      return book(table, [{ ...sheetOf("Data", { ...table, rows }), merged }]);
    },
    (shape) => shape.roles.area !== undefined && shape.roles.code === undefined,
  ),
  newAs(
    "a workbook of days as plain numbers",
    (table) =>
      book(table, [
        sheetOf("Data", table, (text) => {
          const cell = typed(text);
          return typeof cell === "object" && "date" in cell ? cell.date : cell;
        }),
      ]),
    (shape) => shape.roles.grain === "day" || shape.roles.grain === "first day",
  ),
  newAs(
    "a workbook of days half turned round by Excel",
    (table) => book(table, [sheetOf("Data", table, halfTurned)]),
    (shape) => hasDays(shape) && shape.roles.grain === "day",
  ),
  newAs(
    "a workbook pasted from one of 1904",
    (table) =>
      book(table, [
        sheetOf("Data", table, (text) => {
          const cell = typed(text);
          return typeof cell === "object" && "date" in cell ? { date: cell.date - 1462 } : cell;
        }),
      ]),
    (shape) => shape.roles.grain === "day",
  ),
  newAs(
    "a workbook with last year's sheet under a newer name",
    (table, shape) => {
      const old = shape.tables[0]?.rows.filter((row) => row.month < 12 && row.month >= 9) ?? [];
      return book(table, [sheetOf("2023", table), sheetOf("Final 2023", { ...table, rows: old })]);
    },
    (shape) => hasPeriods(shape) && single(shape) && newFrom(shape) === 21,
  ),
];
