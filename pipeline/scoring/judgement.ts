import type { Scores, Weights } from "./scheme.js";

/**
 * What a person decided: a score of an issue on a criterion (or that it is unknown), or, with `priority` `*`, the weight
 * of a criterion. Never without a reason, a name and a date.
 */
export interface Judgement {
  /** 2024-25 */
  plan_year: string;
  priority: string;
  criterion: string;
  score: number | "unknown" | null;
  weight: number | null;
  reason: string;
  /** for those within the partnership; what is published gives the post alone */
  name: string;
  /** the post in which it was decided: "Community safety analyst" */
  role: string | null;
  /** ISO day */
  date: string;
}

/** The priority of a judgement on a weight. */
export const everyIssue = "*";

/** An issue's scores with what was judged in place of what was computed. */
export function judgedScores(computed: Scores, judgements: readonly Judgement[], issue: string): Scores {
  const scores: Record<string, number | null> = { ...computed };
  for (const { priority, criterion, score } of judgements) {
    if (priority === issue && score !== null && criterion in scores)
      scores[criterion] = score === "unknown" ? null : score;
  }
  return scores;
}

/** The weights with what was judged in place of what the seed gives. */
export function judgedWeights(given: Weights, judgements: readonly Judgement[]): Weights {
  const weights: Record<string, number> = { ...given };
  for (const { priority, criterion, weight } of judgements) {
    if (priority === everyIssue && weight !== null && criterion in weights) weights[criterion] = weight;
  }
  return weights;
}
