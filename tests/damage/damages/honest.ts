import { british, daysIn } from "../calendar.js";
import { again, alone, both, newFrom } from "../continued.js";
import { type Damage, isWide } from "../damage.js";
import { random } from "../facts.js";
import { recounted } from "../recount.js";
import type { Shape } from "../shape.js";
import { at, cellOf, type Row, type Table, withCells } from "../table.js";

const isLog = ({ roles }: Shape): boolean => roles.counts.length === 0;
const isTyped = (shape: Shape): boolean => !isLog(shape);
const hasArea = ({ roles }: Shape): boolean => roles.area !== undefined;
const hasDays = ({ roles }: Shape): boolean => roles.grain === "day" || roles.grain === "time";
const notStreet = (shape: Shape): boolean => shape.name !== "street";

const draw = (key: string): number => random(`honest ${key}`)();
const isNew = (row: Row, shape: Shape): boolean => row.month >= newFrom(shape);

/** Each record of new months stays, goes or comes once more on another day, so that there are `level` times as many. */
const levelled =
  (level: number, which: (row: Row, table: Table, shape: Shape) => boolean = () => true) =>
  (table: Table, shape: Shape): Table =>
    renumbered(shape, {
      ...table,
      rows: table.rows.flatMap((row, index) => {
        if (!isNew(row, shape) || !which(row, table, shape)) return [row];
        const chance = draw(`${shape.name} ${table.name} ${index} ${level}`);
        if (level < 1) return chance < level ? [row] : [];
        return chance < level - 1 ? [row, another(row, table, shape, index)] : [row];
      }),
    });

/** New records in the order of their days, their references one after another, as a system numbers them. */
function renumbered(shape: Shape, table: Table): Table {
  const { key, period } = shape.roles;
  if (key === undefined || period === undefined) return table;
  const column = at(table, key);
  const own = table.rows
    .filter((row) => isNew(row, shape))
    .sort((a, b) => stampOf(a, table, period) - stampOf(b, table, period));
  const first = Math.min(...own.map((row) => Number(/\d+$/.exec(cellOf(row, column))?.[0])));
  return {
    ...table,
    rows: [
      ...table.rows.filter((row) => !isNew(row, shape)),
      ...own.map((row, index) =>
        withCells(row, {
          [column]: cellOf(row, column).replace(/\d+$/, (digits) =>
            String(first + index).padStart(digits.length, "0"),
          ),
        }),
      ),
    ],
  };
}

const stampOf = (row: Row, table: Table, period: string): number =>
  row.month * 100 + Number(/^\d\d(?=\/)/.exec(cellOf(row, at(table, period)))?.[0] ?? row.day);

/** A record as another like it: its own reference, another day of its month. */
function another(row: Row, table: Table, shape: Shape, index: number): Row {
  const { key, period, grain, text } = shape.roles;
  const column = period === undefined ? -1 : at(table, period);
  const day = 1 + Math.floor(draw(`day ${index}`) * daysIn(row.month));
  return withCells(row, {
    ...(key === undefined ? {} : { [at(table, key)]: cellOf(row, at(table, key)) }),
    ...(hasDays(shape)
      ? { [column]: british(row.month, day) + (grain === "time" ? cellOf(row, column).slice(10) : "") }
      : {}),
    ...(text === undefined || shape.name === "street"
      ? {}
      : { [at(table, text)]: `${cellOf(row, at(table, text))}${index % 7}` }),
    ...(shape.name === "street" && cellOf(row, 0) !== ""
      ? { 0: cellOf(row, 0).replace(/^aaa/, `b${index % 10}c`) }
      : {}),
  });
}

const inArea = (row: Row, table: Table, shape: Shape): boolean => {
  const column = at(table, shape.roles.area ?? "");
  return cellOf(row, column) === [...new Set(table.rows.map((one) => cellOf(one, column)))].sort()[1];
};
const ofType = (row: Row, table: Table, shape: Shape): boolean => {
  const column = at(table, shape.roles.category ?? "");
  return cellOf(row, column) === [...new Set(table.rows.map((one) => cellOf(one, column)))].sort()[0];
};

const noise = (key: string, value: number, level: number): number =>
  Math.max(0, Math.round(value * level + (draw(key) + draw(`${key}b`) - 1) * Math.sqrt(value * level)));

