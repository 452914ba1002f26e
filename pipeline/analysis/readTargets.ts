import { UserError } from "../errors.js";
import { readPlanning } from "../workspace/planning.js";
import { openBuilt } from "./build.js";
import type { EvidenceData } from "./evidenceData.js";
import { ownAreas } from "./findings.js";
import { planRows } from "./plan.js";
import { planYearAfter, planYearDays } from "./planYears.js";
import { readEvidenceData } from "./readEvidenceData.js";
import { readReturns } from "./readReturns.js";
import type { ScoringData } from "./scoring.js";
import { judgeTarget, type TargetRow } from "./targets.js";

/**
 * The success measures of a plan year, judged on the twelve months to a month (by default the last that police or
 * council figures reach) and on what the lead agencies returned by a day.
 *
 * @param known the figures of the same twelve months and of the year before, where the ranking has read them already
 */
export async function readTargets(
  root: string,
  asked: { to?: string | undefined; planYear?: string | undefined; asAt?: string | undefined },
  known?: Pick<ScoringData, "now" | "before">,
): Promise<{ to: string; asAt: string; planYear: string; rows: TargetRow[] }> {
  const { store, workspace } = await openBuilt(root);
  try {
    const planning = readPlanning(workspace);
    const [last] = await store.rows<{ month: string | null }>(
      `select strftime(max(period_end::date), '%Y-%m') as month from trends where area in ${ownAreas} and period_kind = 'rolling_12' and status = 'complete'`,
    );
    const to = asked.to ?? last?.month;
    if (!to)
      throw new UserError("there are no whole twelve months yet", { hint: "load extracts with csp ingest" });
    const planYear = asked.planYear ?? planYearAfter(to);
    const targets = planning.successMeasures.filter(({ plan_year }) => plan_year === planYear);
    if (targets.length === 0) {
      const years = [...new Set(planning.successMeasures.map(({ plan_year }) => plan_year))]
        .sort()
        .join(", ");
      throw new UserError(`there are no success measures for ${planYear}`, {
        hint:
          years === ""
            ? "put them into seeds/success_measures.csv"
            : `seeds/success_measures.csv has ${years}`,
      });
    }
    const read = async (month: string): Promise<EvidenceData> => {
      const { store: findings } = await openBuilt(root, { to: month, months: 12, findings: true });
      try {
        return await readEvidenceData({ store, findings }, workspace, planning, {
          planYear,
          to: month,
          issues: [],
        });
      } finally {
        findings.close();
      }
    };
    const returns = (await readReturns(workspace)).filter(({ plan_year }) => plan_year === planYear);
    const lastReturn = returns
      .map(({ returned }) => returned)
      .sort()
      .at(-1);
    const asAt = asked.asAt ?? lastReturn ?? planYearDays(planYear).start;
    const scopes = await store.rows<{ scope: string; areas: number }>(
      "select scope, count(*)::integer as areas from scopes group by scope order by scope",
    );
    const data = {
      now: known?.now ?? (await read(to)),
      before: known?.before ?? (await read(`${Number(to.slice(0, 4)) - 1}${to.slice(4)}`)),
      scopes: new Map(scopes.map(({ scope, areas }) => [scope, areas])),
      actions: planRows(
        planning.actions.filter(({ plan_year }) => plan_year === planYear),
        returns,
        asAt,
      ),
      asAt,
    };
    return { to, asAt, planYear, rows: targets.map((target) => judgeTarget(target, data)) };
  } finally {
    store.close();
  }
}
