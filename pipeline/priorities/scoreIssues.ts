import { oncePerSession, type Session } from "../build/session.js";
import { yearBefore } from "../calendar/day.js";
import { planYearAfter } from "../calendar/planYear.js";
import { readPlanning } from "../workspace/planning.js";
import { readEvidenceData } from "./evidence/readData.js";
import { issuesOf } from "./planInForce.js";
import { type Scoring, type ScoringData, scoring } from "./scoring.js";

export type { Scoring } from "./scoring.js";

/** What is ranked: the last month of the evidence (YYYY-MM), and the plan year, by default the one that follows. */
interface Asked {
  to: string;
  planYear?: string | undefined;
}

/**
 * Ranks the issues of a plan year on the evidence of the twelve months to `to`.
 *
 * @throws UserError where the seeds have no criteria or issues, or name evidence that there is not
 */
export async function scoreIssues(
  session: Session,
  { scheme, ...asked }: Asked & { scheme?: string | undefined },
): Promise<Scoring> {
  return scoring(await readScoring(session, asked), scheme);
}

/** Reads what {@link scoring} needs, the same for every scheme. */
export async function readScoring(session: Session, { to, planYear: year }: Asked): Promise<ScoringData> {
  const { workspace } = session;
  const planYear = year ?? planYearAfter(to);
  const planning = readPlanning(workspace);
  const issues = issuesOf(workspace, planning, planYear);
  const now = await readEvidenceData(session, { planYear, to, issues });
  const before = await readEvidenceData(session, { planYear, to: yearBefore(to), issues });
  return { now, before, planning, workspace };
}

/** The ranking by the plan's own scheme, of which several documents speak. */
export const rankingOf = oncePerSession(
  async (session, asked: { to: string; planYear: string }): Promise<Scoring> => scoreIssues(session, asked),
);
