import { both } from "../continued.js";
import type { Damage } from "../damage.js";
import {
  area,
  areasOf,
  cells,
  exchanged,
  hasArea,
  hasKey,
  hasStatus,
  hasTypes,
  isLog,
  isNew,
  more,
  newKey,
  share,
  sortedApart,
  type,
  typesDiffer,
  typesOf,
} from "../logRows.js";
import { at, cellOf, type Row, withCells } from "../table.js";

/** A newer extract of a log whose records say something else, or are in it twice. */
export const newerRecordDamages: Damage[] = [
  ...both("areas sorted without the other columns", sortedApart(area), { where: hasArea }),
  ...both("types sorted without the other columns", sortedApart(type), { where: hasTypes }),
  ...both(
    "an area filled down to the end",
    cells(area, (text, row, _i, shape, table) =>
      row.month >= 22
        ? cellOf(table.rows.find((one) => one.month >= 22) ?? row, at(table, area(shape) ?? ""))
        : text,
    ),
    { where: (shape) => hasArea(shape) && shape.name !== "street" },
  ),
  ...both(
    "a type filled down to the end",
    cells(type, (text, row, _i, shape, table) =>
      row.month >= 22
        ? cellOf(table.rows.find((one) => one.month >= 22) ?? row, at(table, type(shape) ?? ""))
        : text,
    ),
    { where: hasTypes },
  ),
  ...both(
    "the first area of the list for half of the records",
    cells(area, (text, _row, index, shape) =>
      share("default", index) < 0.5 ? (areasOf(shape)[0] ?? text) : text,
    ),
    { where: (shape) => hasArea(shape) && shape.name !== "street" && shape.name !== "cases" },
  ),
  ...both(
    "the first type of the list for half of the records",
    cells(type, (text, _row, index, shape) =>
      share("default", index) < 0.5 ? (typesOf(shape)[0] ?? text) : text,
    ),
    { where: hasTypes },
  ),
  ...both(
    "two types' labels exchanged",
    cells(type, (text, _row, _i, shape) => exchanged(text, typesOf(shape)[0], typesOf(shape).at(-1))),
    { where: (shape) => hasTypes(shape) && typesDiffer(shape) },
  ),
  ...both(
    "a type counted under another",
    cells(type, (text, _row, _i, shape) => (text === typesOf(shape)[0] ? (typesOf(shape)[1] ?? text) : text)),
    { where: hasTypes },
  ),
  ...both(
    "an area counted under its neighbour",
    cells(area, (text, _row, _i, shape) => (text === areasOf(shape)[0] ? (areasOf(shape)[1] ?? text) : text)),
    { where: (shape) => hasArea(shape) && shape.name !== "street" && shape.name !== "cases" },
  ),
  ...both(
    "names moved against codes",
    cells(area, (text, _row, index, shape, table) =>
      index > 0 ? cellOf(table.rows[index - 1] as Row, at(table, area(shape) ?? "")) : text,
    ),
    { where: (shape) => isLog(shape) && shape.roles.code !== undefined },
  ),
  ...both(
    "LSOAs' names sorted without the other columns",
    sortedApart(() => "LSOA name"),
    { where: (shape) => shape.name === "street" },
  ),
  ...both(
    "a row for each outcome",
    more((own) =>
      own.filter((row, index) => index % 20 === 1 && cellOf(row, 0) !== "").flatMap((row) => [row, row]),
    ),
    { where: (shape) => shape.name === "street" },
  ),
  ...both(
    "codes sorted, names left",
    sortedApart(({ roles }) => roles.code),
    { where: (shape) => isLog(shape) && shape.roles.code !== undefined },
  ),
  ...both(
    "cancelled records by a text that nothing maps",
    more((own, shape, table) =>
      own
        .filter((_, index) => index % 4 === 1)
        .map((row, index) =>
          newKey(
            withCells(row, {
              [at(table, shape.roles.text ?? "")]: index % 2 === 0 ? "CANCELLED" : "no crime",
            }),
            table,
            shape,
            `X${index}`,
          ),
        ),
    ),
    { where: (shape) => isLog(shape) && shape.roles.text !== undefined && shape.name !== "street" },
  ),
  ...both(
    "duplicates by a text that nothing maps",
    more((own, shape, table) =>
      own
        .filter((_, index) => index % 4 === 1)
        .map((row, index) =>
          newKey(
            withCells(row, { [at(table, shape.roles.text ?? "")]: `Duplicate of ${cellOf(row, 0)}` }),
            table,
            shape,
            `X${index}`,
          ),
        ),
    ),
    { where: (shape) => isLog(shape) && shape.roles.text !== undefined && shape.name !== "street" },
  ),
  ...both(
    "cancelled records by a status that nothing maps",
    more((own, shape, table) =>
      own
        .filter((_, index) => index % 4 === 1)
        .map((row, index) =>
          newKey(
            withCells(row, { [at(table, shape.roles.status ?? "")]: "Cancelled" }),
            table,
            shape,
            `X${index}`,
          ),
        ),
    ),
    { where: hasStatus },
  ),
  ...both(
    "each record once for each action",
    more((own, shape, table) =>
      own
        .filter((_, index) => index % 2 === 1)
        .map((row) =>
          shape.roles.text === undefined ? row : withCells(row, { [at(table, shape.roles.text)]: "Visited" }),
        ),
    ),
    { where: isLog },
  ),
  ...both(
    "two teams' logs of the same things",
    more((own, shape, table) =>
      own
        .filter((_, index) => index % 2 === 1)
        .map((row, index) => newKey(row, table, shape, `T2-${900 + index}`)),
    ),
    { where: hasKey },
  ),
  ...both(
    "a block pasted over the block below",
    (table, shape) => {
      const own = table.rows.filter((row) => isNew(row, shape));
      const block = own.slice(10, 35);
      const gone = new Set(own.slice(35, 60));
      return { ...table, rows: [...table.rows.filter((row) => !gone.has(row)), ...block] };
    },
    { where: isLog },
  ),
  ...both(
    "records of a neighbour's area under ours",
    more((own, shape, table) =>
      own.map((row, index) =>
        newKey(
          withCells(row, { [at(table, shape.roles.text ?? "")]: `Elsewhere ${index}` }),
          table,
          shape,
          `E${index}`,
        ),
      ),
    ),
    { where: (shape) => isLog(shape) && shape.roles.text !== undefined && shape.name !== "street" },
  ),
];
