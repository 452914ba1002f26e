import { again, alone, both, newFrom } from "../continued.js";
import type { Damage } from "../damage.js";
import {
  areaIntoOther,
  byNumber,
  down,
  exchanged,
  exchangedLabel,
  extremes,
  hasArea,
  hasPeriods,
  hasTypes,
  inGrain,
  intoOther,
  isLong,
  isMonthly,
  isTyped,
  largest,
  largestArea,
  lastCounts,
  moved,
  neighbour,
  ofMonth,
  recounted,
  relabelled,
  reorderedAreas,
  reworded,
  rowsDiffer,
  step,
  typesOf,
} from "../recount.js";
import { at, cellOf, withCells } from "../table.js";

/** Rows, columns and labels of a newer table of counts that a partner moved, sorted, exchanged or lost. */
export const newerTableDamages: Damage[] = [
  ...both("last year's file under this year's labels", recounted(ofMonth((month) => month - 12)), {
    where: isTyped,
  }),
  ...both(
    "the same month twice under two labels",
    recounted(ofMonth((month) => (month === 23 ? 22 : month))),
    { where: isMonthly },
  ),
  ...both(
    "two months under each other's labels",
    recounted(ofMonth((month) => (month === 23 ? 22 : month === 22 ? 23 : month))),
    { where: isMonthly },
  ),
  ...both("counts sorted without the other columns", moved(lastCounts, byNumber), { where: isLong }),
  ...both("counts one row too low", moved(lastCounts, down), { where: rowsDiffer }),
  ...both(
    "counts one row too high",
    moved(lastCounts, (cells) => [...cells.slice(1), cells.at(-1) ?? ""]),
    { where: rowsDiffer },
  ),
  ...both(
    "areas in another order, the counts as they were",
    moved(
      ({ roles }) => roles.area,
      (cells, rows) => reorderedAreas(cells, rows),
    ),
    { where: (shape) => isLong(shape) && hasArea(shape) && shape.roles.code === undefined },
  ),
  ...both(
    "areas sorted, their codes left",
    moved(
      ({ roles }) => roles.code,
      (cells) => [...cells].sort(),
    ),
    { where: (shape) => isTyped(shape) && shape.roles.code !== undefined },
  ),
  ...both(
    "two areas' labels exchanged",
    reworded(
      ({ roles }) => roles.area,
      (text, shape) =>
        exchanged(
          text,
          extremes(shape, ({ area }) => area),
        ),
    ),
    { where: (shape) => isLong(shape) && hasArea(shape) && shape.roles.code === undefined },
  ),
  ...both(
    "two types' labels exchanged",
    reworded(
      ({ roles }) => roles.category,
      (text, shape) =>
        exchanged(
          text,
          extremes(shape, ({ type }) => type),
        ),
    ),
    {
      where: (shape) =>
        isLong(shape) && hasTypes(shape) && shape.name !== "housing" && shape.name !== "ward counts",
    },
  ),
  ...both(
    "one area's label filled down over the next",
    reworded(
      ({ roles }) => roles.area,
      (text, shape) => (text === neighbour(shape) ? largestArea(shape) : text),
    ),
    { where: (shape) => isLong(shape) && hasArea(shape) },
  ),
  ...both("a type counted under another", intoOther, { where: (shape) => isLong(shape) && hasTypes(shape) }),
  ...both("an area counted under its neighbour", areaIntoOther, {
    where: (shape) => isTyped(shape) && hasArea(shape),
  }),
  ...both(
    "an area's rows not in the list",
    (table, shape) => ({
      ...table,
      rows: table.rows.filter(
        (row) =>
          !(
            hasArea(shape) &&
            cellOf(row, at(table, shape.roles.area ?? "")) === largestArea(shape) &&
            (row.month === -1 || row.month >= newFrom(shape))
          ),
      ),
    }),
    { where: hasArea },
  ),
  ...both(
    "a type's rows not in the list",
    (table, shape) => ({
      ...table,
      rows: table.rows.filter(
        (row) =>
          !(
            cellOf(row, at(table, shape.roles.category ?? "")) === typesOf(shape)[0] &&
            (row.month === -1 || row.month >= newFrom(shape))
          ),
      ),
    }),
    { where: hasTypes },
  ),
  again(
    "two periods' labels exchanged",
    relabelled((row, shape) => exchangedLabel(row, shape)),
    { where: hasPeriods },
  ),
  alone(
    "labels of the year before",
    relabelled((row, shape) => inGrain(shape, row.month - 12)),
    { where: hasPeriods },
  ),
  again(
    "labels a period late",
    relabelled((row, shape) => inGrain(shape, row.month + step(shape))),
    { where: hasPeriods },
  ),
  again(
    "labels a period early",
    relabelled((row, shape) => inGrain(shape, row.month - step(shape))),
    { where: hasPeriods },
  ),
  again(
    "labels of the year before",
    relabelled((row, shape) => inGrain(shape, row.month - 12)),
    { where: hasPeriods },
  ),
  alone(
    "months filled as a series",
    relabelled((row, shape) => inGrain(shape, 21 + (largest(shape).indexOf(row) % 3))),
    { where: (shape) => hasPeriods(shape) && isMonthly(shape) },
  ),
  {
    name: "two count columns exchanged in the newer file",
    apply: (shape) =>
      shape.roles.counts.length === 3
        ? alone("", (table) => ({
            ...table,
            header: table.header.map((label) => exchanged(label, shape.roles.counts)),
          })).apply(shape)
        : null,
  },
  {
    name: "one count column pasted over another",
    apply: (shape) =>
      shape.roles.counts.length === 3
        ? alone("", (table) => ({
            ...table,
            rows: table.rows.map((row) =>
              withCells(row, {
                [at(table, shape.roles.counts[2] ?? "")]: cellOf(row, at(table, shape.roles.counts[0] ?? "")),
              }),
            ),
          })).apply(shape)
        : null,
  },
];
