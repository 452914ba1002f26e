import {
  american,
  british,
  excelMonth,
  financialQuarter,
  iso,
  isoMonth,
  monthOf,
  serial,
  thisYear,
  yearOf,
} from "../calendar.js";
import { type Damage, isFrom, isWide, rowsChanged, sent } from "../damage.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type Table, withCells } from "../table.js";

const isDated = (shape: Shape): boolean => ["day", "time", "first day"].includes(shape.roles.grain);

/** The period's cell of the records that `which` names, written anew. */
const written = (
  name: string,
  text: (row: Row, shape: Shape, before: string) => string,
  options: {
    where?: (shape: Shape) => boolean;
    which?: (row: Row, index: number) => boolean;
    harmless?: boolean;
  } = {},
): Damage => ({
  name,
  harmless: options.harmless ?? false,
  apply(shape) {
    const { period } = shape.roles;
    if (period === undefined || options.where?.(shape) === false) return null;
    return rowsChanged(shape, (row, table, index) => {
      const column = at(table, period);
      return (options.which ?? (() => true))(row, index)
        ? withCells(row, { [column]: text(row, shape, cellOf(row, column)) })
        : row;
    });
  },
});

const without = (name: string, gone: (row: Row) => boolean, where: (shape: Shape) => boolean): Damage => ({
  name,
  apply: (shape) =>
    isWide(shape) || !where(shape) ? null : rowsChanged(shape, (row) => (gone(row) ? null : row)),
});

const time = (shape: Shape, before: string): string =>
  shape.roles.grain === "time" ? before.slice(before.indexOf(" ")) : "";

/** One record, near the end. */
const one = (row: Row, index: number): boolean => row.month >= thisYear && index % 331 === 17;

const inThisYear = (row: Row): boolean => isFrom(row, thisYear);

/** In the grain of the shape, of any month. */
function inGrain(shape: Shape, year: number, month: number, day: number): string {
  const mm = String(month).padStart(2, "0");
  const dd = String(day).padStart(2, "0");
  switch (shape.roles.grain) {
    case "day":
      return `${dd}/${mm}/${year}`;
    case "time":
      return `${dd}/${mm}/${year} 10:00`;
    case "first day":
      return `01/${mm}/${year}`;
    case "iso month":
      return `${year}-${mm}`;
    case "quarter":
      return `${year}/${String((year + 1) % 100).padStart(2, "0")} Q1`;
    default:
      return `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]}-${String(year % 100).padStart(2, "0")}`;
  }
}

/** The period of one record, in the last file, is another one. */
const typo = (name: string, year: number): Damage => ({
  name,
  apply(shape) {
    const { period } = shape.roles;
    if (period === undefined) return null;
    const tables = shape.tables.length;
    return sent(shape, (table, number) =>
      number === tables - 1
        ? {
            ...table,
            rows: table.rows.map((row, index) =>
              index === table.rows.length - 3
                ? withCells(row, { [at(table, period)]: inGrain(shape, year, monthOf(row.month), row.day) })
                : row,
            ),
          }
        : table,
    );
  },
});

const isLog = (shape: Shape): boolean => shape.roles.counts.length === 0;

/** The last month's counts are those of its first days. */
const partial = (name: string, share: (count: number) => number): Damage => ({
  name,
  apply(shape) {
    if (isLog(shape)) return null;
    return rowsChanged(shape, (row, table) => {
      const columns = isWide(shape)
        ? [at(table, shape.roles.counts.at(-1) ?? "")]
        : row.month === 23
          ? shape.roles.counts.map((label) => at(table, label))
          : [];
      return withCells(
        row,
        Object.fromEntries(
          columns.map((column) => {
            const count = Number(cellOf(row, column));
            return [column, Number.isNaN(count) ? cellOf(row, column) : String(share(count))];
          }),
        ),
      );
    });
  },
});

