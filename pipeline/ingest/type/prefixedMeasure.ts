import { literal } from "../../store/open.js";

/**
 * SQL for the measure that a label names by itself (`prefix: street_`: "Drugs" is street_drugs); NULL for a blank label,
 * and for one that is several known types behind another separator than the contract's ("Noise / Drug use"): taken for a
 * type of its own it would be missing from both. Needs `measures` in the store.
 */
export function prefixedMeasure(prefix: string): string {
  const measure = (label: string): string =>
    `${literal(prefix)} || trim(regexp_replace(lower(${label}), '[^a-z0-9]+', '_', 'g'), '_')`;
  const parts = `list_transform(regexp_split_to_array(label, '[,;/|&+\\n]|\\s+and\\s+'), lambda x: ${measure("x")})`;
  const known = "(select list(measure) from measures)";
  return `case when label <> '' and (list_contains(${known}, ${measure("label")})
    or len(list_intersect(${parts}, ${known})) < 2) then nullif(${measure("label")}, ${literal(prefix)}) end`;
}
