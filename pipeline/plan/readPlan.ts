import type { Session } from "../build/session.js";
import { planYearDays } from "../calendar/planYear.js";
import { UserError } from "../errors.js";
import { ownAreas } from "../findings/findings.js";
import type { Reason } from "../store/reason.js";
import { readPlanning } from "../workspace/planning.js";
import { readWorkspace, type Workspace } from "../workspace/workspace.js";
import { type FundingRow, fundingRows } from "./funding.js";
import { type PlanRow, type PlanSummary, planRows, planSummary } from "./plan.js";
import { planReturnsTo } from "./planReturnsTo.js";
import { readReturns } from "./readReturns.js";

/** What of a plan's returns counts. */
export interface PlanAsked {
  planYear: string;
  /** ISO day by which they came; by default that of the last, else the plan's first */
  asAt?: string | undefined;
  /** ISO day: those of quarters that ended by it, as returned by then at the latest; by default all */
  quartersTo?: string | undefined;
}

/**
 * The actions of a plan year as their lead agencies returned them, which a count may not bear out (`heldPlan` of
 * `pipeline/targets/contested.ts` holds them to counts).
 */
export async function planAsReturned(
  workspace: Workspace,
  { planYear, asAt: day, quartersTo }: PlanAsked,
): Promise<{ asAt: string; rows: PlanRow[]; isReturned: boolean }> {
  const all = await readReturns(workspace, planYear);
  const returns = quartersTo === undefined ? all : planReturnsTo(all, planYear, quartersTo);
  const last = returns
    .map(({ returned }) => returned)
    .sort()
    .at(-1);
  const asAt = day ?? last ?? planYearDays(planYear).start;
  const { actions } = readPlanning(workspace);
  const own = actions.filter(({ plan_year }) => plan_year === planYear);
  return { asAt, rows: planRows(own, returns, asAt), isReturned: returns.length > 0 };
}

/** A plan as returned, as at a day: by default the last day on which anything was returned on it, else its first. */
export async function readPlan(
  root: string,
  asked: { planYear?: string | undefined; asAt?: string | undefined },
): Promise<{ planYear: string; asAt: string; rows: PlanRow[]; summary: PlanSummary[] }> {
  const workspace = readWorkspace(root);
  const { actions } = readPlanning(workspace);
  const years = [...new Set(actions.map(({ plan_year }) => plan_year))].sort();
  const planYear = asked.planYear ?? years.at(-1);
  if (planYear === undefined || !years.includes(planYear)) {
    throw new UserError(`there is no plan${planYear === undefined ? "" : ` ${planYear}`}`, {
      hint:
        years.length === 0
          ? "put its actions into seeds/actions.csv"
          : `seeds/actions.csv has ${years.join(", ")}`,
    });
  }
  const { asAt, rows } = await planAsReturned(workspace, { planYear, asAt: asked.asAt });
  return { planYear, asAt, rows, summary: planSummary(rows) };
}

/** The grants of a financial year (by default all in the seeds), each with the cost of its outcomes. */
export async function readFunding(
  { store, workspace }: Session,
  financialYear?: string,
): Promise<FundingRow[]> {
  const { funding } = readPlanning(workspace);
  const lines = funding.filter(
    ({ financial_year }) => financialYear === undefined || financial_year === financialYear,
  );
  if (lines.length === 0) {
    const years = [...new Set(funding.map(({ financial_year }) => financial_year))].join(", ");
    throw new UserError(`there are no grants${financialYear === undefined ? "" : ` of ${financialYear}`}`, {
      hint: years === "" ? "put them into seeds/funding.csv" : `seeds/funding.csv has ${years}`,
    });
  }
  const figures = await store.rows<{
    measure: string;
    label: string;
    value: number | null;
    status: string;
    reasons: Reason[];
  }>(
    `select measure, period_label as label, value, status, reasons from trends
     where area in ${ownAreas} and period_kind = 'financial_year' order by measure, label, source, area`,
  );
  return fundingRows(lines, (measure, year) => {
    const found = figures.find((row) => row.measure === measure && row.label === year);
    if (!found) return { value: null, missing: { measure, year } };
    const { value, status, reasons } = found;
    const whole = status === "complete" || status === "half full";
    return whole ? { value, missing: null } : { value: null, missing: { reasons, status } };
  });
}
