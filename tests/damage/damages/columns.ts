import { excelMonth, thisYear } from "../calendar.js";
import { changed, type Damage, isWide, sent, textChanged } from "../damage.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Table, textOf } from "../table.js";

/** A column more at `index`, of the label and the cells given. */
function inserted(table: Table, index: number, label: string, cell: (row: number) => string): Table {
  const put = (cells: readonly string[], text: string): string[] => [
    ...cells.slice(0, index),
    text,
    ...cells.slice(index),
  ];
  return {
    ...table,
    header: put(table.header, label),
    rows: table.rows.map((row, number) => ({ ...row, cells: put(row.cells, cell(number)) })),
  };
}

const without = (table: Table, column: number): Table => ({
  ...table,
  header: table.header.filter((_, index) => index !== column),
  rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => index !== column) })),
});

const roleLabels = ({ roles }: Shape): Record<string, string | undefined> => ({
  period: roles.period,
  area: roles.area,
  category: roles.category,
  count: roles.counts[0],
  key: roles.key,
  yes: roles.yes?.columns[0],
});

const onRole = (name: string, role: string, change: (table: Table, column: number) => Table): Damage => ({
  name: `${name} (${role})`,
  apply(shape) {
    const label = roleLabels(shape)[role];
    return label === undefined ? null : sent(shape, (table) => change(table, at(table, label)));
  },
});

const roles = ["period", "area", "category", "count", "key", "yes"];

const relabelled = (name: string, spelt: (label: string) => string, harmless = false): Damage => ({
  name,
  harmless,
  apply: (shape) => sent(shape, (table) => ({ ...table, header: table.header.map(spelt) })),
});

/** A column among the months of a wide table. */
const wide = (
  name: string,
  label: (before: string) => string,
  cell: (before: string) => string,
  every = false,
  position: "after" | "end" = "after",
): Damage => ({
  name,
  apply(shape) {
    if (!isWide(shape)) return null;
    return sent(shape, (table) => {
      let made = table;
      const months = every ? shape.roles.counts : [shape.roles.counts[18] ?? ""];
      for (const month of months) {
        const column = at(made, month);
        const before = made;
        made = inserted(made, position === "end" ? made.header.length : column + 1, label(month), (row) =>
          cell(cellOf(before.rows[row] ?? { cells: [], month: 0, day: 0 }, column)),
        );
      }
      return made;
    });
  },
});

const monthLabel = (name: string, month: number, label: string): Damage => ({
  name,
  apply: (shape) =>
    isWide(shape)
      ? sent(shape, (table) => ({
          ...table,
          header: table.header.map((one) => (one === excelMonth(month) ? label : one)),
        }))
      : null,
});

