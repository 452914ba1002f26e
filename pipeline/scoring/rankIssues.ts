import type { Scheme, Scores, Weights } from "./scheme.js";
import { schemeTotal, type Total } from "./schemeTotal.js";

export interface Issue {
  id: string;
  name: string;
  scores: Scores;
}

export interface RankedIssue extends Total {
  id: string;
  name: string;
  /** 1 is the first priority; issues of one total take the same, best position; null where there is no total */
  position: number | null;
}

/** Totals within this of one another are one total: they differ by the computer's arithmetic, not by evidence. */
const alike = 1e-9;

/** Issues in the order of their totals, those without a place last; of equals the one given first stands first. */
export function rankIssues(issues: readonly Issue[], weights: Weights, scheme: Scheme): RankedIssue[] {
  const totals = issues.map(({ id, name, scores }, given) => ({
    id,
    name,
    given,
    ...schemeTotal(scheme, scores, weights),
  }));
  const ordered = totals.sort((a, b) => {
    if (a.total === null || b.total === null) {
      return Number(a.total === null) - Number(b.total === null) || a.given - b.given;
    }
    return Math.abs(a.total - b.total) <= alike ? a.given - b.given : b.total - a.total;
  });
  return ordered.map(({ given: _, ...issue }) => ({
    ...issue,
    position: issue.total === null ? null : 1 + better(ordered, issue.total),
  }));
}

function better(issues: readonly { total: number | null }[], total: number): number {
  return issues.filter((other) => other.total !== null && other.total > total + alike).length;
}
