import type { Session } from "../build/session.js";
import type { JudgedTarget } from "../facts/target.js";
import { readPlanning } from "../workspace/planning.js";
import { readTargets, type TargetsAsked } from "./readTargets.js";

/** The success measures of a plan year with what each rests on; none where the plan has none. */
export async function judgedTargets(
  session: Session,
  asked: TargetsAsked & { planYear: string },
): Promise<JudgedTarget[]> {
  const { successMeasures } = readPlanning(session.workspace);
  if (!successMeasures.some(({ plan_year }) => plan_year === asked.planYear)) return [];
  return (await readTargets(session, asked)).rows;
}
