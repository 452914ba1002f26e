import { oncePerSession, type Session } from "../build/session.js";
import { monthsBetween, yearBefore } from "../calendar/day.js";
import { planYearAfter, planYearDays } from "../calendar/planYear.js";
import { UserError } from "../errors.js";
import type { JudgedTarget } from "../facts/target.js";
import { ownAreas } from "../findings/findings.js";
import { heldToCounts, type PlanRow } from "../plan/plan.js";
import { planAsReturned } from "../plan/readPlan.js";
import type { EvidenceData } from "../priorities/evidence/data.js";
import { readEvidenceData } from "../priorities/evidence/readData.js";
import type { Store } from "../store/open.js";
import { together } from "../together.js";
import { countingOf } from "../workspace/contracts/countingOf.js";
import { type Planning, readPlanning } from "../workspace/planning.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import type { TargetData } from "./answer.js";
import { type Contested, contestedActions, contestedOf } from "./borneOut.js";
import { readPlanYear } from "./readPlanYear.js";
import { judgeTarget } from "./targets.js";

/** What is judged: by default the plan that follows the last whole twelve months, by all that was returned. */
export interface TargetsAsked {
  /** last month that counts, YYYY-MM */
  to?: string | undefined;
  planYear?: string | undefined;
  /** the day by which returns on actions count */
  asAt?: string | undefined;
  /** ISO day: returns of quarters that ended by it alone count, as returned by then at the latest; by default all */
  quartersTo?: string | undefined;
}

/** What a plan year comes to: its success measures judged, and its actions, those contested as such. */
export interface TargetsRead {
  to: string;
  asAt: string;
  planYear: string;
  rows: JudgedTarget[];
  actions: PlanRow[];
  contested: readonly Contested[];
}

/**
 * The success measures of a plan year, judged on its months to a month (by default the last that police or council
 * figures reach), or on all of it where it is over; on the twelve months to that month where it has not begun; and on what
 * the lead agencies returned by a day, as far as the counts bear it out. They are judged once, for the ranking and all documents.
 */
export const readTargets = (
  session: Session,
  { to, planYear, asAt, quartersTo }: TargetsAsked,
): Promise<TargetsRead> => judgedOnce(session, { to, planYear, asAt, quartersTo });

const judgedOnce = oncePerSession(async (session, asked: TargetsAsked): Promise<TargetsRead> => {
  const { store, workspace } = session;
  const planning = readPlanning(workspace);
  const to = asked.to ?? (await lastWholeMonth(store));
  const planYear = asked.planYear ?? planYearAfter(to);
  const targets = targetsOf(planning, planYear);
  const year = (month: string): Promise<EvidenceData> =>
    readEvidenceData(session, { planYear, to: month, issues: [] });
  const plan = planYearDays(planYear);
  const last = to < plan.end.slice(0, 7) ? to : plan.end.slice(0, 7);
  const measures = [...new Set(targets.flatMap(({ measure }) => measure ?? []))].sort();
  const months = monthsBetween(plan.start, `${last}-01`);
  const read = months < 1 ? year : (month: string) => readPlanYear(session, { to: month, months, measures });
  const { asAt, rows: returned } = await planAsReturned(workspace, { ...asked, planYear });
  const [now, before, twelve] = await together([read(last), read(yearBefore(last)), year(to)]);
  const data: TargetData = {
    now,
    before,
    year: twelve,
    counting: countingOf(workspace.contracts),
    actions: returned,
    asAt,
  };
  const judged = (by: TargetData): JudgedTarget[] =>
    targets.map((target) => {
      const { measure, of_measure } = target;
      return { ...judgeTarget(target, by), measure, of_measure };
    });
  // first by the returns: where a count does not bear one out, what rests on actions is answered without it
  const believed = judged(data);
  const contested = contestedOf(workspace, believed);
  if (contested.length === 0) return { to, asAt, planYear, rows: believed, actions: returned, contested };
  const actions = heldToCounts(returned, contestedActions(contested));
  const held = judged({ ...data, actions });
  const rows = believed.map((row, index) => (row.measure === null ? (held[index] ?? row) : row));
  return { to, asAt, planYear, rows, actions, contested };
});

async function lastWholeMonth(store: Store): Promise<string> {
  const [last] = await store.rows<{ month: string | null }>(
    `select strftime(max(period_end::date), '%Y-%m') as month from trends where area in ${ownAreas} and period_kind = 'rolling_12' and status = 'complete'`,
  );
  if (last?.month) return last.month;
  throw new UserError("there are no whole twelve months yet", { hint: "load extracts with csp ingest" });
}

function targetsOf({ successMeasures }: Planning, planYear: string): SuccessMeasure[] {
  const targets = successMeasures.filter(({ plan_year }) => plan_year === planYear);
  if (targets.length > 0) return targets;
  const years = [...new Set(successMeasures.map(({ plan_year }) => plan_year))].sort().join(", ");
  throw new UserError(`there are no success measures for ${planYear}`, {
    hint:
      years === "" ? "put them into seeds/success_measures.csv" : `seeds/success_measures.csv has ${years}`,
  });
}
