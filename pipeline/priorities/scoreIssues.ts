import { oncePerSession, type Session } from "../build/session.js";
import { endOfMonth, yearBefore } from "../calendar/day.js";
import { planYearAfter } from "../calendar/planYear.js";
import { contestedActions } from "../targets/borneOut.js";
import { heldPlan } from "../targets/contested.js";
import { readPlanning } from "../workspace/planning.js";
import type { EvidenceData, ReturnedShare } from "./evidence/data.js";
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
  const data = async (last: string): Promise<EvidenceData> => {
    const read = await readEvidenceData(session, { planYear, to: last, issues });
    return { ...read, returns: await heldToCounts(session, read) };
  };
  return { now: await data(to), before: await data(yearBefore(to)), planning, workspace };
}

/** Returns without the actions that a partner's count does not bear out, by the same days as the evidence. */
async function heldToCounts(session: Session, { returns, to }: EvidenceData): Promise<ReturnedShare[]> {
  const end = endOfMonth(to);
  const years = [...new Set(returns.map(({ plan_year }) => plan_year))];
  const against = new Map<string, ReadonlySet<string>>();
  for (const planYear of years) {
    const { contested } = await heldPlan(session, { planYear, to, asAt: end, quartersTo: end });
    against.set(planYear, contestedActions(contested));
  }
  return returns.map((share) => {
    const own = share.achieved.filter((number) => against.get(share.plan_year)?.has(number));
    return { ...share, on_target: share.on_target - own.length, against: own };
  });
}

/** The ranking by the plan's own scheme, of which several documents speak. */
export const rankingOf = oncePerSession(
  async (session, asked: { to: string; planYear: string }): Promise<Scoring> => scoreIssues(session, asked),
);