/** The counts of new months, `level` times as many and a little more or less. */
const scaled = (level: number, which?: (area: string, type: string) => boolean) =>
  recounted(
    ({ series, month, value }) => noise(`${series} ${month} ${level}`, value, level),
    which ? ({ area, type }) => which(area, type) : undefined,
  );

const sorted =
  (by: (row: Row, table: Table, shape: Shape) => string) =>
  (table: Table, shape: Shape): Table => ({
    ...table,
    rows: [...table.rows].sort((a, b) => (by(a, table, shape) < by(b, table, shape) ? -1 : 1)),
  });

/** What partners' files do that is no mistake: nothing is to be asked. */
export const honestVariations: Damage[] = [
  ...both("nothing new but the months", (table) => table),
  ...[0.75, 0.65, 1.3, 1.6].flatMap((level) => [
    ...both(`records ${level} times as many`, levelled(level), { where: isLog }),
    ...both(`counts ${level} times as many`, scaled(level), { where: isTyped }),
  ]),
  alone("an area with half as many records", levelled(0.5, inArea), {
    where: (shape) => isLog(shape) && hasArea(shape),
  }),
  alone("an area with twice as many records", levelled(1.95, inArea), {
    where: (shape) => isLog(shape) && hasArea(shape),
  }),
  alone("a type with half as many records", levelled(0.5, ofType), {
    where: (shape) => isLog(shape) && shape.roles.category !== undefined,
  }),
  alone("a type with twice as many records", levelled(1.95, ofType), {
    where: (shape) => isLog(shape) && shape.roles.category !== undefined,
  }),
  ...both(
    "an area with half as many",
    scaled(0.5, (area) => area.startsWith("Sw")),
    { where: (shape) => isTyped(shape) && hasArea(shape) },
  ),
  ...both(
    "an area with twice as many",
    scaled(2, (area) => area.startsWith("Sw")),
    { where: (shape) => isTyped(shape) && hasArea(shape) },
  ),
  ...both(
    "a type with four fifths",
    scaled(0.8, (_area, type) => type.length % 2 === 0),
    { where: (shape) => isTyped(shape) && shape.roles.category !== undefined },
  ),
  ...both(
    "two months low",
    recounted(({ series, month, value }) =>
      month < 23 ? noise(`${series} ${month} low`, value, 0.7) : value,
    ),
    { where: isTyped },
  ),
  ...both(
    "each month a tenth lower",
    recounted(({ series, month, value }) => noise(`${series} ${month} trend`, value, 1 - (month - 20) * 0.1)),
    { where: isTyped },
  ),
  again("a recount of the year by a little", recountedYear, { where: isTyped }),
  again("a late record in each of the year's months", lateRecords, { where: isLog }),
  again(
    "a few records deleted in the year before",
    (table) => ({ ...table, rows: table.rows.filter((_, index) => index % 97 !== 13) }),
    { where: isLog },
  ),
  again(
    "a few records moved to another type",
    (table, shape) => {
      const column = at(table, shape.roles.category ?? "");
      const types = [...new Set(table.rows.map((row) => cellOf(row, column)))];
      return {
        ...table,
        rows: table.rows.map((row, index) =>
          index % 83 === 7 ? withCells(row, { [column]: types[0] ?? "" }) : row,
        ),
      };
    },
    { where: (shape) => isLog(shape) && shape.roles.category !== undefined },
  ),
  ...both(
    "sorted by area",
    sorted((row, table, shape) => cellOf(row, at(table, shape.roles.area ?? ""))),
    { where: (shape) => hasArea(shape) && !isWide(shape) },
  ),
  ...both(
    "sorted by type",
    sorted((row, table, shape) => cellOf(row, at(table, shape.roles.category ?? ""))),
    { where: (shape) => shape.roles.category !== undefined && !isWide(shape) },
  ),
  ...both("the newest first", (table) => ({ ...table, rows: [...table.rows].reverse() })),
  ...both(
    "a column more at the end",
    (table) => ({
      ...table,
      header: [...table.header, "Team"],
      rows: table.rows.map((row, index) => ({
        ...row,
        cells: [...row.cells, index % 2 === 0 ? "North" : "South"],
      })),
    }),
    { where: (shape) => !isWide(shape) },
  ),
  ...both("a title above", (table) => ({ ...table, above: ["Community safety extract", ""] })),
  ...both(
    "types in capitals",
    (table, shape) => ({
      ...table,
      rows: table.rows.map((row) =>
        withCells(row, {
          [at(table, shape.roles.category ?? "")]: cellOf(
            row,
            at(table, shape.roles.category ?? ""),
          ).toUpperCase(),
        }),
      ),
    }),
    { where: (shape) => shape.roles.category !== undefined },
  ),
  ...both(
    "a busy day",
    (table, shape) =>
      renumbered(shape, {
        ...table,
        rows: table.rows.flatMap((row, index) =>
          isNew(row, shape) && row.month === 22 && index % 4 === 0
            ? [row, dayOf(another(row, table, shape, index), table, shape, 22, 26)]
            : [row],
        ),
      }),
    { where: hasDays },
  ),
  ...both(
    "nothing at the weekend of the month's end",
    (table, shape) => ({
      ...table,
      rows: table.rows.filter((row) => !isNew(row, shape) || row.month !== 23 || row.day < 29),
    }),
    { where: (shape) => hasDays(shape) && shape.name === "events" },
  ),
  ...both(
    "notes that speak of cancelled things",
    (table, shape) => ({
      ...table,
      rows: table.rows.map((row, index) =>
        index % 40 === 3
          ? withCells(row, { [at(table, shape.roles.text ?? "")]: "Bus cancelled, crowd at the stop" })
          : row,
      ),
    }),
    { where: (shape) => isLog(shape) && shape.roles.text !== undefined && notStreet(shape) },
  ),
  ...both(
    "an area without a record",
    (table, shape) =>
      renumbered(shape, {
        ...table,
        rows: table.rows.filter(
          (row) => !isNew(row, shape) || !inArea(row, table, shape) || row.month !== 23,
        ),
      }),
    { where: (shape) => isLog(shape) && hasArea(shape) && notStreet(shape) },
  ),
  ...both(
    "a type without a record in a month",
    (table, shape) => ({
      ...table,
      rows: table.rows.filter(
        (row) => row.month !== 22 || cellOf(row, at(table, shape.roles.category ?? "")) !== "Training",
      ),
    }),
    { where: (shape) => shape.name === "events" },
  ),
  ...both(
    "noughts in small areas",
    recounted(({ value }) => (value <= 1 ? 0 : value)),
    { where: (shape) => isTyped(shape) && /ward/.test(shape.name) },
  ),
  {
    name: "the last year and a quarter alone, as it rolls",
    harmless: true,
    apply: (shape: Shape) => {
      if (isWide(shape) || shape.tables.length > 1 || shape.roles.grain === "year") return null;
      return again("", (table) => ({ ...table, rows: table.rows.filter((row) => row.month >= 9) })).apply(
        shape,
      );
    },
  },
].map((one) => ({ ...one, harmless: false, honest: true }));

