import { thisYear } from "../calendar.js";
import { countsFrom, type Damage, isFrom, isWide, rowsChanged, sent } from "../damage.js";
import { at, cellOf, withCells } from "../table.js";

/** Counts of this year that `which` picks, written in another way. */
const written = (
  name: string,
  text: (count: string) => string,
  options: { which?: (index: number) => boolean; harmless?: boolean } = {},
): Damage => ({
  name,
  harmless: options.harmless ?? false,
  apply(shape) {
    if (shape.roles.counts.length === 0) return null;
    return rowsChanged(shape, (row, table, index) => {
      if (!isFrom(row, thisYear) || !(options.which ?? some)(index)) return row;
      return withCells(
        row,
        Object.fromEntries(
          countsFrom(shape, table, thisYear)
            .filter((column) => /^\d+$/.test(cellOf(row, column)))
            .map((column) => [column, text(cellOf(row, column))]),
        ),
      );
    });
  },
});

const some = (index: number): boolean => index % 7 === 2;
const all = (): boolean => true;

const marker = (mark: string): Damage =>
  written(`counts hidden as ${mark === "" ? "blank" : mark}`, () => mark);

export const valueDamages: Damage[] = [
  ...[
    "*",
    ".",
    "..",
    "n/a",
    "N/A",
    "<5",
    "nil",
    "-",
    "",
    "#N/A",
    "#REF!",
    "#DIV/0!",
    "~",
    "S",
    "[c]",
    "TBC",
    "no data",
    "5-9",
    ">0",
    "z",
  ].map(marker),
  written("counts with thousands", (count) => `1,${count.padStart(3, "0")}`.replace(/^1,/, "0,"), {
    which: some,
  }),
  written("counts with a decimal nought", (count) => `${count}.0`, { which: all }),
  written("counts with a decimal comma", (count) => `${count},0`, { which: all }),
  written("counts with a half", (count) => `${count}.5`),
  written("counts negative", (count) => `-${count}`),
  written("counts in brackets", (count) => `(${count})`),
  written("counts with a minus behind", (count) => `${count}-`),
  written("counts in per cent", (count) => `${count}%`),
  written("counts with a unit", (count) => `${count} reports`),
  written("counts with a currency", (count) => `£${count}`),
  written("counts with a footnote", (count) => `${count}*`),
  written("counts provisional", (count) => `${count}p`),
  written("counts revised", (count) => `${count} (r)`),
  written("counts with the letter O", (count) => count.replace(/\d$/, "O")),
  written("counts in words", () => "seven"),
  written("counts scientific", (count) => `${(Number(count) / 10).toFixed(1)}E+01`),
  written("counts with an apostrophe", (count) => `'${count}`),
  written("counts as formulas", (count) => `="${count}"`),
  written("counts estimated", (count) => `c. ${count}`),
  written("counts with a plus", (count) => `+${count}`),
  written("counts with spaces around", (count) => `  ${count} `, { which: all, harmless: true }),
  written("counts with leading noughts", (count) => `00${count}`, { which: all }),
  written("counts as rates", (count) => (Number(count) / 120.5).toFixed(2), { which: all }),
  written("counts of a rate in some rows", (count) => (Number(count) / 7).toFixed(1)),
  written("counts as two numbers", (count) => `${count}/${count}`),
  written("counts of twenty digits", (count) => `${count}0000000000000000000`, {
    which: (index) => index === 30,
  }),
  written("counts with a thin space", (count) => `0\u2009${count.padStart(3, "0")}`),
  {
    name: "rows of nought left out",
    apply(shape) {
      if (shape.roles.counts.length !== 1) return null;
      const zero = rowsChanged(shape, (row, table) =>
        shape.roles.counts.every((label) => cellOf(row, at(table, label)) === "0") ? null : row,
      );
      return zero;
    },
  },
  {
    name: "rows of small counts left out",
    apply(shape) {
      if (shape.roles.counts.length !== 1 || isWide(shape)) return null;
      return rowsChanged(shape, (row, table) =>
        Number(cellOf(row, at(table, shape.roles.counts[0] ?? ""))) < 6 ? null : row,
      );
    },
  },
  {
    name: "two columns of counts change places in this year",
    apply(shape) {
      if (shape.roles.counts.length < 2 || isWide(shape)) return null;
      const [one, two] = shape.roles.counts;
      return sent(shape, (table) => ({
        ...table,
        // the labels stay with their columns in the second file, which is how it is noticed at all
        header: table.header.map((label) => (label === one ? `${two} (rate)` : label)),
      }));
    },
  },
];
