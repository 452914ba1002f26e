import type { Damage } from "../damage.js";
import { areaDamages } from "./areas.js";
import { byteDamages } from "./bytes.js";
import { categoryDamages } from "./categories.js";
import { columnDamages } from "./columns.js";
import { fileDamages } from "./files.js";
import { periodDamages } from "./periods.js";
import { rowDamages } from "./rows.js";
import { valueDamages } from "./values.js";

/** What happens to files, by what it happens to. */
export const damageFamilies: Readonly<Record<string, readonly Damage[]>> = {
  files: fileDamages,
  areas: areaDamages,
  categories: categoryDamages,
  periods: periodDamages,
  values: valueDamages,
  rows: rowDamages,
  columns: columnDamages,
  bytes: byteDamages,
};

export const damages: readonly Damage[] = Object.values(damageFamilies).flat();
