import type { Scoring } from "../../../pipeline/priorities/scoring.js";
import type { Judgement } from "../../../pipeline/scoring/judgement.js";

/** An issue as the paper ranks it: where the plan puts it, and where the evidence does. */
export interface RankedPriority {
  id: string;
  name: string;
  /** the plan's own order; null where it ranks nothing */
  adopted: number | null;
  /** by the scores; null where too little is known to place it */
  position: number | null;
  score: number | null;
  /** places it could take under other weights */
  best: number | null;
  worst: number | null;
  /** share of the draws in which its place holds, 0 to 1 */
  holds: number | null;
  /** its place in the plan before, and which plan that was */
  lastRank: number | null;
  lastYear: string | null;
  /** the issue that it was a part of then, whose place `lastRank` is; null where it was one of its own */
  lastPartOf: string | null;
  /** criterion → score as judged, else as computed; null where unknown */
  scores: Record<string, number | null>;
}

/** A ranking of a plan's issues, with how it was made. */
export interface Ranking {
  /** "2024-25" */
  planYear: string;
  ranked: RankedPriority[];
  criteria: { id: string; name: string; weight: number }[];
  judgements: Judgement[];
  /** how far the ranking holds, in one sentence */
  robustness: string;
  scheme: string;
}

/** As the plan orders them; by the evidence where it ranks nothing. */
export function rankedPriorities(scoring: Scoring): RankedPriority[] {
  const rows = scoring.ranked.map(({ id, name, position, total }): RankedPriority => {
    const tested = scoring.sensitivity.issues.find((issue) => issue.id === id);
    const moved = scoring.movements.find((movement) => movement.id === id);
    return {
      id,
      name,
      adopted: scoring.published.get(id) ?? null,
      position,
      score: total,
      best: tested?.best ?? null,
      worst: tested?.worst ?? null,
      holds: tested?.holds ?? null,
      lastRank: moved?.last_rank ?? null,
      lastYear: moved?.last_year ?? null,
      lastPartOf: moved?.came === "split" ? moved.origins.map(({ name: origin }) => origin).join("; ") : null,
      scores: { ...(scoring.issues.find((issue) => issue.id === id)?.scores ?? {}) },
    };
  });
  const place = ({ adopted, position }: RankedPriority): number => adopted ?? 100 + (position ?? 100);
  return rows.sort((a, b) => place(a) - place(b));
}
