import { caredFor, protectionOf } from "../disclosure/protect.js";
import type { TargetRow } from "../facts/target.js";
import type { Workspace } from "../workspace/workspace.js";

/** A success measure whose number is not reached though the actions named for it are returned as achieved. */
export type Contested = Pick<TargetRow, "number" | "figures" | "reason" | "against" | "period">;

/**
 * The success measures that a lead agency's return and a partner's count answer differently; those of measures from which a
 * small count could follow are left out, since actions are in documents that hide these.
 */
export function contestedOf(
  workspace: Workspace,
  targets: readonly (Contested & { measure: string | null })[],
): Contested[] {
  const { sensitive, parts } = protectionOf(workspace);
  const cared = caredFor(sensitive, parts ?? new Map());
  return targets
    .filter(({ against, measure }) => against.length > 0 && (measure === null || !cared({ measure })))
    .map(({ number, figures, reason, against, period }) => ({ number, figures, reason, against, period }));
}

/** The numbers of the actions whose returns are not borne out. */
export const contestedActions = (contested: readonly Contested[]): ReadonlySet<string> =>
  new Set(contested.flatMap(({ against }) => against));
