import type { Session } from "../../../pipeline/build/session.js";
import { addMonths } from "../../../pipeline/calendar/day.js";
import { planYearDays } from "../../../pipeline/calendar/planYear.js";
import { UserError } from "../../../pipeline/errors.js";
import { dueDay } from "../../../pipeline/plan/dueDay.js";
import { readFunding } from "../../../pipeline/plan/readPlan.js";
import { rankingOf } from "../../../pipeline/priorities/scoreIssues.js";
import { againstSentence, robustnessSentence } from "../../../pipeline/priorities/scoreRows.js";
import { judgedTargets } from "../../../pipeline/targets/judgedTargets.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { rankedPriorities } from "../data/ranking.js";
import { readAssessment } from "../data/readAssessment.js";
import { readNotes } from "../notes/notesRead.js";
import type { CommitteePaperData } from "./data.js";

/** Which plan the paper is about, and on which evidence. */
export interface CommitteeAsked {
  /** "2024-25" */
  planYear: string;
  /** last month of the evidence, YYYY-MM; by default the last of the assessment year before the plan */
  to?: string | undefined;
}

/**
 * Reads from the built store what the covering paper of a plan is written from: the assessment year that ended before
 * the plan year begins, its ranking, the success measures as they stand at the outset.
 *
 * @throws UserError where there are no figures for that year, or no criteria or issues to rank
 */
export async function readCommitteePaper(
  session: Session,
  { planYear, to: asked }: CommitteeAsked,
): Promise<CommitteePaperData> {
  const { workspace } = session;
  if (!workspace.priorities.some(({ plan_year }) => plan_year === planYear)) {
    const known = [...new Set(workspace.priorities.map(({ plan_year }) => plan_year))].sort().join(", ");
    throw new UserError(`there is no plan ${planYear}`, {
      hint:
        known === "" ? "put its priorities into seeds/priorities.csv" : `seeds/priorities.csv has ${known}`,
    });
  }
  const to = asked ?? lastMonthBefore(workspace, planYear);
  const data = await readAssessment(session, { to, clock: "assessment" });
  const scoring = await rankingOf(session, { to, planYear });
  const { planning } = scoring;
  const lastFunded = planning.funding
    .map(({ financial_year }) => financial_year)
    .sort()
    .at(-1);
  const { committee } = workspace.partnership;
  return {
    ...data,
    notes: await readNotes(session, "committee"),
    priorities: rankedPriorities(scoring).map(({ id, name, adopted }) => ({ id, name, rank: adopted })),
    planYear,
    ranked: rankedPriorities(scoring),
    criteria: scoring.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
    judgements: scoring.judgements,
    against: againstSentence(scoring),
    robustness: robustnessSentence(scoring),
    scheme: scoring.scheme.title,
    // at the outset: nothing that is returned during the plan year is known when it is adopted
    targets: await judgedTargets(session, {
      to: [to, monthBefore(planYearDays(planYear).start)].sort()[0],
      planYear,
      asAt: planYearDays(planYear).start,
    }),
    plan: planning.actions
      .filter(({ plan_year }) => plan_year === planYear)
      .map((action) => ({ ...action, due: dueDay(action.by_when, planYear) })),
    funding: lastFunded === undefined ? [] : await readFunding(session, lastFunded),
    bodies: committee?.bodies ?? usualBodies,
    implications: committee?.implications ?? [],
  };
}

const monthBefore = (day: string): string => addMonths(day, -1).slice(0, 7);

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
