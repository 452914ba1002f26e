import type { Session } from "../build/session.js";
import type { TargetRow } from "../facts/target.js";
import { readPlanning } from "../workspace/planning.js";
import { readTargets, type TargetsAsked } from "./readTargets.js";

/** A success measure as judged, with the measure it rests on; null where it rests on actions. */
export type JudgedTarget = TargetRow & {
  measure: string | null;
  /** what it is a share of */
  of_measure?: string | null;
  /** its figures are suppressed in public */
  suppressed?: true;
};

/** The success measures of a plan year with what each rests on; none where the plan has none. */
export async function judgedTargets(
  session: Session,
  asked: TargetsAsked & { planYear: string },
): Promise<JudgedTarget[]> {
  const own = readPlanning(session.workspace).successMeasures.filter(
    ({ plan_year }) => plan_year === asked.planYear,
  );
  if (own.length === 0) return [];
  const { rows } = await readTargets(session, asked);
  const seeds = new Map(own.map((seed) => [seed.number, seed]));
  return rows.map((row) => {
    const { measure = null, of_measure = null } = seeds.get(row.number) ?? {};
    return { ...row, measure, of_measure };
  });
}
