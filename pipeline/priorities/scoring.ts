import type { EvidenceRow } from "../facts/evidenceRow.js";
import type { Movement } from "../facts/movement.js";
import { type LeftOpen, leftOpen } from "../scoring/blanks.js";
import { type Judgement, judgedScores, judgedWeights } from "../scoring/judgement.js";
import { type Issue, type RankedIssue, rankIssues } from "../scoring/rankIssues.js";
import type { RollUp } from "../scoring/rollUp.js";
import type { Scheme, Scores, Weights } from "../scoring/scheme.js";
import { type Sensitivity, sensitivity } from "../scoring/sensitivity.js";
import { type Swap, swapNeighbours } from "../scoring/swapNeighbours.js";
import type { Planning } from "../workspace/planning.js";
import type { Workspace } from "../workspace/workspace.js";
import { criterionScores } from "./criterionScores.js";
import { lastReturned } from "./evidence/addValue.js";
import type { EvidenceData } from "./evidence/data.js";
import { evidence } from "./evidence/evidence.js";
import { movement } from "./movement.js";
import { criteriaOf, schemeNamed } from "./planInForce.js";

export interface ScoredCriterion {
  id: string;
  name: string;
  /** as the seed has it, and as judged */
  given: number;
  weight: number;
  /** how its kinds of evidence make it, and how the measures make each kind */
  roll_up: RollUp;
  kinds: { id: string; name: string; roll_up: RollUp; scored: boolean }[];
}

/** A ranking with all that it rests on. */
export interface Scoring {
  planYear: string;
  /** YYYY-MM, last month of the evidence */
  to: string;
  scheme: Scheme;
  criteria: ScoredCriterion[];
  /** what the evidence gives, before any judgement */
  computed: Map<string, Scores>;
  issues: Issue[];
  ranked: RankedIssue[];
  sensitivity: Sensitivity;
  /** the places that unknown scores leave open, by issue */
  open: Map<string, LeftOpen>;
  swaps: Swap[];
  /** the actions that are returned as achieved and not counted so, since a partner's count does not bear them out */
  against: { plan_year: string; number: string }[];
  /** the places, by issue, if these returns were taken at their word */
  asReturned: Map<string, number | null>;
  evidence: EvidenceRow[];
  judgements: Judgement[];
  movements: Movement[];
  /** what the partnership itself decided for the plan year, where it is published */
  published: Map<string, number>;
  workspace: Workspace;
  planning: Planning;
}

/** What a ranking is made of: the evidence of two years and what the partnership decided. */
export interface ScoringData {
  now: EvidenceData;
  before: EvidenceData;
  planning: Planning;
  workspace: Workspace;
}

/** The arithmetic of {@link scoreIssues} on what was read. */
export function scoring(read: ScoringData, schemeName?: string): Scoring {
  const { now, before, planning, workspace } = read;
  const scheme = schemeNamed(planning, schemeName);
  const { planYear, to } = now;
  const seeds = criteriaOf(planning, planYear);
  const judgements = planning.judgements.filter((row) => row.plan_year === planYear);
  const heads = seeds.filter(({ evidence: kind }) => kind === null);
  const given: Weights = Object.fromEntries(heads.map(({ criterion, weight }) => [criterion, weight ?? 0]));
  const weights = judgedWeights(given, judgements);
  const rows = evidence(now, seeds);
  const computed = criterionScores(now.issues, rows, seeds);
  const rowsBefore = evidence(before, seeds);
  const computedBefore = criterionScores(now.issues, rowsBefore, seeds);
  const judged = (scores: Map<string, Scores>): Issue[] =>
    now.issues.map(({ id, name }) => ({
      id,
      name,
      scores: judgedScores(scores.get(id) ?? {}, judgements, id),
    }));
  const issues = judged(computed);
  const issuesBefore = judged(computedBefore);
  const ranked = rankIssues(issues, weights, scheme);
  const trusting = {
    ...now,
    returns: now.returns.map((share) => ({
      ...share,
      on_target: share.on_target + share.against.length,
      against: [],
    })),
  };
  const asReturned = rankIssues(
    judged(criterionScores(now.issues, evidence(trusting, seeds), seeds)),
    weights,
    scheme,
  );
  const rankedBefore = rankIssues(issuesBefore, weights, scheme);
  const tested = sensitivity(issues, weights, scheme);
  const lastYear = workspace.priorities
    .filter(({ plan_year, rank }) => plan_year < planYear && rank !== null)
    .map(({ plan_year }) => plan_year)
    .sort()
    .at(-1);
  return {
    planYear,
    to,
    scheme,
    criteria: heads.map(({ criterion, name, roll_up }) => ({
      id: criterion,
      name,
      given: given[criterion] ?? 0,
      weight: weights[criterion] ?? 0,
      roll_up,
      kinds: seeds.flatMap((seed) =>
        seed.criterion === criterion && seed.evidence !== null
          ? { id: seed.evidence, name: seed.name, roll_up: seed.roll_up, scored: seed.bands !== null }
          : [],
      ),
    })),
    computed,
    issues,
    ranked,
    sensitivity: tested,
    open: leftOpen(issues, weights, scheme),
    swaps: swapNeighbours(issues, weights, scheme),
    against: now.issues.flatMap(({ id }) => {
      const share = lastReturned(now, id);
      return (share?.against ?? []).map((number) => ({ plan_year: share?.plan_year ?? "", number }));
    }),
    asReturned: new Map(asReturned.map(({ id, position }) => [id, position])),
    evidence: rows,
    judgements,
    movements:
      lastYear === undefined
        ? []
        : ranked.map(({ id, name, position }) =>
            movement(
              {
                id,
                name,
                position,
                positionBefore: rankedBefore.find((other) => other.id === id)?.position ?? null,
                scores: issues.find((other) => other.id === id)?.scores ?? {},
                before: issuesBefore.find((other) => other.id === id)?.scores ?? {},
                evidence: rows.filter(({ priority }) => priority === id),
                evidenceBefore: rowsBefore.filter(({ priority }) => priority === id),
                judged: new Map(
                  judgements
                    .filter(({ priority }) => priority === id)
                    .map((row) => [row.criterion, row.name]),
                ),
              },
              new Map(heads.map(({ criterion, name: called }) => [criterion, called])),
              planning.lineage.filter(({ plan_year }) => plan_year === planYear),
              workspace.priorities,
              lastYear,
            ),
          ),
    published: new Map(
      workspace.priorities
        .filter(({ plan_year }) => plan_year === planYear)
        .flatMap(({ priority, rank }) => (rank === null ? [] : [[priority, rank] as const])),
    ),
    workspace,
    planning,
  };
}
