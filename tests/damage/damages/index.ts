import type { Damage } from "../damage.js";
import { areaDamages } from "./areas.js";
import { byteDamages } from "./bytes.js";
import { categoryDamages } from "./categories.js";
import { columnDamages } from "./columns.js";
import { fileDamages } from "./files.js";
import { furtherKinds } from "./furtherKinds.js";
import { honestVariations } from "./honest.js";
import { honestMore } from "./honestMore.js";
import { newerCountDamages } from "./newerCounts.js";
import { newerLogDamages } from "./newerLogs.js";
import { newerRecordDamages } from "./newerRecords.js";
import { newerTableDamages } from "./newerTables.js";
import { periodDamages } from "./periods.js";
import { portalDamages } from "./portals.js";
import { retypedDamages } from "./retyped.js";
import { rowDamages } from "./rows.js";
import { twoAtOnce } from "./twoAtOnce.js";
import { valueDamages } from "./values.js";
import { workbookDamages } from "./workbooks.js";

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
  "newer counts": newerCountDamages,
  "newer tables": newerTableDamages,
  "newer logs": newerLogDamages,
  "newer records": newerRecordDamages,
  workbooks: workbookDamages,
  portals: portalDamages,
  "retyped tables": retypedDamages,
  "two at once": twoAtOnce,
  honest: [...honestVariations, ...honestMore],
  "further kinds": furtherKinds,
};

export const damages: readonly Damage[] = Object.values(damageFamilies).flat();
