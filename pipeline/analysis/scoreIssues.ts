import { readPlanning } from "../workspace/planning.js";
import { openBuilt } from "./build.js";
import type { EvidenceData } from "./evidenceData.js";
import { issuesOf } from "./planInForce.js";
import { planYearAfter } from "./planYears.js";
import { readEvidenceData } from "./readEvidenceData.js";
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

/** Reads what {@link scoring} needs; the dear part, the same for every scheme. */
export async function readScoring(
  root: string,
  asked: { to: string; planYear?: string | undefined },
): Promise<ScoringData> {
  const planYear = asked.planYear ?? planYearAfter(asked.to);
  const { store, workspace } = await openBuilt(root);
  try {
    const planning = readPlanning(workspace);
    const issues = issuesOf(workspace, planning, planYear);
    const read = async (to: string): Promise<EvidenceData> => {
      const { store: findings } = await openBuilt(root, { to, months: 12, findings: true });
      try {
        return await readEvidenceData({ store, findings }, workspace, planning, { planYear, to, issues });
      } finally {
        findings.close();
      }
    };
    const now = await read(asked.to);
    const before = await read(`${Number(asked.to.slice(0, 4)) - 1}${asked.to.slice(4)}`);
    return { now, before, planning, workspace };
  } finally {
    store.close();
  }
}
