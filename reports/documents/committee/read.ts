import { type Built, withBuilt } from "../../../pipeline/build/withBuilt.js";
import { UserError } from "../../../pipeline/errors.js";
import { planRows, planSummary } from "../../../pipeline/plan/plan.js";
import { planYearDays } from "../../../pipeline/plan/planYears.js";
import { readFunding } from "../../../pipeline/plan/readPlan.js";
import type { Scoring, ScoringData } from "../../../pipeline/priorities/scoring.js";
import { readTargets } from "../../../pipeline/targets/readTargets.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { JudgedTarget } from "../data/judgedTarget.js";
import { rankedPriorities } from "../data/ranking.js";
import { assessmentOnce, rankingOnce, scoringOnce } from "../data/readOnce.js";
import type { CommitteePaperData } from "./data.js";

/**
 * Reads from the built store what the covering paper of a plan is written from: the assessment year that ended before
 * the plan year begins, its ranking, the success measures as they stand at the outset.
 *
 * @param asked.planYear "2024-25"
 * @param asked.to last month of the evidence, YYYY-MM; by default the last of the assessment year before the plan
 * @throws UserError where there are no figures for that year, or no criteria or issues to rank
 */
export async function readCommitteePaper(
  root: string,
  asked: { planYear: string; to?: string | undefined },
  built?: Built,
): Promise<CommitteePaperData> {
  return withBuilt(root, built, (opened) => readPaper(root, asked, opened));
}

async function readPaper(
  root: string,
  { planYear, to }: { planYear: string; to?: string | undefined },
  built: Built,
): Promise<CommitteePaperData> {
  const { workspace } = built;
  if (!workspace.priorities.some(({ plan_year }) => plan_year === planYear)) {
    const known = [...new Set(workspace.priorities.map(({ plan_year }) => plan_year))].sort().join(", ");
    throw new UserError(`there is no plan ${planYear}`, { hint: `seeds/priorities.csv has ${known}` });
  }
  const month = to ?? lastMonthBefore(workspace, planYear);
  const data = await assessmentOnce(root, month, built);
  const read = await scoringOnce(root, { to: month, planYear }, built);
  const scoring = await rankingOnce(root, { to: month, planYear }, built);
  const { planning } = scoring;
  const lastFunded = planning.funding
    .map(({ financial_year }) => financial_year)
    .sort()
    .at(-1);
  const actions = planning.actions.filter(({ plan_year }) => plan_year === planYear);
  const { committee } = workspace.partnership;
  return {
    ...data,
    priorities: rankedPriorities(scoring).map(({ id, name, adopted }) => ({ id, name, rank: adopted })),
    planYear,
    ranked: rankedPriorities(scoring),
    criteria: scoring.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
    judgements: scoring.judgements,
    robustness: scoring.sentence,
    scheme: scoring.scheme.title,
    targets: await targetsOf(root, built, scoring, month, read),
    actions: actions.length === 0 ? [] : planSummary(planRows(actions, [], planYearDays(planYear).start)),
    funding: lastFunded === undefined ? [] : await readFunding(root, lastFunded, built),
    bodies: committee?.bodies ?? usualBodies,
    implications: committee?.implications ?? [],
  };
}

/** Asked of each body in turn where partnership.yaml does not say otherwise. */
const usualBodies = [
  {
    name: "the advisory committee",
    asked: "to recommend to Cabinet that the strategy and action plan be put to Council for adoption",
  },
  { name: "Cabinet", asked: "to recommend to Council that the strategy and action plan be adopted" },
  { name: "Council", asked: "to adopt the strategy and action plan" },
];

function lastMonthBefore({ partnership }: Workspace, planYear: string): string {
  const last = ((partnership.assessment_year.starts + 10) % 12) + 1;
  const year = Number(planYear.slice(0, 4)) - (last > 3 ? 1 : 0);
  return `${year}-${String(last).padStart(2, "0")}`;
}

async function targetsOf(
  root: string,
  built: Built,
  { planning, planYear }: Scoring,
  to: string,
  read: ScoringData,
): Promise<JudgedTarget[]> {
  const own = planning.successMeasures.filter(({ plan_year }) => plan_year === planYear);
  if (own.length === 0) return [];
  // at the outset: nothing that is returned during the plan year is known when it is adopted
  const asAt = planYearDays(planYear).start;
  const { rows } = await readTargets(root, { to, planYear, asAt }, { built, evidence: read });
  const measures = new Map(own.map(({ number, measure }) => [number, measure]));
  return rows.map((row) => ({ ...row, measure: measures.get(row.number) ?? null }));
}
