import { both } from "../continued.js";
import type { Damage } from "../damage.js";
import { cells, hasTypes, type } from "../logRows.js";
import { firstArea, hasArea, isMonthly, recounted } from "../recount.js";

/** Kinds that were met later; they stand last, so that the shapes on which the others are tried stay the same. */
export const furtherKinds: Damage[] = [
  ...both(
    "a digit lost at the end in one area",
    recounted(({ value }) => Math.floor(value / 10), firstArea),
    { where: hasArea },
  ),
  ...both(
    "ten times as many in one area",
    recounted(({ value }) => value * 10, firstArea),
    { where: hasArea },
  ),
  ...both(
    "changes in place of numbers",
    recounted(({ series, month, value }, of) => Math.abs(value - (of(series, month - 1) ?? value))),
    { where: isMonthly },
  ),
  ...both(
    "weekly means",
    recounted(({ value }) => Math.round(value / 4.345)),
    { where: isMonthly },
  ),
  ...both(
    "a fifth of the types as Other",
    cells(type, (text, _row, index) => (index % 5 === 0 ? "Other" : text)),
    { where: hasTypes },
  ),
];
