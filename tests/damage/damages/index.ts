import type { Damage } from "../damage.js";
import { areaDamages } from "./areas.js";
import { byteDamages } from "./bytes.js";
import { categoryDamages } from "./categories.js";
import { columnDamages } from "./columns.js";
import { fileDamages } from "./files.js";
import { periodDamages } from "./periods.js";
import { rowDamages } from "./rows.js";
import { valueDamages } from "./values.js";

/** All that happens to files, by what it happens to. */
export const damages: readonly Damage[] = [
  ...fileDamages,
  ...areaDamages,
  ...categoryDamages,
  ...periodDamages,
  ...valueDamages,
  ...rowDamages,
  ...columnDamages,
  ...byteDamages,
];
