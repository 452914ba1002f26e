import { monthOf, thisYear } from "../calendar.js";
import { type Damage, isFrom, isWide, lastTable, sent, textChanged } from "../damage.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type Table, textOf, withCells } from "../table.js";

const blank = (table: Table): string[] => table.header.map(() => "");

/** The sum of each column of counts. */
const sums = (shape: Shape, table: Table, of: readonly Row[]): Record<number, string> =>
  Object.fromEntries(
    shape.roles.counts.map((label) => {
      const column = at(table, label);
      return [column, String(of.reduce((sum, row) => sum + (Number(cellOf(row, column)) || 0), 0))];
    }),
  );

/** The first column of words: where totals are named. */
function wordColumn(shape: Shape, table: Table): number {
  const { area, text, category, period } = shape.roles;
  const label = area ?? text ?? category ?? period;
  return label === undefined ? 0 : at(table, label);
}

type Where = "word" | "first" | "every word";

/** A row of sums at the end, or one below each month. */
const total = (name: string, word: string, where: Where, each = false): Damage => ({
  name,
  apply(shape) {
    if (shape.roles.counts.length === 0) return null;
    return sent(shape, (table) => {
      const row = (of: readonly Row[], month: number): Row => {
        const like = of[0] as Row;
        const cells = blank(table);
        const { period } = shape.roles;
        if (each && period !== undefined) cells[at(table, period)] = cellOf(like, at(table, period));
        if (where === "first") cells[0] = word;
        else cells[wordColumn(shape, table)] = word;
        if (where === "every word")
          for (const label of [shape.roles.area, shape.roles.text, shape.roles.category])
            if (label !== undefined) cells[at(table, label)] = word;
        return { month, day: 1, cells: cells.map((text, index) => sums(shape, table, of)[index] ?? text) };
      };
      if (!each || isWide(shape)) return { ...table, rows: [...table.rows, row(table.rows, 23)] };
      const inMonths = [...new Set(table.rows.map(({ month }) => month))];
      return {
        ...table,
        rows: inMonths.flatMap((month) => {
          const of = table.rows.filter((one) => one.month === month);
          return [...of, row(of, month)];
        }),
      };
    });
  },
});

