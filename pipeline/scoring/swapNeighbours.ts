import { rounded } from "../words/round.js";
import { type Issue, rankIssues } from "./rankIssues.js";
import type { Scheme, Weights } from "./scheme.js";
import { schemeTotal } from "./schemeTotal.js";

/** What it would take for the lower of two neighbours to pass the upper. */
export interface Swap {
  upper: string;
  lower: string;
  /** totals apart; 0 where they share a place */
  gap: number;
  /** the smallest change of one weight alone, in hundredths, that does it; null where none up to 3 times (or 5) does */
  weight: { criterion: string; from: number; to: number } | null;
  /** the smallest rise of one of the lower issue's scores, in tenths up to 5, that does it; null where none does */
  score: { criterion: string; from: number; to: number } | null;
}

/**
 * For each two neighbours of the ranking, the smallest single change that swaps them: one weight with the others as
 * they are, or one score of the lower issue. Found by trying every hundredth of a weight and every tenth of a score
 * outward from what stands, so that it holds for any scheme and gives numbers that can be typed in.
 */
export function swapNeighbours(issues: readonly Issue[], weights: Weights, scheme: Scheme): Swap[] {
  const anyShare = { ...scheme, minimum_known: 0 };
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const placed = rankIssues(issues, weights, scheme).filter(({ position }) => position !== null);
  return placed.slice(1).flatMap((lowerPlaced, index) => {
    const upperPlaced = placed[index];
    const upper = byId.get(upperPlaced?.id ?? "");
    const lower = byId.get(lowerPlaced.id);
    if (!upper || !lower) return [];
    return {
      upper: upper.id,
      lower: lower.id,
      gap: (upperPlaced?.total ?? 0) - (lowerPlaced.total ?? 0),
      weight: weightThatSwaps(upper, lower, weights, anyShare),
      score: scoreThatSwaps(upper, lower, weights, anyShare),
    };
  });
}

const passes = (upper: Issue, lower: Issue, weights: Weights, scheme: Scheme): boolean => {
  const above = schemeTotal(scheme, upper.scores, weights).total;
  const below = schemeTotal(scheme, lower.scores, weights).total;
  return above !== null && below !== null && below > above + 1e-9;
};

function weightThatSwaps(upper: Issue, lower: Issue, weights: Weights, scheme: Scheme): Swap["weight"] {
  let found: { criterion: string; from: number; to: number; change: number } | null = null;
  for (const [criterion, from] of Object.entries(weights)) {
    const most = Math.max(5, 3 * from);
    for (let step = 1; ; step += 1) {
      const change = step / 100;
      if (found !== null && change >= found.change) break;
      const tried = [hundredth(from + change), hundredth(from - change)].filter(
        (to) => to >= 0 && to <= most,
      );
      if (tried.length === 0) break;
      const to = tried.find((value) => passes(upper, lower, { ...weights, [criterion]: value }, scheme));
      if (to !== undefined) {
        found = { criterion, from, to, change };
        break;
      }
    }
  }
  return found && { criterion: found.criterion, from: found.from, to: found.to };
}

function scoreThatSwaps(upper: Issue, lower: Issue, weights: Weights, scheme: Scheme): Swap["score"] {
  let found: { criterion: string; from: number; to: number } | null = null;
  for (const [criterion, from] of Object.entries(lower.scores)) {
    if (from === null) continue;
    for (let to = tenth(from + 0.1); to <= 5; to = tenth(to + 0.1)) {
      if (found !== null && to - from >= found.to - found.from - 1e-9) break;
      const raised = { ...lower, scores: { ...lower.scores, [criterion]: to } };
      if (passes(upper, raised, weights, scheme)) {
        found = { criterion, from, to };
        break;
      }
    }
  }
  return found;
}

const hundredth = (value: number): number => rounded(value, 2);
const tenth = (value: number): number => rounded(value, 1);
