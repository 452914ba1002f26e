import type { Session } from "../../../pipeline/build/session.js";
import { UserError } from "../../../pipeline/errors.js";
import { planSummary } from "../../../pipeline/plan/plan.js";
import { readFunding } from "../../../pipeline/plan/readPlan.js";
import { heldPlan } from "../../../pipeline/targets/contested.js";
import { type Planning, readPlanning } from "../../../pipeline/workspace/planning.js";
import { planOf, readAssessment } from "../data/readAssessment.js";
import type { AnnualReportData } from "./data.js";
import { readLog } from "./log.js";

/**
 * Reads from the built store what the annual report of a financial year is written from; the year's own figures and
 * those of the financial year before, and no other clock's.
 *
 * @param year "2020/21"
 * @throws UserError where the store holds no figures for that year
 */
export async function readAnnualReport(session: Session, year: string): Promise<AnnualReportData> {
  const first = Number(year.slice(0, 4));
  const data = await readAssessment(session, { to: `${first + 1}-03`, clock: "financial" });
  if (data.trends.every(({ value }) => value === null)) {
    throw new UserError(`no figures for the financial year ${year}`, {
      hint: "csp status shows which months each source covers",
    });
  }
  const { workspace } = session;
  const planning = readPlanning(workspace);
  const { legislation, log } = workspace.partnership.annual_report;
  const planYear = year.replace("/", "-");
  const funded = planning.funding.some(({ financial_year }) => financial_year === year);
  return {
    ...data,
    year,
    plan: planOf(workspace, data.period, "financial"),
    legislation,
    log: await readLog(session, log, data.period),
    funding: funded ? await readFunding(session, year) : [],
    actions: await actionsOf(session, planning, planYear, data.period.end),
  };
}

/** The plan as its last returns left it, those of the fourth quarter coming after the year's end. */
async function actionsOf(
  session: Session,
  { actions }: Planning,
  planYear: string,
  end: string,
): Promise<AnnualReportData["actions"]> {
  if (!actions.some(({ plan_year }) => plan_year === planYear)) return null;
  const { asAt, rows, contested, isReturned } = await heldPlan(session, { planYear, to: end.slice(0, 7) });
  return isReturned ? { asAt, rows, summary: planSummary(rows), contested } : null;
}