function dayOf(row: Row, table: Table, shape: Shape, month: number, day: number): Row {
  const column = at(table, shape.roles.period ?? "");
  return withCells(row, {
    [column]: british(month, day) + (shape.roles.grain === "time" ? cellOf(row, column).slice(10) : ""),
  });
}

function recountedYear(table: Table, shape: Shape): Table {
  return {
    ...table,
    rows: table.rows.map((row, index) =>
      row.month < 9
        ? row
        : withCells(
            row,
            Object.fromEntries(
              shape.roles.counts.flatMap((label) => {
                const column = table.header.indexOf(label);
                const text = cellOf(row, column);
                const turn = draw(`${index} ${label}`);
                if (!/^\d+$/.test(text) || turn < 0.7) return [];
                return [[column, String(Math.max(0, Number(text) + (turn < 0.85 ? -1 : 1)))]];
              }),
            ),
          ),
    ),
  };
}

function lateRecords(table: Table, shape: Shape): Table {
  const { key } = shape.roles;
  const last = table.rows.at(-1);
  const named = (row: Row, more: number): Row =>
    key === undefined || !last
      ? row
      : withCells(row, {
          [at(table, key)]: cellOf(last, at(table, key)).replace(/\d+$/, (digits) =>
            String(Number(digits) + more).padStart(digits.length, "0"),
          ),
        });
  return {
    ...table,
    rows: table.rows.flatMap((row, index) =>
      row.month >= 9 && row.day > 24 && draw(`late ${index}`) < 0.1
        ? [row, named(another(row, table, shape, index), 1 + index)]
        : [row],
    ),
  };
}
