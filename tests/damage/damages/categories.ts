import { thisYear } from "../calendar.js";
import { type Damage, isFrom, rowsChanged, sent } from "../damage.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, withCells } from "../table.js";

function first(shape: Shape): string {
  const [table] = shape.tables;
  const { category, split } = shape.roles;
  if (!table || category === undefined) return "";
  const text = cellOf(table.rows[0] as Row, at(table, category));
  return split === undefined ? text : (text.split(split)[0] ?? "");
}

const renamed = (name: string, wrong: (category: string) => string, from = thisYear): Damage => ({
  name,
  apply(shape) {
    const { category } = shape.roles;
    if (category === undefined) return null;
    const one = first(shape);
    return rowsChanged(shape, (row, table) => {
      const column = at(table, category);
      const text = cellOf(row, column);
      return isFrom(row, from) && text.includes(one)
        ? withCells(row, { [column]: text.replace(one, wrong(one)) })
        : row;
    });
  },
});

const every = (name: string, spelt: (category: string) => string, harmless = false): Damage => ({
  name,
  harmless,
  apply(shape) {
    const { category } = shape.roles;
    if (category === undefined) return null;
    return rowsChanged(shape, (row, table) => {
      const column = at(table, category);
      return withCells(row, { [column]: spelt(cellOf(row, column)) });
    });
  },
});

const yes = (name: string, words: { yes: string; no: string }, from = thisYear): Damage => ({
  name,
  apply(shape) {
    const { yes: columns } = shape.roles;
    if (!columns) return null;
    return rowsChanged(shape, (row, table) =>
      isFrom(row, from)
        ? withCells(
            row,
            Object.fromEntries(
              columns.columns.map((label) => {
                const text = cellOf(row, at(table, label));
                return [at(table, label), text === columns.word ? words.yes : text === "" ? "" : words.no];
              }),
            ),
          )
        : row,
    );
  },
});

export const categoryDamages: Damage[] = [
  renamed("type misspelt in this year", (type) => `${type.slice(0, 2)}${type.slice(3)}x`),
  renamed("type renamed in this year", (type) => `${type} (new)`),
  renamed("type renamed to a longer one", (type) => `Other ${type.toLowerCase()}`),
  renamed("type renamed in the last month", () => "Miscellaneous", 23),
  renamed("type is a code", () => "C07"),
  renamed("type not recorded", () => "Not recorded"),
  renamed("type blank in this year", () => ""),
  renamed("type is a dash", () => "-"),
  renamed("type in the plural", (type) => `${type}s`),
  renamed("type all types", () => "All types"),
  every("types in capitals", (type) => type.toUpperCase(), true),
  every("types with spaces around them", (type) => ` ${type}  `, true),
  every("types with double spaces", (type) => type.replaceAll(" ", "  ")),
  every("types with hyphens", (type) => type.replaceAll(" ", "-")),
  every("types with a number before", (type) => `1. ${type}`),
  {
    name: "types sorted apart from the other columns",
    apply(shape) {
      const { category, grain } = shape.roles;
      if (category === undefined || (grain !== "day" && grain !== "time")) return null;
      return sent(shape, (table) => {
        const column = at(table, category);
        const types = table.rows.map((row) => cellOf(row, column)).sort();
        return {
          ...table,
          rows: table.rows.map((row, index) => withCells(row, { [column]: types[index] ?? "" })),
        };
      });
    },
  },
  {
    name: "types blank below the first of a run",
    apply(shape) {
      const { category } = shape.roles;
      if (category === undefined) return null;
      return sent(shape, (table) => {
        const column = at(table, category);
        const sorted = [...table.rows].sort(
          (a, b) => a.month - b.month || (cellOf(a, column) < cellOf(b, column) ? -1 : 1),
        );
        return {
          ...table,
          rows: sorted.map((row, index) => {
            const before = sorted[index - 1];
            return before && cellOf(before, column) === cellOf(row, column)
              ? withCells(row, { [column]: "" })
              : row;
          }),
        };
      });
    },
  },
  ...[",", "/", " & ", "|", "\n", ";"].map(
    (separator): Damage => ({
      name: `types separated by ${JSON.stringify(separator)}`,
      apply(shape) {
        const { category, split } = shape.roles;
        if (category === undefined || split === undefined || shape.name !== "several types") return null;
        return rowsChanged(shape, (row, table) => {
          const column = at(table, category);
          return isFrom(row, thisYear)
            ? withCells(row, { [column]: cellOf(row, column).replaceAll(split, separator) })
            : row;
        });
      },
    }),
  ),
  yes("yes became Y", { yes: "Y", no: "N" }),
  yes("yes became TRUE", { yes: "TRUE", no: "FALSE" }),
  yes("yes became 1", { yes: "1", no: "0" }),
  yes("yes became Removed", { yes: "Removed", no: "Not removed" }),
  yes("yes became a tick", { yes: "\u2713", no: "" }),
  yes("yes became x", { yes: "x", no: "" }),
  yes("yes with a date", { yes: "Yes 12/03", no: "No" }),
  yes("yes with a note", { yes: "Yes - by contractor", no: "No" }),
  yes("yes became Ye", { yes: "Ye", no: "No" }),
  yes("yes in capitals", { yes: "YES", no: "NO" }),
  yes("yes became Ie", { yes: "Ie", no: "Na" }),
  yes("no became pending", { yes: "Yes", no: "Pending" }),
];
