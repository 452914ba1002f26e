import type { Session } from "../../../pipeline/build/session.js";
import { caredFor, protectionOf } from "../../../pipeline/disclosure/protect.js";
import type { TargetRow } from "../../../pipeline/facts/target.js";
import type { TargetsAsked } from "../../../pipeline/targets/readTargets.js";
import { readPlanning } from "../../../pipeline/workspace/planning.js";
import { judgedTargets } from "./judgedTarget.js";

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