export const columnDamages: Damage[] = [
  ...roles.map((role) =>
    onRole("column renamed", role, (table, column) => ({
      ...table,
      header: table.header.map((label, index) => (index === column ? `${label} (2)` : label)),
    })),
  ),
  ...roles.map((role) => onRole("column removed", role, without)),
  ...roles.map((role) =>
    onRole("column emptied", role, (table, column) =>
      changed(table, (row) => ({
        ...row,
        cells: row.cells.map((text, index) => (index === column ? "" : text)),
      })),
    ),
  ),
  ...roles.map((role) =>
    onRole("column twice", role, (table, column) =>
      inserted(table, column, table.header[column] ?? "", (row) => table.rows[row]?.cells[column] ?? ""),
    ),
  ),
  {
    name: "column inserted",
    harmless: true,
    apply: (shape) => sent(shape, (table) => inserted(table, 1, "Officer team", () => "North")),
  },
  {
    name: "blank columns at the end",
    harmless: true,
    apply: (shape) =>
      sent(shape, (table) =>
        inserted(
          inserted(table, table.header.length, "", () => ""),
          table.header.length + 1,
          "",
          () => "",
        ),
      ),
  },
  {
    name: "a column without a label",
    apply: (shape) => sent(shape, (table) => inserted(table, 1, "", (row) => String(row))),
  },
  {
    name: "columns the other way round",
    harmless: true,
    apply: (shape) =>
      isWide(shape)
        ? null
        : sent(shape, (table) => ({
            ...table,
            header: [...table.header].reverse(),
            rows: table.rows.map((row) => ({ ...row, cells: [...row.cells].reverse() })),
          })),
  },
  {
    name: "a personal column",
    apply: (shape) =>
      sent(shape, (table) => inserted(table, 2, "Date of birth", (row) => `0${1 + (row % 9)}/04/1979`)),
  },
  {
    name: "a column of totals",
    apply: (shape) =>
      shape.roles.counts.length < 2
        ? null
        : sent(shape, (table) => inserted(table, table.header.length, "Total", () => "99")),
  },
  {
    name: "the labels of two columns change places",
    apply(shape) {
      const { period, area, category, counts } = shape.roles;
      const [one, two] = [area ?? period, category ?? counts[0]];
      return sent(shape, (table) => ({
        ...table,
        header: table.header.map((label) =>
          label === one ? (two ?? label) : label === two ? (one ?? label) : label,
        ),
      }));
    },
  },
  relabelled("labels in capitals", (label) => label.toUpperCase(), true),
  relabelled("labels with spaces around", (label) => ` ${label}  `, true),
  relabelled("labels with zero-width spaces", (label) => `${label}\u200b`),
  relabelled("labels with line breaks", (label) => label.replace(" ", "\n")),
  relabelled("labels with underscores", (label) => label.replaceAll(" ", "_")),
  relabelled("labels with asterisks", (label) => `${label}*`),
  wide(
    "percentages between the months",
    () => "% change",
    () => "12",
    true,
  ),
  wide(
    "percentages between, each with its label",
    (month) => `${month} %`,
    () => "12",
    true,
  ),
  wide(
    "a total of the financial year",
    () => "2022/23",
    () => "700",
  ),
  wide(
    "a total of the financial year called so",
    () => "Total 2022-23",
    () => "700",
  ),
  wide(
    "a year to date at the end",
    () => "YTD",
    () => "700",
    false,
    "end",
  ),
  wide(
    "a total at the end",
    () => "Total",
    () => "1400",
    false,
    "end",
  ),
  wide(
    "a month twice",
    (month) => month,
    (text) => String(Number(text) + 1),
  ),
  wide(
    "a month twice, the second revised",
    (month) => `${month} (revised)`,
    (text) => String(Number(text) + 1),
  ),
  wide(
    "a month of next year that is empty",
    () => "Oct-23",
    () => "",
  ),
  wide(
    "a quarter's column between",
    () => "Q4 22/23",
    () => "200",
  ),
  monthLabel("a month's label with a space", 22, "Aug 23"),
  monthLabel("a month's label Sept-23", 23, "Sept-23"),
  monthLabel("a month's label of Excel", 23, "23-Sep"),
  monthLabel("a month's label in full", 20, "June 2023"),
  monthLabel("a month's label of another year", 20, "Jun-22"),
  monthLabel("a month's label misspelt", 20, "Jnu-23"),
  monthLabel("a month's label with another hyphen", 21, "Jul\u201123"),
  monthLabel("a month's label with a footnote", 21, "Jul-23*"),
  monthLabel("a month's label blank", 21, ""),
  {
    name: "months as dates in the labels",
    apply: (shape) =>
      isWide(shape)
        ? sent(shape, (table) => ({
            ...table,
            header: table.header.map((label) => {
              const month = shape.roles.counts.indexOf(label);
              return month < thisYear ? label : `01/${label}`;
            }),
          }))
        : null,
  },
  {
    name: "a month's column left out",
    apply: (shape) => (isWide(shape) ? sent(shape, (table) => without(table, at(table, "Feb-23"))) : null),
  },
  {
    name: "the last month's column empty",
    apply: (shape) =>
      isWide(shape)
        ? sent(shape, (table) =>
            changed(table, (row) => ({
              ...row,
              cells: row.cells.map((text, index) => (index === row.cells.length - 1 ? "" : text)),
            })),
          )
        : null,
  },
  {
    name: "an extra cell in some records",
    apply: (shape) => lines(shape, (line, index) => (index % 13 === 6 ? `${line},x` : line)),
  },
  {
    name: "an extra cell in the middle of some records",
    apply: (shape) => lines(shape, (line, index) => (index % 13 === 6 ? line.replace(",", ",x,") : line)),
  },
  {
    name: "a cell too few in some records",
    apply: (shape) =>
      lines(shape, (line, index) => (index % 13 === 6 ? line.slice(0, line.lastIndexOf(",")) : line)),
  },
  {
    name: "the first cell lost in some records",
    apply: (shape) =>
      lines(shape, (line, index) => (index % 13 === 6 ? line.slice(line.indexOf(",") + 1) : line)),
  },
  {
    name: "separators at the end of records only",
    apply: (shape) => lines(shape, (line) => `${line},`),
  },
  {
    name: "separators at the end of all lines",
    apply: (shape) => textChanged(shape, (text) => text.replaceAll("\n", ",,\n")),
    harmless: true,
  },
  {
    name: "blank last cells left out after sixteen rows",
    apply: (shape) => lines(shape, (line, index) => (index > 16 ? line.replace(/,+$/, "") : line)),
  },
];

/** The lines below the header, changed. */
function lines(shape: Shape, change: (line: string, index: number) => string) {
  return [
    shape.tables.map((table) => {
      const [header = "", ...rest] = textOf(table).trimEnd().split("\n");
      return {
        name: table.name,
        bytes: Buffer.from(`${[header, ...rest.map(change)].join("\n")}\n`, "utf8"),
      };
    }),
  ];
}
