import { parts } from "../seeds/cells.js";
import type { PriorityMeasure } from "../seeds/planningSeeds.js";
import type { SeedFolder } from "../seeds/seedFolder.js";
import { seeds } from "../seeds/seeds.js";
import type { Placed } from "../seeds/seedTable.js";

/** An offence counted for two issues, or once itself and once within a sum, would weigh twice in their volumes. */
export function checkCountedOnce(folder: SeedFolder, rows: readonly Placed<PriorityMeasure>[]): void {
  const partsOf = new Map(
    folder.cells(seeds.measures).map(({ row }) => [row.id ?? "", parts(" ")(row.parts ?? "")]),
  );
  const holder = new Map<string, string>();
  for (const { row, line } of rows) {
    if (row.role !== "level") continue;
    for (const measure of [row.measure, ...(partsOf.get(row.measure) ?? [])]) {
      const key = `${row.plan_year} ${measure}`;
      const before = holder.get(key);
      if (before === undefined) holder.set(key, row.priority);
      else
        folder.faults.add(
          folder.file("priority_measures.csv"),
          line,
          `${measure} is counted already for ${before} in ${row.plan_year}`,
          "a measure, or the sum it is part of, gives the level of one priority a year",
        );
    }
  }
}
