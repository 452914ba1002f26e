import type { Scoring } from "../../../pipeline/priorities/scoring.js";
import type { LeftOpen } from "../../../pipeline/scoring/blanks.js";
import type { Judgement } from "../../../pipeline/scoring/judgement.js";
import { rankIssues } from "../../../pipeline/scoring/rankIssues.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";

/** An issue as the paper ranks it: where the plan puts it, and where the evidence does. */
export interface RankedPriority {
  id: string;
  name: string;
  /** the plan's own order; null where it ranks nothing */
  adopted: number | null;
  /** by the scores; null where too little is known to place it */
  position: number | null;
  score: number | null;
  /** share of the weights of which something is known, 0 to 1 */
  known: number;
  /** why the plan ranks it otherwise than the evidence; null where it does not, or none was recorded */
  reason: string | null;
  /** its place by the evidence alone, without what people judged; null where too little is then known to place it */
  unjudged: number | null;
  /** places it could take under other weights */
  best: number | null;
  worst: number | null;
  /** places it could take if what is unknown of all issues were known */
  open: LeftOpen;
  /** criteria of which nothing is scored because more of what is reported may be welcome or not */
  ambiguous: string[];
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
  /** returns that a count does not bear out, and the order if they were believed; empty where there are none */
  against: string;
  /** how far the ranking holds, in one sentence */
  robustness: string;
  scheme: string;
}

/** As the evidence orders them; those of which too little is known come last, as the plan has them. */
export function rankedPriorities(scoring: Scoring): RankedPriority[] {
  const unjudged = placesUnjudged(scoring);
  const rows = scoring.ranked.map(({ id, name, position, total, known }): RankedPriority => {
    const tested = scoring.sensitivity.issues.find((issue) => issue.id === id);
    const moved = scoring.movements.find((movement) => movement.id === id);
    return {
      id,
      name,
      adopted: scoring.published.get(id) ?? null,
      position,
      score: total,
      known,
      reason: reasonOf(scoring, id),
      unjudged: unjudged.get(id) ?? null,
      best: tested?.best ?? null,
      worst: tested?.worst ?? null,
      open: scoring.open.get(id) ?? { best: null, worst: null },
      ambiguous: [
        ...new Set(
          scoring.evidence.flatMap(({ priority, criterion, reason }) =>
            priority === id && reason?.code === "ambiguous" ? [criterion] : [],
          ),
        ),
      ],
      holds: tested?.holds ?? null,
      lastRank: moved?.last_rank ?? null,
      lastYear: moved?.last_year ?? null,
      lastPartOf: moved?.came === "split" ? moved.origins.map(({ name: origin }) => origin).join("; ") : null,
      scores: { ...(scoring.issues.find((issue) => issue.id === id)?.scores ?? {}) },
    };
  });
  const place = ({ position }: RankedPriority): number => position ?? rows.length + 1;
  return rows.sort((a, b) => place(a) - place(b) || (a.adopted ?? 0) - (b.adopted ?? 0));
}

/** The places that the evidence gives where nothing is judged: neither scores nor weights. */
function placesUnjudged({ issues, computed, criteria, scheme }: Scoring): Map<string, number | null> {
  const weights = Object.fromEntries(criteria.map(({ id, given }) => [id, given]));
  const bare = issues.map(({ id, name }) => ({ id, name, scores: computed.get(id) ?? {} }));
  return new Map(rankIssues(bare, weights, scheme).map(({ id, position }) => [id, position]));
}

const reasonOf = ({ workspace, planYear }: Scoring, id: string): string | null =>
  workspace.priorities.find(({ plan_year, priority }) => plan_year === planYear && priority === id)?.reason ??
  null;

/** Whether what is unknown could give any issue any place; not where all is known. */
export const everyPlaceOpen = (ranked: readonly Pick<RankedPriority, "known" | "open">[]): boolean =>
  ranked.some(({ known }) => known < 1 - 1e-9) &&
  ranked.every(({ open: { best, worst } }) => best === 1 && worst === ranked.length);

type Placed = Pick<RankedPriority, "name" | "adopted" | "position" | "reason">;

/** The plan ranks it, and otherwise than the evidence does. */
export const isApart = ({ adopted, position }: Pick<Placed, "adopted" | "position">): boolean =>
  adopted !== null && position !== null && adopted !== position;

/** Told whoever publishes: a place in the plan that the evidence does not give, without a reason for the reader. */
export const unreasoned = (ranked: readonly Placed[], planYear: string): string[] =>
  ranked
    .filter((issue) => isApart(issue) && issue.reason === null)
    .map(
      ({ name, adopted, position }) =>
        `${name}: ${ordinal(adopted ?? 0)} in the plan and ${ordinal(position ?? 0)} by the evidence; say why in the column reason of seeds/priorities.csv (${planYear})`,
    );
