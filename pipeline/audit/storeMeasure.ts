import { findMeasures } from "./measures.js";

/** Words beside a measure's name that leave it the same measure. */
const NEUTRAL =
  /\b(?:incidents?|offences?|crimes?|reports?|reported|recorded|detentions?|of|all|kinds?|to|by|the|council|police|under|mental|health|act)\b|[^a-z]/g;

/**
 * The audit's name for a measure of the store, read off the name it has there: "Anti-social behaviour incidents" is
 * `asb`. Null where the name says more than that ("Abandoned vehicles removed") or speaks of two measures.
 */
export function storeMeasure(name: string): string | null {
  const [hit, ...others] = findMeasures(name);
  if (hit === undefined || others.length > 0) return null;
  // The pattern may end within the word: "burglar|y".
  const behind = name.slice(hit.end).replace(/^[a-z]+/, "");
  const rest = `${name.slice(0, hit.start)} ${behind}`.toLowerCase().replace(NEUTRAL, "");
  return rest === "" ? hit.measure.key : null;
}
