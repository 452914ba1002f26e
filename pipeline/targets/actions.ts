import { planYearDays } from "../calendar/planYear.js";
import type { PlanRow } from "../plan/plan.js";
import { shareText } from "../words/share.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, type Judged, type TargetData, unknown } from "./answer.js";

export function actionsDone({ actions, plan_year }: SuccessMeasure, data: TargetData): Judged {
  const named = data.actions.filter(({ number: id }) => actions.includes(id));
  if (named.length === 0) return unknown("no action is named for it");
  const done = named.filter(({ state }) => state === "achieved");
  const figures = `actions ${actions.join(", ")} achieved: ${shareText(done.length, named.length)}`;
  if (done.length === named.length) return answered(true, "all of its actions are achieved", figures);
  if (named.every(({ returned }) => returned === null))
    return unknown(unreturned(plan_year, data.asAt), figures);
  const open = named.filter(({ state }) => state !== "achieved");
  const waiting = open.filter(({ state }) => state === "not yet due" || state === "no due date");
  const list = (rows: readonly PlanRow[]): string =>
    rows.map(({ number: id, by_when }) => `${id} (${by_when})`).join(", ");
  if (waiting.length === open.length && data.asAt <= planYearDays(plan_year).end) {
    return unknown(`not yet due: ${list(open)}`, figures);
  }
  return answered(false, `not achieved: ${list(open)}`, figures);
}

export function actionsOnTarget({ priority, target, plan_year }: SuccessMeasure, data: TargetData): Judged {
  const own = data.actions.filter((row) => row.priority === priority && row.plan_year === plan_year);
  if (own.length === 0) return unknown(`the actions of ${plan_year} are not in seeds/actions.csv`);
  if (target === null) return unknown("seeds/success_measures.csv gives no share to reach");
  if (own.every(({ returned }) => returned === null)) return unknown(unreturned(plan_year, data.asAt));
  const good = own.filter(({ rag }) => rag === "green").length;
  return answered(
    (good / own.length) * 100 >= target,
    `at least ${target} % was wanted`,
    shareText(good, own.length),
  );
}

const unreturned = (planYear: string, asAt: string): string =>
  asAt <= planYearDays(planYear).start
    ? "its actions begin with the plan year"
    : `nothing was returned on its actions by ${asAt}`;
