import { thisYear } from "../calendar.js";
import { type Damage, isFrom, rowsChanged, sent } from "../damage.js";
import { district } from "../facts.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type Table, withCells } from "../table.js";

/** The area that has most records, or the first but one; of the wide and typed shapes any will do. */
const chosen = (shape: Shape): string => {
  const [table] = shape.tables;
  const area = shape.roles.area;
  if (!table || area === undefined) return "";
  const column = at(table, area);
  const own = table.rows.find((row) => /sevenoaks$/i.test(cellOf(row, column)));
  return cellOf(own ?? (table.rows[3] as Row), column);
};

const named = (name: string, wrong: (area: string) => string, from = thisYear): Damage => ({
  name,
  apply(shape) {
    const { area } = shape.roles;
    if (area === undefined || shape.name === "street") return null;
    const one = chosen(shape);
    return rowsChanged(shape, (row, table) => {
      const column = at(table, area);
      return cellOf(row, column) === one && isFrom(row, from)
        ? withCells(row, { [column]: wrong(one) })
        : row;
    });
  },
});

const everyName = (name: string, spelt: (area: string) => string, harmless = false): Damage => ({
  name,
  harmless,
  apply(shape) {
    const { area } = shape.roles;
    if (area === undefined || shape.name === "street") return null;
    return rowsChanged(shape, (row, table) => {
      const column = at(table, area);
      return withCells(row, { [column]: spelt(cellOf(row, column)) });
    });
  },
});

/** A record of each month like the first of it, of another area, with `count` in its counts. */
const added = (name: string, area: (shape: Shape) => string, only?: (shape: Shape) => boolean): Damage => ({
  name,
  apply(shape) {
    const { area: label, counts, key } = shape.roles;
    if (label === undefined || shape.name === "street" || only?.(shape) === false) return null;
    return sent(shape, (table) => ({
      ...table,
      rows: [
        ...table.rows,
        ...firstOfEach(table).map((row, index) =>
          withCells(row, {
            [at(table, label)]: area(shape),
            ...(key === undefined ? {} : { [at(table, key)]: `X${table.name.length}${row.month}${index}` }),
            ...Object.fromEntries(counts.map((count) => [at(table, count), "7"])),
          }),
        ),
      ],
    }));
  },
});

const firstOfEach = (table: Table): Row[] =>
  table.rows.filter((row, index) => table.rows.findIndex(({ month }) => month === row.month) === index);

const isWardShape = (shape: Shape): boolean => shape.truth.some(({ area }) => area.startsWith("E05"));

export const areaDamages: Damage[] = [
  named("area misspelt in this year", (area) => area.replace(/[aeo](?=[^aeo]*$)/, "u")),
  named("area misspelt in the last month", (area) => `${area}e`, 23),
  named("area with a full stop", (area) => `${area}.`),
  named("area abbreviated", (area) => area.slice(0, 5)),
  named("area of another district", () => "Royal Tunbridge Wells"),
  named("area is a number", () => "14"),
  named("area not known", () => "Not known"),
  named("area is N/A", () => "N/A"),
  named("area out of district", () => "Out of district"),
  named("area of two names", (area) => `${area} / Dartford`),
  named("area with a question mark", (area) => `${area}?`),
  everyName("areas in capitals", (area) => area.toUpperCase(), true),
  everyName("areas in small letters", (area) => area.toLowerCase(), true),
  everyName("areas with an ampersand", (area) => area.replaceAll(" and ", " & "), true),
  everyName("areas with spaces around them", (area) => `  ${area} `, true),
  everyName("areas with double spaces", (area) => area.replaceAll(" ", "  ")),
  everyName("areas with no-break spaces", (area) => area.replaceAll(" ", "\u00a0")),
  everyName("areas without apostrophes", (area) => area.replaceAll("'", "")),
  everyName("areas with curly apostrophes", (area) => area.replaceAll("'", "\u2019"), true),
  everyName("areas with a suffix", (area) => `${area} (ward)`),
  everyName("areas followed by Ward", (area) => `${area} Ward`),
  everyName("areas with a number before", (area) => `07 ${area}`),
  everyName("areas with zero-width spaces", (area) => `\u200b${area}`),
  everyName("areas twice encoded", (area) => area.replaceAll("'", "â€™")),
  {
    name: "areas blank below the first of a run",
    apply(shape) {
      const { area } = shape.roles;
      if (area === undefined) return null;
      return sent(shape, (table) => {
        const column = at(table, area);
        const sorted = [...table.rows].sort((a, b) => (cellOf(a, column) < cellOf(b, column) ? -1 : 1));
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
  {
    name: "area blank in a tenth of the records",
    apply(shape) {
      const { area } = shape.roles;
      if (area === undefined || shape.roles.counts.length > 0) return null;
      return rowsChanged(shape, (row, table, index) =>
        index % 10 === 3 && isFrom(row, thisYear) ? withCells(row, { [at(table, area)]: "" }) : row,
      );
    },
  },
  {
    name: "area codes of a lookup nobody has",
    apply(shape) {
      const { area } = shape.roles;
      if (area === undefined) return null;
      const one = chosen(shape);
      return rowsChanged(shape, (row, table) => {
        const column = at(table, area);
        return cellOf(row, column) === one && isFrom(row, thisYear)
          ? withCells(row, { [column]: shape.name === "street" ? "E01888777" : "E05888777" })
          : row;
      });
    },
  },
  added("a row of the district among wards", () => "Sevenoaks", isWardShape),
  added("a row of the district by its code", () => district, isWardShape),
  added("a row Sevenoaks District among wards", () => "Sevenoaks District", isWardShape),
  added("a row Kent", () => "Kent"),
  added("a row Kent County", () => "Kent County"),
  added("a row England", () => "England"),
  added("a row England average", () => "England average"),
  added("a row of most similar forces", () => "MSG average"),
  added("a row of the south east", () => "South East"),
];
