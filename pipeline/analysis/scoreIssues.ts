import { UserError } from "../errors.js";
import type { EvidenceRow } from "../scoring/evidenceRow.js";
import { type Judgement, judgedScores, judgedWeights } from "../scoring/judgement.js";
import { type Issue, type RankedIssue, rankIssues } from "../scoring/rankIssues.js";
import { robustness } from "../scoring/robustness.js";
import { type RollUp, rollUp } from "../scoring/rollUp.js";
import type { Scheme, Scores, Weights } from "../scoring/scheme.js";
import { type Sensitivity, sensitivity } from "../scoring/sensitivity.js";
import { type Swap, swapNeighbours } from "../scoring/swapNeighbours.js";
import { type Planning, readPlanning } from "../workspace/planning.js";
import type { CriterionSeed } from "../workspace/planningSeeds.js";
import type { Workspace } from "../workspace/workspace.js";
import { openBuilt } from "./build.js";
import { evidence, evidenceKinds } from "./evidence.js";
import { type EvidenceData, readEvidenceData, type ScoredIssue } from "./evidenceData.js";
import { type Movement, movement } from "./movement.js";
import { planYearAfter, yearInForce } from "./planYears.js";

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
  swaps: Swap[];
  /** the ranking's robustness in one sentence */
  sentence: string;
  evidence: EvidenceRow[];
  judgements: Judgement[];
  movements: Movement[];
  /** what the partnership itself decided for the plan year, where it is published */
  published: Map<string, number>;
  workspace: Workspace;
  planning: Planning;
}

/**
 * Ranks the issues of a plan year on the evidence of the twelve months to `to`.
 *
 * @throws UserError where the seeds have no criteria or issues, or name evidence that there is not
 */
export async function scoreIssues(
  root: string,
  asked: { to: string; planYear?: string | undefined; scheme?: string | undefined },
): Promise<Scoring> {
  return scoring(await readScoring(root, asked), asked.scheme);
}

/** What a ranking is made of: the evidence of two years and what the partnership decided. */
export interface ScoringData {
  now: EvidenceData;
  before: EvidenceData;
  planning: Planning;
  workspace: Workspace;
}

/** Reads what {@link scoring} needs; the dear part, the same for every scheme. */
export async function readScoring(
  root: string,
  asked: { to: string; planYear?: string | undefined },
): Promise<ScoringData> {
  const planYear = asked.planYear ?? planYearAfter(asked.to);
  const { store, workspace } = await openBuilt(root);
  try {
    const planning = readPlanning(workspace);
    const issues = issuesOf(workspace, planning, planYear);
    const read = async (to: string): Promise<EvidenceData> => {
      const { store: findings } = await openBuilt(root, { to, months: 12, findings: true });
      try {
        return await readEvidenceData({ store, findings }, workspace, planning, { planYear, to, issues });
      } finally {
        findings.close();
      }
    };
    const now = await read(asked.to);
    const before = await read(`${Number(asked.to.slice(0, 4)) - 1}${asked.to.slice(4)}`);
    return { now, before, planning, workspace };
  } finally {
    store.close();
  }
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
  const rankedBefore = rankIssues(issuesBefore, weights, scheme);
  const tested = sensitivity(issues, weights, scheme);
  const names = new Map(issues.map(({ id, name }) => [id, name]));
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
    swaps: swapNeighbours(issues, weights, scheme),
    sentence: robustness(tested, names),
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

/**
 * Criterion scores by issue: the measures make each kind of evidence by that kind's own roll-up, the kinds make the
 * criterion by the criterion's. What is unknown is left out at both steps.
 */
function criterionScores(
  issues: readonly ScoredIssue[],
  rows: readonly EvidenceRow[],
  seeds: readonly CriterionSeed[],
): Map<string, Scores> {
  return new Map(
    issues.map(({ id }) => {
      const heads = seeds.filter(({ evidence: kind }) => kind === null);
      const scores = heads.map(({ criterion, roll_up }) => {
        const kinds = seeds.filter(
          (seed) => seed.criterion === criterion && seed.evidence !== null && seed.bands !== null,
        );
        const byKind = kinds.map((kind) =>
          rollUp(
            rows
              .filter(
                (row) => row.priority === id && row.criterion === criterion && row.evidence === kind.evidence,
              )
              .map(({ score }) => score),
            kind.roll_up,
          ),
        );
        return [criterion, rollUp(byKind, roll_up)] as const;
      });
      return [id, Object.fromEntries(scores)];
    }),
  );
}

/** The priorities of the plan year (or of the last one listed before it), each with its measures. */
function issuesOf(workspace: Workspace, planning: Planning, planYear: string): ScoredIssue[] {
  const year = yearInForce(workspace.priorities, planYear, "priorities.csv");
  const measuresYear = yearInForce(planning.priorityMeasures, planYear, "priority_measures.csv");
  return workspace.priorities
    .filter(({ plan_year }) => plan_year === year)
    .map(({ priority, name }) => ({
      id: priority,
      name,
      measures: planning.priorityMeasures.filter(
        (row) => row.plan_year === measuresYear && row.priority === priority,
      ),
    }));
}

function criteriaOf(planning: Planning, planYear: string): CriterionSeed[] {
  const year = yearInForce(planning.criteria, planYear, "criteria.csv");
  const seeds = planning.criteria.filter(({ plan_year }) => plan_year === year);
  const odd = seeds.find(({ evidence: kind }) => kind !== null && !evidenceKinds.includes(kind));
  if (odd) {
    throw new UserError(
      `seeds/criteria.csv: there is no evidence "${odd.evidence}" (${year}, ${odd.criterion})`,
      {
        hint: `use one of ${evidenceKinds.join(", ")}`,
      },
    );
  }
  const headless = seeds.find(
    (seed) => !seeds.some(({ criterion, evidence: kind }) => kind === null && criterion === seed.criterion),
  );
  if (headless) {
    throw new UserError(`seeds/criteria.csv: ${headless.criterion} of ${year} has evidence but no weight`, {
      hint: "add a row for the criterion with evidence left empty",
    });
  }
  return seeds;
}

function schemeNamed(planning: Planning, name = "six-criteria"): Scheme {
  const scheme = planning.schemes.find(({ id }) => id === name);
  if (scheme) return scheme;
  const known = planning.schemes.map(({ id }) => id).join(", ");
  throw new UserError(`there is no scheme "${name}"`, {
    hint: known === "" ? "put one into seeds/schemes" : `seeds/schemes has ${known}`,
  });
}
