import { largest } from "../bulk.js";
import type { Scheme, Scores, Weights } from "./scheme.js";
import { weightedMean } from "./weightedMean.js";

export interface Total {
  /** null where a field that the scheme needs is unknown or too little is known */
  total: number | null;
  /** share of the scheme's weights that is known, 0–1 */
  known: number;
  /** each field's value, after the scheme's steps */
  fields: Record<string, number | null>;
  grade: string | null;
}

/**
 * One issue's total under a scheme. A product needs all of its fields; a mean takes the known ones. An issue of which
 * less than `minimum_known` of the weights is known has no total: it is listed, not placed.
 */
export function schemeTotal(scheme: Scheme, scores: Scores, weights: Weights): Total {
  const used: Record<string, number> = {};
  for (const { criteria } of scheme.fields) for (const id of criteria) used[id] = weights[id] ?? 0;
  const { known } = weightedMean(scores, used);
  const fields: Record<string, number | null> = {};
  const fieldWeights: Record<string, number> = {};
  for (const field of scheme.fields) {
    const own = Object.fromEntries(field.criteria.map((id) => [id, weights[id] ?? 0]));
    fields[field.id] = stepped(fieldValue(field.roll_up, scores, own), scheme.steps);
    fieldWeights[field.id] = Object.values(own).reduce((sum, weight) => sum + weight, 0);
  }
  const combined = known < scheme.minimum_known - 1e-9 ? null : combine(scheme, fields, fieldWeights);
  const total = combined === null ? null : scheme.confidence ? combined * known : combined;
  const grade =
    total === null ? null : (scheme.grades.find(({ from }) => total >= from - 1e-9)?.name ?? null);
  return { total, known, fields, grade };
}

function fieldValue(rollUp: "mean" | "highest", scores: Scores, weights: Weights): number | null {
  if (rollUp === "mean") return weightedMean(scores, weights).score;
  const known = Object.entries(weights).flatMap(([id, weight]) => (weight > 0 ? (scores[id] ?? []) : []));
  return known.length === 0 ? null : largest(known);
}

function stepped(value: number | null, steps: readonly number[] | null): number | null {
  if (value === null || steps === null) return value;
  return 1 + steps.filter((threshold) => value >= threshold - 1e-9).length;
}

function combine(
  scheme: Scheme,
  fields: Record<string, number | null>,
  weights: Record<string, number>,
): number | null {
  if (scheme.combine === "weighted mean") return weightedMean(fields, weights).score;
  let product = 1;
  for (const value of Object.values(fields)) {
    if (value === null) return null;
    product *= value;
  }
  return product;
}
