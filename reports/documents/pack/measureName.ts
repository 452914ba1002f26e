import type { PackMeasure } from "./data.js";

/** The name; with the supplier where two speak of the same. */
export function measureName(of: PackMeasure, among: readonly PackMeasure[]): string {
  const doubled = among.filter(({ measure }) => measure.measure === of.measure.measure).length > 1;
  return doubled ? `${of.measure.name} (${of.supplier})` : of.measure.name;
}
