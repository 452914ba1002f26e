import { type Session, withSession } from "../build/session.js";
import { UserError } from "../errors.js";
import type { PlanRow } from "../plan/plan.js";
import { planAsReturned } from "../plan/readPlan.js";
import { type Planning, readPlanning } from "../workspace/planning.js";
import { readWorkspace } from "../workspace/workspace.js";
import type { Contested } from "./borneOut.js";
import { readTargets, type TargetsAsked } from "./readTargets.js";

/** A plan's actions as they stand, those contested as such, with the success measures that say so. */
export interface HeldPlan {
  /** ISO day */
  asAt: string;
  rows: PlanRow[];
  contested: readonly Contested[];
  /** whether anything was returned */
  isReturned: boolean;
}

/**
 * The actions of a plan year as they stand by what was returned and what was counted. Where no action that is returned as
 * achieved has a number to reach, nothing is judged.
 */
export async function heldPlan(
  session: Session,
  asked: TargetsAsked & { planYear: string },
): Promise<HeldPlan> {
  const { workspace } = session;
  const plan = await planAsReturned(workspace, asked);
  if (!isCounted(readPlanning(workspace), asked.planYear, plan)) return { ...plan, contested: [] };
  const { actions, contested } = await readTargets(session, asked);
  return { ...plan, rows: actions, contested };
}

/**
 * A plan as it stands on a day, held to the last twelve months that are whole; as it was returned where no action that is
 * returned as achieved has a number to reach, or no extract has twelve whole months yet.
 */
export async function heldPlanOf(root: string, asked: { planYear: string; asAt: string }): Promise<HeldPlan> {
  const plan = await planAsReturned(readWorkspace(root), asked);
  if (!isCounted(readPlanning(readWorkspace(root)), asked.planYear, plan)) return { ...plan, contested: [] };
  return withSession(root, async (session) => {
    try {
      return await heldPlan(session, asked);
    } catch (reason) {
      if (reason instanceof UserError) return { ...plan, contested: [] };
      throw reason;
    }
  });
}

/** Whether an action that is returned as achieved has a number to reach. */
function isCounted(
  { successMeasures }: Planning,
  planYear: string,
  { rows }: { rows: readonly PlanRow[] },
): boolean {
  const done = new Set(rows.flatMap(({ number, state }) => (state === "achieved" ? [number] : [])));
  return successMeasures.some(
    ({ plan_year, measure, actions }) =>
      plan_year === planYear && measure !== null && actions.some((number) => done.has(number)),
  );
}
