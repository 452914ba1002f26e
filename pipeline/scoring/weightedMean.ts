import type { Scores, Weights } from "./scheme.js";

export interface WeightedMean {
  /** 0–5; null where nothing is known */
  score: number | null;
  /** share of the weights whose criterion is known, 0–1 */
  known: number;
}

/**
 * Mean of the known scores by weight (methods: scoring priorities). What is unknown is left out of both sums, never
 * counted as 0; the share of the weights that is known stands beside the mean so that a reader sees how much it rests on.
 *
 * @throws RangeError on a weight below 0 or not finite
 * @example weightedMean({ a: 4, b: null, c: 1 }, { a: 2, b: 1, c: 1 }) // { score: 3, known: 0.75 }
 */
export function weightedMean(scores: Scores, weights: Weights): WeightedMean {
  let all = 0;
  let known = 0;
  let sum = 0;
  for (const [criterion, weight] of Object.entries(weights)) {
    if (!Number.isFinite(weight) || weight < 0) {
      throw new RangeError(`weightedMean: the weight of ${criterion} must be 0 or more, got ${weight}`);
    }
    all += weight;
    const score = scores[criterion];
    if (score === null || score === undefined) continue;
    known += weight;
    sum += weight * score;
  }
  return { score: known === 0 ? null : sum / known, known: all === 0 ? 0 : known / all };
}
