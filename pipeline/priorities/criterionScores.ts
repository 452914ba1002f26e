import type { EvidenceRow } from "../facts/evidenceRow.js";
import { rollUp } from "../scoring/rollUp.js";
import type { Scores } from "../scoring/scheme.js";
import type { CriterionSeed } from "../workspace/seeds/planningSeeds.js";
import type { ScoredIssue } from "./evidence/data.js";

/**
 * Criterion scores by issue: the measures make each kind of evidence by that kind's own roll-up, the kinds make the
 * criterion by the criterion's. What is unknown is left out at both steps.
 */
export function criterionScores(
  issues: readonly ScoredIssue[],
  rows: readonly EvidenceRow[],
  seeds: readonly CriterionSeed[],
): Map<string, Scores> {
  return new Map(
    issues.map(({ id }) => {
      const heads = seeds.filter(({ evidence: kind }) => kind === null);
      const scores = heads.map(({ criterion, roll_up }) => {
        const kinds = seeds.filter(
          (seed) => seed.criterion === criterion && seed.evidence !== null && seed.bands !== null,
        );
        const byKind = kinds.map((kind) =>
          rollUp(
            rows
              .filter(
                (row) => row.priority === id && row.criterion === criterion && row.evidence === kind.evidence,
              )
              .map(({ score }) => score),
            kind.roll_up,
          ),
        );
        return [criterion, rollUp(byKind, roll_up)] as const;
      });
      return [id, Object.fromEntries(scores)];
    }),
  );
}
