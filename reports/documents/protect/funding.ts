import type { FundingRow } from "../../../pipeline/plan/funding.js";
import type { MeasuresRow, TrendsRow } from "../../../pipeline/store/rows.js";

/** A grant as it may be published: with `suppressed` the number of its outcomes stands as [c]. */
export type PublishedGrant = FundingRow & { suppressed?: boolean };

/**
 * Grants with no more outcomes than the document shows elsewhere. An outcome of a sensitive measure, or of one of which
 * something is hidden, is given only where a table that was protected has the same figure; the cost of each is the
 * amount divided by it, and goes with it.
 *
 * @param trends the document's rows as they may leave the house
 */
export function protectFunding(
  funding: readonly FundingRow[],
  trends: readonly Pick<TrendsRow, "measure" | "value" | "status">[],
  measures: readonly Pick<MeasuresRow, "measure" | "sensitive">[],
  hidden: ReadonlySet<string>,
): PublishedGrant[] {
  const cared = new Set([
    ...hidden,
    ...measures.flatMap(({ measure, sensitive }) => (sensitive ? [measure] : [])),
  ]);
  return funding.map((row) => {
    const { outcome_measure: measure, outcomes } = row;
    if (measure === null || outcomes === null || !cared.has(measure)) return row;
    const shown = trends.some(
      (trend) => trend.measure === measure && trend.status === "complete" && trend.value === outcomes,
    );
    return shown ? row : { ...row, outcomes: null, cost_per_outcome: null, missing: null, suppressed: true };
  });
}
