import type { Workspace } from "../workspace/workspace.js";

const small = ["ward", "lsoa"] as const;

/** SQL for the codes of the areas within a district, of which a figure may point to a person (`by_ward` of the measures). */
export const smallAreas = `(select code from areas where level in (${small.map((level) => `'${level}'`).join(", ")}))`;

/** SQL for whether a figure is not for publication where it is small: `m` is its measure's row of `measures`. */
export const sensitiveSql = (area: string): string =>
  `coalesce(m.sensitive or (not m.by_ward and ${area} in ${smallAreas}), false)`;

/** The same of one figure. */
export function isSensitive(
  { measures, areas }: Pick<Workspace, "measures" | "areas">,
  figure: { measure: string; area: string },
): boolean {
  const measure = measures.find(({ id }) => id === figure.measure);
  const isSmallArea = areas.some(
    ({ code, level }) => code === figure.area && small.some((one) => one === level),
  );
  return measure !== undefined && (measure.sensitive || (isSmallArea && !measure.by_ward));
}
