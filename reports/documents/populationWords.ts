import type { TrendsRow } from "../../pipeline/store/rows.js";

/** "Census 2021 residents (no estimate for 2023)" → "Census 2021 residents": the method says the rest once. */
export function populationWords({ denominator }: Pick<TrendsRow, "denominator">): string | null {
  return denominator === null ? null : denominator.replace(/ \(.*\)$/, "");
}
