import { type Built, withBuilt } from "../build/withBuilt.js";
import { planYearAfter, yearBefore } from "../plan/planYears.js";
import { readPlanning } from "../workspace/planning.js";
import { readEvidenceData } from "./evidence/readData.js";
import { issuesOf } from "./planInForce.js";
import { type Scoring, type ScoringData, scoring } from "./scoring.js";

export type { Scoring } from "./scoring.js";

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

/**
 * Reads what {@link scoring} needs, the same for every scheme.
 *
 * @param known the built store, where it is open already
 */
export async function readScoring(
  root: string,
  asked: { to: string; planYear?: string | undefined },
  known?: Built,
): Promise<ScoringData> {
  const planYear = asked.planYear ?? planYearAfter(asked.to);
  return withBuilt(root, known, async (built) => {
    const { workspace } = built;
    const planning = readPlanning(workspace);
    const issues = issuesOf(workspace, planning, planYear);
    const now = await readEvidenceData(built, planning, { planYear, to: asked.to, issues });
    const before = await readEvidenceData(built, planning, { planYear, to: yearBefore(asked.to), issues });
    return { now, before, planning, workspace };
  });
}
