import type { PackMeasure } from "./data.js";

/** The name; of people whom a source counts by shorter periods, how; with the supplier where two speak of the same. */
export function measureName(of: PackMeasure, among: readonly PackMeasure[]): string {
  const doubled = among.filter(({ measure }) => measure.measure === of.measure.measure).length > 1;
  const by = of.countedBy ?? null;
  const marks = [...(by === null ? [] : [by]), ...(doubled ? [of.supplier] : [])];
  return marks.length === 0 ? of.measure.name : `${of.measure.name} (${marks.join(", ")})`;
}