export const periodDamages: Damage[] = [
  without(
    "February missing",
    (row) => row.month === 16,
    (shape) => shape.roles.grain !== "quarter",
  ),
  without(
    "two months missing in the year before",
    (row) => row.month === 5 || row.month === 6,
    (shape) => shape.roles.grain !== "quarter",
  ),
  without(
    "a quarter missing",
    (row) => row.month >= 15 && row.month <= 17,
    () => true,
  ),
  without(
    "last month missing",
    (row) => row.month === 23,
    () => true,
  ),
  without(
    "first month missing",
    (row) => row.month === 0,
    (shape) => shape.roles.grain !== "quarter",
  ),
  without(
    "last month cut on its sixth day",
    (row) => row.month === 23 && row.day > 6,
    (shape) => ["day", "time"].includes(shape.roles.grain),
  ),
  without(
    "last month cut on its twentieth day",
    (row) => row.month === 23 && row.day > 20,
    (shape) => ["day", "time"].includes(shape.roles.grain),
  ),
  without(
    "first month begins on its twentieth day",
    (row) => row.month === 0 && row.day < 20,
    (shape) => ["day", "time"].includes(shape.roles.grain),
  ),
  without(
    "a fortnight missing in June",
    (row) => row.month === 20 && row.day > 14,
    (shape) => ["day", "time"].includes(shape.roles.grain),
  ),
  without(
    "the first half of the year's months only",
    (row) => row.month >= thisYear && row.day > 15,
    (shape) => ["day", "time"].includes(shape.roles.grain),
  ),
  partial("last month counted to its sixth day", (count) => Math.floor(count / 5)),
  partial("last month of noughts", () => 0),
  written("dates as in America", (row, shape, before) => american(row.month, row.day) + time(shape, before), {
    where: isDated,
  }),
  written(
    "dates as in America in this year",
    (row, shape, before) => american(row.month, row.day) + time(shape, before),
    { where: isDated, which: inThisYear },
  ),
  written(
    "dates as in America where both can be",
    (row, shape, before) =>
      (row.day <= 12 ? american(row.month, row.day) : british(row.month, row.day)) + time(shape, before),
    { where: isDated, which: inThisYear },
  ),
  written("dates as Excel keeps them", (row) => serial(row.month, row.day), { which: inThisYear }),
  written(
    "years of two digits",
    (row, shape, before) => british(row.month, row.day).replace(/\d\d(\d\d)$/, "$1") + time(shape, before),
    { where: isDated, which: inThisYear },
  ),
  written("dates as in ISO 8601", (row, shape, before) => iso(row.month, row.day) + time(shape, before), {
    where: isDated,
    which: inThisYear,
  }),
  written(
    "dates with full stops",
    (row, shape, before) => british(row.month, row.day).replaceAll("/", ".") + time(shape, before),
    { where: isDated, which: inThisYear },
  ),
  written(
    "dates without leading noughts",
    (row, shape, before) =>
      british(row.month, row.day).replace(/^0/, "").replace("/0", "/") + time(shape, before),
    { where: isDated },
  ),
  written("dates with a midnight", (row) => `${british(row.month, row.day)} 00:00:00`, {
    where: isDated,
    which: inThisYear,
  }),
  written("stamps with an offset", (row) => `${iso(row.month, row.day)}T00:15:00+01:00`, {
    where: isDated,
    which: inThisYear,
  }),
  written("dates in words", (row) => `${row.day} of ${excelMonth(row.month)}`, {
    where: isDated,
    which: one,
  }),
  written("31 February", () => "31/02/2023", { where: isDated, which: one }),
  written("a date with a month of 13", (row) => `${String(row.day).padStart(2, "0")}/13/2023`, {
    where: isDated,
    which: one,
  }),
  written("dates blank in some records", () => "", {
    which: (row, index) => isFrom(row, thisYear) && index % 29 === 5,
  }),
  written("dates unknown in some records", () => "unknown", {
    which: (row, index) => isFrom(row, thisYear) && index % 29 === 5,
  }),
  written("a span of days", (row) => `${british(row.month, row.day)} - ${british(row.month, row.day)}`, {
    where: isDated,
    which: one,
  }),
  written("two dates in a cell", (row) => `${british(row.month, row.day)}; ${british(row.month, 1)}`, {
    where: isDated,
    which: one,
  }),
  written("Sept for Sep", (_row, _shape, before) => before.replace("Sep", "Sept")),
  written(
    "months in full",
    (row) =>
      `${new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${isoMonth(row.month)}-01T00:00:00Z`))}`,
    { where: (shape) => shape.roles.grain === "month", which: inThisYear },
  ),
  written("months with a space", (row) => excelMonth(row.month).replace("-", " "), {
    where: (shape) => shape.roles.grain === "month",
    which: inThisYear,
  }),
  written("months as Excel turned them", (row) => excelMonth(row.month).replace(/^(\w+)-(\d+)$/, "$2-$1"), {
    where: (shape) => shape.roles.grain === "month",
    which: inThisYear,
  }),
  written("months without a year", (row) => excelMonth(row.month).slice(0, 3), {
    where: (shape) => shape.roles.grain === "month",
    which: inThisYear,
  }),
  written("months provisional", (row) => `${excelMonth(row.month)} (p)`, {
    where: (shape) => shape.roles.grain === "month",
    which: (row) => row.month === 23,
  }),
  written("month misspelt", (row) => excelMonth(row.month).replace(/^(\w)(\w)/, "$2$1"), {
    where: (shape) => shape.roles.grain === "month",
    which: (row) => row.month === 15,
  }),
  written("month with another hyphen", (row) => excelMonth(row.month).replace("-", "\u2011"), {
    where: (shape) => shape.roles.grain === "month",
    which: inThisYear,
  }),
  written("January with the old year", (row, shape) => inGrain(shape, yearOf(row.month) - 1, 1, row.day), {
    where: (shape) => shape.roles.grain !== "quarter",
    which: (row) => row.month === 15,
  }),
  written("quarters of the calendar", (row) => `Q${Math.ceil(monthOf(row.month) / 3)} ${yearOf(row.month)}`, {
    where: (shape) => shape.roles.grain === "quarter",
    which: inThisYear,
  }),
  written("quarter without a year", (row) => financialQuarter(row.month).slice(-2), {
    where: (shape) => shape.roles.grain === "quarter",
    which: inThisYear,
  }),
  written("quarters with a hyphen", (row) => financialQuarter(row.month).replace("/", "-"), {
    where: (shape) => shape.roles.grain === "quarter",
    which: inThisYear,
  }),
  written("a month as a financial year", (row) => `${yearOf(row.month)}/${(yearOf(row.month) + 1) % 100}`, {
    which: (row) => row.month === 17,
  }),
  written("a month as a quarter", (row) => financialQuarter(row.month), {
    where: (shape) => shape.roles.grain !== "quarter",
    which: (row) => row.month === 17,
  }),
  typo("a year of 2032", 2032),
  typo("a year of 2024", 2024),
  typo("a year of 2012", 2012),
  typo("a year of 1923", 1923),
  typo("a year of 202", 202),
  typo("a year of 20233", 20_233),
  {
    name: "months blank below the first of a run",
    apply(shape) {
      const { period } = shape.roles;
      if (period === undefined) return null;
      return sent(shape, (table) => ({
        ...table,
        rows: table.rows.map((row, index) =>
          table.rows[index - 1]?.month === row.month ? withCells(row, { [at(table, period)]: "" }) : row,
        ),
      }));
    },
  },
  {
    name: "a total of each year among the months",
    apply(shape) {
      const { period, counts } = shape.roles;
      if (period === undefined || counts.length === 0) return null;
      return sent(shape, (table) => ({
        ...table,
        rows: [...table.rows, ...yearTotals(table, period, counts)],
      }));
    },
  },
  {
    name: "records in no order",
    harmless: true,
    apply: (shape) =>
      sent(shape, (table) => ({
        ...table,
        rows: table.rows
          .map((row, index) => ({ row, key: (index * 7_919) % 1_009 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row),
      })),
  },
];

function yearTotals(table: Table, period: string, counts: readonly string[]): Row[] {
  const [row] = table.rows;
  if (!row) return [];
  return ["2021/22", "2022/23"].map((year) =>
    withCells(row, {
      [at(table, period)]: year,
      ...Object.fromEntries(counts.map((count) => [at(table, count), "400"])),
    }),
  );
}
