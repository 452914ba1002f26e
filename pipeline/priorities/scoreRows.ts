import { contestedOrder } from "../../reports/words/contestedOrder.js";
import { factWords, type WordedEvidence, wordedEvidence } from "../../reports/words/evidence.js";
import { movementWords } from "../../reports/words/movement.js";
import { noteWords } from "../../reports/words/reasons.js";
import { robustness } from "../../reports/words/robustness.js";
import {
  holdsWords,
  knownWords,
  rangeWords,
  rollUpWords,
  scoreWords,
  withoutWords,
} from "../../reports/words/scoring.js";
import { swapSentence } from "../../reports/words/swapSentence.js";
import type { Swap } from "../scoring/swapNeighbours.js";
import { rounded } from "../words/round.js";
import type { Scoring } from "./scoring.js";

const printed = (value: number | null, decimals: number): number | null =>
  value === null ? null : rounded(value, decimals);

/**
 * One row per issue: its place and total (two decimals), the share of the weight that is known, each criterion's score
 * (null where unknown) with the computed one and whether it was judged, the places it could take, and last year's.
 */
export function rankingRows(scoring: Scoring): Record<string, unknown>[] {
  const { criteria, computed, movements, published, sensitivity, swaps, scheme } = scoring;
  const sentence = robustnessSentence(scoring);
  return scoring.ranked.map((issue) => {
    const tested = sensitivity.issues.find(({ id }) => id === issue.id);
    const moved = movements.find(({ id }) => id === issue.id);
    const swap = swaps.find(({ upper }) => upper === issue.id);
    const scores = scoring.issues.find(({ id }) => id === issue.id)?.scores ?? {};
    return {
      plan_year: scoring.planYear,
      scheme: scheme.id,
      position: issue.position,
      priority: issue.id,
      issue: issue.name,
      score: printed(issue.total, 2),
      grade: issue.grade,
      known_share: printed(issue.known, 3),
      known: knownOf(scoring, issue.id),
      ...Object.fromEntries(
        criteria.flatMap(({ id }) => [
          [id, scores[id] ?? null],
          [`${id}_computed`, computed.get(issue.id)?.[id] ?? null],
          [`${id}_judged`, isJudged(scoring, issue.id, id)],
        ]),
      ),
      best: tested?.best ?? null,
      worst: tested?.worst ?? null,
      range: rangeWords(tested?.best ?? null, tested?.worst ?? null),
      blanks: blanksOf(scoring, issue.id),
      holds: holdsWords(tested?.holds),
      last_year: moved?.last_year ?? null,
      last_rank: moved?.last_rank ?? null,
      moved: moved?.moved ?? null,
      why: moved === undefined ? null : movementWords(moved),
      published: published.get(issue.id) ?? null,
      swap: swap ? swapText(swap, scoring) : null,
      robustness: sentence,
    };
  });
}

/** The same rows for people: each criterion in one cell, `*` where judged with the computed score in brackets. */
export function rankingTable(scoring: Scoring): Record<string, unknown>[] {
  return rankingRows(scoring).map((row) => ({
    ...row,
    ...Object.fromEntries(
      scoring.criteria.map(({ id }) => [
        id,
        scoreWords(
          row[id] as number | null,
          row[`${id}_judged`] === true,
          row[`${id}_computed`] as number | null,
        ),
      ]),
    ),
  }));
}

const isJudged = ({ judgements }: Scoring, issue: string, id: string): boolean =>
  judgements.some(({ priority, criterion }) => priority === issue && criterion === id);

function knownOf(scoring: Scoring, id: string): string {
  const { criteria, issues } = scoring;
  const scores = issues.find((issue) => issue.id === id)?.scores ?? {};
  const known = criteria.filter((criterion) => (scores[criterion.id] ?? null) !== null);
  const judged = known.filter((criterion) => isJudged(scoring, id, criterion.id)).length;
  return knownWords(known.length, criteria.length, judged);
}

/** A row of `score_evidence` as it is printed. */
export type NotedEvidence = Omit<WordedEvidence, "rests_on"> & { note: string | null };

