import { blocks, monthAt, months, quarterStarts } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";
import { blockTotals, type District } from "./districts.js";
import { allocate, random, roughNormal } from "./random.js";
import { monthWeight } from "./season.js";

const kept = new Map<string, readonly number[]>();

/** Counts of the 54 months of `months`, summing to the district's block totals exactly. */
export function monthlyCounts(measure: SampleMeasure, district: District = "Sevenoaks"): readonly number[] {
  const key = `${measure} ${district}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const next = random(`months ${key}`);
  const totals = blockTotals(measure, district);
  const counts = months.map(() => 0);
  blocks.forEach(({ from, to }, block) => {
    const weights = Array.from(
      { length: to - from + 1 },
      (_, i) => monthWeight(measure, monthAt(from + i)) * (1 + 0.05 * roughNormal(next)),
    );
    allocate(totals[block] ?? 0, weights, next).forEach((count, i) => {
      counts[from + i] = count;
    });
  });
  kept.set(key, counts);
  return counts;
}

/** The same by quarter, in the order of `quarterStarts`; no quarter straddles two blocks. */
export function quarterlyCounts(measure: SampleMeasure, district: District = "Sevenoaks"): readonly number[] {
  const counts = monthlyCounts(measure, district);
  return quarterStarts.map(
    (start) => (counts[start] ?? 0) + (counts[start + 1] ?? 0) + (counts[start + 2] ?? 0),
  );
}

/** Sum of the months of one block. */
export function blockSum(counts: readonly number[], block: number): number {
  const { from, to } = blocks[block] ?? { from: 0, to: -1 };
  return counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0);
}
