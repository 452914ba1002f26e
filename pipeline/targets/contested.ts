import { type Session, withSession } from "../build/session.js";
import { caredFor, protectionOf } from "../disclosure/protect.js";
import { UserError } from "../errors.js";
import type { TargetRow } from "../facts/target.js";
import type { PlanRow } from "../plan/plan.js";
import { readPlanning } from "../workspace/planning.js";
import { readWorkspace } from "../workspace/workspace.js";
import { judgedTargets } from "./judgedTargets.js";
import type { TargetsAsked } from "./readTargets.js";

/** A success measure whose number is not reached though the actions named for it are returned as achieved. */
export type Contested = Pick<TargetRow, "number" | "figures" | "reason" | "against" | "period">;

/**
 * The success measures of a plan year that a lead agency's return and a partner's count answer differently; those of measures
 * from which a small count could follow are left out, since actions are in documents that hide these. Where the plan names
 * no action for a number to reach, nothing is judged.
 */
export async function contested(
  session: Session,
  asked: TargetsAsked & { planYear: string },
): Promise<Contested[]> {
  const { sensitive, parts } = protectionOf(session.workspace);
  const cared = caredFor(sensitive, parts ?? new Map());
  const named = readPlanning(session.workspace).successMeasures.some(
    ({ plan_year, measure, actions }) =>
      plan_year === asked.planYear && measure !== null && actions.length > 0 && !cared({ measure }),
  );
  if (!named) return [];
  return contestedOf(await judgedTargets(session, asked), cared);
}

/** Those of judged success measures. */
export const contestedOf = (
  targets: readonly (Contested & { measure: string | null })[],
  cared: (row: { measure: string }) => boolean = () => false,
): Contested[] =>
  targets
    .filter(({ against, measure }) => against.length > 0 && (measure === null || !cared({ measure })))
    .map(({ number, figures, reason, against, period }) => ({ number, figures, reason, against, period }));

/**
 * Those of a plan as it stands on a day, by the last twelve months that are whole; none where no action that is returned as achieved
 * has a number to reach, or no extract has twelve whole months yet.
 */
export async function contestedPlan(
  root: string,
  plan: { planYear: string; asAt: string; rows: readonly Pick<PlanRow, "number" | "state">[] },
): Promise<Contested[]> {
  const done = new Set(plan.rows.flatMap(({ number, state }) => (state === "achieved" ? [number] : [])));
  const { successMeasures } = readPlanning(readWorkspace(root));
  const counted = successMeasures.some(
    ({ plan_year, measure, actions }) =>
      plan_year === plan.planYear && measure !== null && actions.some((number) => done.has(number)),
  );
  if (!counted) return [];
  return withSession(root, async (session) => {
    try {
      return await contested(session, plan);
    } catch (reason) {
      if (reason instanceof UserError) return [];
      throw reason;
    }
  });
}
