import type { Built } from "../../../pipeline/build/withBuilt.js";
import { UserError } from "../../../pipeline/errors.js";
import { planYearDays } from "../../../pipeline/plan/planYears.js";
import { rollUpSentences, swapSentences } from "../../../pipeline/priorities/scoreRows.js";
import { readTargets } from "../../../pipeline/targets/readTargets.js";
import type { Planning } from "../../../pipeline/workspace/planning.js";
import type { JudgedTarget } from "./judgedTarget.js";
import { rankedPriorities } from "./ranking.js";
import { rankingOnce, scoringOnce } from "./readOnce.js";
import type { StrategicData } from "./strategicData.js";

/** The ranking of a plan's issues on the evidence of the twelve months to `to`; or why there is none. */
export async function readRanking(
  root: string,
  to: string,
  planYear: string,
  built: Built,
): Promise<Pick<StrategicData, "ranking" | "unranked">> {
  try {
    const scoring = await rankingOnce(root, { to, planYear }, built);
    return {
      ranking: {
        planYear,
        ranked: rankedPriorities(scoring),
        criteria: scoring.criteria.map(({ id, name, weight }) => ({ id, name, weight })),
        judgements: scoring.judgements,
        robustness: scoring.sentence,
        scheme: scoring.scheme.title,
        rollUp: rollUpSentences(scoring),
        swaps: swapSentences(scoring),
        evidence: scoring.evidence,
      },
    };
  } catch (reason) {
    // an assessment can be written before criteria are agreed
    if (reason instanceof UserError) return { unranked: reason.message };
    throw reason;
  }
}

/** The success measures of the plan as the assessment's figures answer them, before any return on it. */
export async function readTargetsOf(
  root: string,
  { successMeasures }: Planning,
  to: string,
  planYear: string,
  built: Built,
): Promise<JudgedTarget[]> {
  const own = successMeasures.filter(({ plan_year }) => plan_year === planYear);
  if (own.length === 0) return [];
  // a plan that cannot be ranked has its figures read for its targets alone
  const evidence = await scoringOnce(root, { to, planYear }, built).catch(() => undefined);
  const asAt = planYearDays(planYear).start;
  const { rows } = await readTargets(root, { to, planYear, asAt }, { built, evidence });
  const measures = new Map(own.map(({ number, measure }) => [number, measure]));
  return rows.map((row) => ({ ...row, measure: measures.get(row.number) ?? null }));
}