/** Within each month a total of one town, type or area, the other words as they stand. */
const subtotal = (name: string, word: (text: string) => string): Damage => ({
  name,
  apply(shape) {
    if (shape.roles.counts.length === 0) return null;
    return sent(shape, (table) => {
      const column = wordColumn(shape, table);
      const groups = new Map<string, Row[]>();
      for (const row of table.rows) {
        const key = `${row.month} ${cellOf(row, column)}`;
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
      return {
        ...table,
        rows: [...groups.values()].flatMap((of) => {
          const like = of[0] as Row;
          const labels = [shape.roles.category].filter((label) => label !== undefined);
          return of.length < 2
            ? of
            : [
                ...of,
                withCells(like, {
                  ...Object.fromEntries(labels.map((label) => [at(table, label), ""])),
                  [column]: word(cellOf(like, column)),
                  ...sums(shape, table, of),
                }),
              ];
        }),
      };
    });
  },
});

/** Below the rows of each month one that adds up those of the first two types, under both of their names. */
const sumOfTwoTypes: Damage = {
  name: "a sum of two types under both names",
  apply(shape) {
    const { category, counts } = shape.roles;
    if (category === undefined || counts.length === 0) return null;
    return sent(shape, (table) => {
      const column = at(table, category);
      const types = [...new Set(table.rows.map((row) => cellOf(row, column)))].slice(0, 2);
      const others = (row: Row): string =>
        JSON.stringify(
          row.cells.filter((_, at_) => at_ !== column && !counts.includes(table.header[at_] ?? "")),
        );
      const groups = new Map<string, Row[]>();
      for (const row of table.rows.filter((each) => types.includes(cellOf(each, column))))
        groups.set(others(row), [...(groups.get(others(row)) ?? []), row]);
      const added = [...groups.values()]
        .filter((of) => of.length === 2)
        .map((of) => withCells(of[0] as Row, { [column]: types.join(" and "), ...sums(shape, table, of) }));
      return { ...table, rows: [...table.rows, ...added] };
    });
  },
};

/** This year's rows of the first name once more under another, as of a place that was renamed in one of two lists. */
const underTwoNames: Damage = {
  name: "rows under two names",
  apply(shape) {
    const { counts } = shape.roles;
    if (counts.length === 0) return null;
    return sent(shape, (table) => {
      const column = wordColumn(shape, table);
      const first = cellOf(table.rows[0] as Row, column);
      const again = table.rows
        .filter((row) => cellOf(row, column) === first && isFrom(row, thisYear))
        .map((row) => withCells(row, { [column]: `${first} Town` }));
      return { ...table, rows: [...table.rows, ...again.reverse()] };
    });
  },
};

const below = (name: string, lines: readonly string[], harmless = false): Damage => ({
  name,
  harmless,
  apply: (shape) => sent(shape, (table) => ({ ...table, below: [...lines] })),
});

const above = (name: string, lines: readonly string[], harmless = false): Damage => ({
  name,
  harmless,
  apply: (shape) => sent(shape, (table) => ({ ...table, above: [...lines] })),
});

/** Some records again. */
const again = (
  name: string,
  which: (row: Row, index: number) => boolean,
  change: (shape: Shape, table: Table, row: Row) => Row,
  where: (shape: Shape) => boolean,
): Damage => ({
  name,
  apply: (shape) =>
    where(shape)
      ? sent(shape, (table) => ({
          ...table,
          rows: table.rows.flatMap((row, index) =>
            which(row, index) ? [row, change(shape, table, row)] : [row],
          ),
        }))
      : null,
});

const hasKey = (shape: Shape): boolean => shape.roles.key !== undefined || shape.roles.counts.length > 0;
const isFew = (_row: Row, index: number): boolean => index % 37 === 9;

/** Another table below, with its own header. */
const secondTable = (
  name: string,
  header: (table: Table, shape: Shape) => string[],
  gap: string[],
): Damage => ({
  name,
  apply(shape) {
    return sent(shape, (table) => {
      const second: Table = {
        ...table,
        above: gap,
        header: header(table, shape),
        rows: table.rows.filter((row) => row.month === -1 || row.month >= 20).slice(0, 40),
      };
      return { ...table, below: textOf(second).split("\n").slice(0, -1) };
    });
  },
});

export const rowDamages: Damage[] = [
  total("Grand Total below", "Grand Total", "word"),
  total("TOTAL: below", "TOTAL:", "word"),
  total("Total in the first column", "Total", "first"),
  total("Grand total in the first column", "Grand total", "first"),
  total("Cyfanswm below", "Cyfanswm", "word"),
  total("Sum below", "Sum", "word"),
  total("All below", "All", "every word"),
  total("Overall below", "Overall", "every word"),
  total("a sum without a word", "", "word"),
  total("Grand Total of each month", "Grand Total", "word", true),
  total("All towns of each month", "All towns", "word", true),
  total("All of each month", "All", "every word", true),
  total("Totals of each month", "Totals", "every word", true),
  total("Sub-total of each month", "Sub-total", "word", true),
  total("Subtotal of each month", "Subtotal", "word", true),
  total("District total of each month", "District total", "word", true),
  total("Cyfanswm of each month", "Cyfanswm", "every word", true),
  total("Average of each month", "Average", "every word", true),
  total("a sum of each month without a word", "", "word", true),
  sumOfTwoTypes,
  underTwoNames,
  subtotal("totals of each name", (text) => `${text} Total`),
  subtotal("totals before each name", (text) => `Total ${text}`),
  subtotal("sums of each name under its name", (text) => text),
  subtotal("names with a full stop for sums", (text) => `${text}.`),
  below("blank lines below", ["", "", ""], true),
  below("lines of separators below", [",,,", ",,,"]),
  below("a page number below", ["Page 1 of 3"]),
  below("a source below", ["Source: case management system"]),
  below("a note with commas below", [
    "Note: figures are provisional, and subject to change, see the guidance",
  ]),
  below("Power BI's filters below", ["", 'Applied filters:"Year is 2023"', "District is Sevenoaks"]),
  below("End of report below", ["*** End of report ***"]),
  below("a count of rows below", ["(42 rows affected)"]),
  below("printed by below", ["Printed by J Smith on 03/10/2023 10:12"]),
  above("a title above", ["Community safety extract"]),
  above("a title with commas above", ["Extract, all wards, October 2021 to September 2023"]),
  above("a title and blank lines above", ["Community safety extract", "", "Run on 3 October 2023", ""]),
  above("blank lines above", ["", ""]),
  {
    name: "blank lines between",
    harmless: true,
    apply: (shape) =>
      textChanged(shape, (text) =>
        text
          .split("\n")
          .flatMap((line, index) => (index % 9 === 5 ? [line, ""] : [line]))
          .join("\n"),
      ),
  },
  {
    name: "rows of empty cells between",
    harmless: true,
    apply: (shape) =>
      sent(shape, (table) => ({
        ...table,
        rows: table.rows.flatMap((row, index) =>
          index % 9 === 5 ? [row, { ...row, cells: blank(table) }] : [row],
        ),
      })),
  },
  {
    name: "the header again on every page",
    apply: (shape) =>
      sent(shape, (table) => ({
        ...table,
        rows: table.rows.flatMap((row, index) =>
          index > 0 && index % 50 === 0 ? [{ ...row, cells: table.header }, row] : [row],
        ),
      })),
  },
  {
    name: "a row of units below the header",
    apply: (shape) =>
      sent(shape, (table) => ({
        ...table,
        rows: [
          {
            month: 0,
            day: 1,
            cells: table.header.map((label) => (shape.roles.counts.includes(label) ? "number" : "text")),
          },
          ...table.rows,
        ],
      })),
  },
  {
    name: "a row of numbers of columns below the header",
    apply: (shape) =>
      sent(shape, (table) => ({
        ...table,
        rows: [{ month: 0, day: 1, cells: table.header.map((_, index) => String(index + 1)) }, ...table.rows],
      })),
  },
  secondTable("the same table again below", (table) => table.header, [""]),
  secondTable("the same table again below a title", (table) => table.header, ["", "Revised figures"]),
  secondTable("another table below", (table, shape) => renamedCounts(table, shape), [""]),
  secondTable("another table below lines of separators", (table, shape) => renamedCounts(table, shape), [
    ",,,",
  ]),
  secondTable("another table at once below", (table, shape) => renamedCounts(table, shape), []),
  again("records twice", isFew, (_shape, _table, row) => row, hasKey),
  again(
    "records twice with other counts",
    isFew,
    (shape, table, row) =>
      withCells(row, Object.fromEntries(shape.roles.counts.map((label) => [at(table, label), "3"]))),
    (shape) => shape.roles.counts.length > 0,
  ),
  again(
    "records twice with another type",
    isFew,
    (shape, table, row) => {
      const column = at(table, shape.roles.category ?? "");
      const other = lastTable(shape).rows.find((one) => cellOf(one, column) !== cellOf(row, column));
      return withCells(row, { [column]: cellOf(other ?? row, column) });
    },
    (shape) => shape.roles.key !== undefined && shape.roles.category !== undefined,
  ),
  again(
    "records twice, the second with a note",
    isFew,
    (shape, table, row) => withCells(row, { [at(table, shape.roles.text ?? "")]: "see above" }),
    (shape) => hasKey(shape) && shape.roles.text !== undefined && shape.name !== "housing",
  ),
  {
    name: "the whole file twice in one",
    apply: (shape) =>
      hasKey(shape) ? sent(shape, (table) => ({ ...table, rows: [...table.rows, ...table.rows] })) : null,
  },
  {
    name: "the whole file twice in one, without a key",
    apply: (shape) =>
      shape.name === "events"
        ? sent(shape, (table) => ({ ...table, rows: [...table.rows, ...table.rows] }))
        : null,
  },
  keyed("references used again each year", (_text, row, index) =>
    `${index % 5_000}-${monthOf(row.month)}`.replace(/^\d+/, (number) => String(Number(number) % 300)),
  ),
  keyed("references in scientific notation", () => "2.02E+05"),
  keyed("references in scientific notation, some of them", (text, row, index) =>
    index % 3 === 0 && row.month >= thisYear ? "2.02E+11" : text,
  ),
  keyed("references with apostrophes", (text) => `'${text}`),
  keyed("references blank", () => ""),
  keyed("references blank in some records", (text, _row, index) => (index % 11 === 4 ? "" : text)),
  keyed("references all the same", () => "TBC"),
  keyed("references TBC in some records", (text, _row, index) => (index % 11 === 4 ? "TBC" : text)),
];

function renamedCounts(table: Table, shape: Shape): string[] {
  const [label] =
    shape.roles.counts.length > 0 && !isWide(shape) ? shape.roles.counts : [table.header.at(-1) ?? ""];
  return table.header.map((one) => (one === label ? "Robberies" : one));
}

function keyed(name: string, text: (before: string, row: Row, index: number) => string): Damage {
  return {
    name,
    apply(shape) {
      const { key } = shape.roles;
      if (key === undefined) return null;
      return sent(shape, (table) => ({
        ...table,
        rows: table.rows.map((row, index) => {
          const column = at(table, key);
          return withCells(row, { [column]: text(cellOf(row, column), row, index) });
        }),
      }));
    },
  };
}
