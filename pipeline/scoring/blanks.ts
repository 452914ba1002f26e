import { type Issue, rankIssues } from "./rankIssues.js";
import type { Scheme, Scores, Weights } from "./scheme.js";

/** The best and the worst place that what is unknown leaves to an issue; null where the scheme places none. */
export interface LeftOpen {
  best: number | null;
  worst: number | null;
}

const [least, most] = [0, 5];

/**
 * The places that issues could take if every unknown score of every issue were known: an issue's best has its own at 5 and
 * those of the others at 0, its worst the other way round. No total falls where a score rises, so that all others lie between.
 *
 * @returns by the issue's id
 */
export function leftOpen(issues: readonly Issue[], weights: Weights, scheme: Scheme): Map<string, LeftOpen> {
  const criteria = Object.keys(weights);
  const filled = (scores: Scores, blank: number): Scores =>
    Object.fromEntries(criteria.map((id) => [id, scores[id] ?? blank]));
  const place = (id: string, own: number, others: number): number | null =>
    rankIssues(
      issues.map((issue) => ({ ...issue, scores: filled(issue.scores, issue.id === id ? own : others) })),
      weights,
      scheme,
    ).find((issue) => issue.id === id)?.position ?? null;
  return new Map(
    issues.map(({ id }) => [id, { best: place(id, most, least), worst: place(id, least, most) }]),
  );
}