/** The rows of `score_evidence` with a note where they are not for publication, the judgement after the evidence it replaces. */
export function evidenceRows(scoring: Scoring): NotedEvidence[] {
  const { evidence, judgements, criteria, planYear, workspace } = scoring;
  const threshold = workspace.partnership.thresholds.suppress_below;
  const rows = evidence.map((row) => ({
    ...wordedEvidence(row),
    note: row.small ? noteWords([{ code: "not-for-publication", count: threshold }]) : null,
  }));
  const judged = judgements
    .filter(({ priority }) => priority !== "*")
    .map(({ priority, criterion, score, reason, role, date }): WordedEvidence & { note: string | null } => ({
      plan_year: planYear,
      priority,
      issue: scoring.issues.find(({ id }) => id === priority)?.name ?? priority,
      criterion,
      evidence: "judgement",
      what: criteria.find(({ id }) => id === criterion)?.name ?? criterion,
      measure: null,
      source: null,
      area: null,
      period_start: null,
      period_end: null,
      value: typeof score === "number" ? score : null,
      word: score === "unknown" ? "unknown" : null,
      finding: factWords({
        kind: "judged",
        score,
        computed: scoring.computed.get(priority)?.[criterion] ?? null,
        reason,
      }),
      bands: null,
      score: typeof score === "number" ? score : null,
      state: "scored",
      reason: null,
      rests_on: [],
      small: false,
      note: role === null ? date : `${role}, ${date}`,
    }));
  const order = new Map(scoring.ranked.map(({ id }, index) => [id, index]));
  const places = new Map(criteria.map(({ id }, index) => [id, index]));
  const sorted = [...rows, ...judged].sort(
    (a, b) =>
      (order.get(a.priority) ?? 0) - (order.get(b.priority) ?? 0) ||
      (places.get(a.criterion) ?? 0) - (places.get(b.criterion) ?? 0) ||
      Number(a.evidence === "judgement") - Number(b.evidence === "judgement"),
  );
  return sorted.map(({ rests_on: _, ...row }) => row);
}

/** How far the place of an issue holds. */
export interface Robustness {
  position: number | null;
  priority: string;
  issue: string;
  best: number | null;
  worst: number | null;
  /** "1st to 4th" */
  range: string;
  /** the same, if what is unknown of all issues were known, whatever it were */
  blanks: string;
  /** 0 to 1; null where the issue is not placed */
  holds_share: number | null;
  holds: string;
  /** its place without each criterion, in words */
  without: string;
  /** what would swap it with the next; null of the last */
  swap: string | null;
  robustness: string;
}

/** One row per issue: the range of its places, how often it holds, its place without each criterion, and the swap below. */
export function robustnessRows(scoring: Scoring): Robustness[] {
  return scoring.ranked.map(({ id, name, position }) => {
    const tested = scoring.sensitivity.issues.find((issue) => issue.id === id);
    const swap = scoring.swaps.find(({ upper }) => upper === id);
    return {
      position,
      priority: id,
      issue: name,
      best: tested?.best ?? null,
      worst: tested?.worst ?? null,
      range: rangeWords(tested?.best ?? null, tested?.worst ?? null),
      blanks: blanksOf(scoring, id),
      holds_share: tested?.holds ?? null,
      holds: holdsWords(tested?.holds),
      without: withoutWords(tested?.without ?? {}),
      swap: swap ? swapText(swap, scoring) : null,
      robustness: robustnessSentence(scoring),
    };
  });
}

const blanksOf = ({ open }: Scoring, id: string): string => {
  const { best, worst } = open.get(id) ?? { best: null, worst: null };
  return rangeWords(best, worst);
};

/** The ranking's robustness in one sentence. */
export const robustnessSentence = ({ sensitivity, issues }: Scoring): string =>
  robustness(sensitivity, new Map(issues.map(({ id, name }) => [id, name])));

/** How measures make a criterion's score, a sentence a criterion. */
export const rollUpSentences = ({ criteria }: Scoring): string[] => criteria.map(rollUpWords);

/** What it would take to swap each two neighbours, a sentence each. */
export const swapSentences = (scoring: Scoring): string[] =>
  scoring.swaps.map((swap) => swapText(swap, scoring));

const swapText = (swap: Swap, { criteria, issues }: Scoring): string =>
  swapSentence(
    swap,
    new Map(issues.map(({ id, name }) => [id, name])),
    new Map(criteria.map(({ id, name }) => [id, name])),
  );

/** What of the order would be another if returns that a count does not bear out were believed; nothing where there are none. */
export const againstSentence = ({ against, asReturned, ranked }: Scoring): string =>
  contestedOrder(
    against,
    ranked.map(({ id, name, position }) => ({ name, position, otherwise: asReturned.get(id) ?? null })),
  );
