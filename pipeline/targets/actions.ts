import { planYearDays } from "../calendar/planYear.js";
import type { OpenAction, TargetFigures, TargetReason } from "../facts/target.js";
import { groupBy } from "../groupBy.js";
import type { PlanRow } from "../plan/plan.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, type Judged, reached, type TargetData, unknown } from "./answer.js";

export function actionsDone({ actions, plan_year }: SuccessMeasure, data: TargetData): Judged {
  const named = data.actions.filter(({ number: id }) => actions.includes(id));
  if (named.length === 0) return unknown({ code: "no-action-named" });
  const done = named.filter(({ state }) => state === "achieved");
  const figures: TargetFigures = { kind: "actions", actions, part: done.length, of: named.length };
  if (done.length === named.length) return reached(true, { code: "all-achieved" }, figures);
  // of what nobody has returned "achieved: 0 of 5" would say that nothing was done
  if (named.every(({ returned }) => returned === null)) return unknown(unreturned(plan_year, data.asAt));
  const open = named.filter(({ state }) => state !== "achieved");
  const waiting = open.filter(({ state }) => state === "not yet due" || state === "no due date");
  const list = (rows: readonly PlanRow[]): OpenAction[] =>
    rows.map(({ number, by_when, state }) => ({ number, by_when, contested: state === "contested" }));
  if (waiting.length === open.length && data.asAt <= planYearDays(plan_year).end) {
    return unknown({ code: "not-yet-due", actions: list(open) }, figures);
  }
  return answered(false, { code: "open", actions: list(open) }, figures);
}

export function actionsOnTarget({ priority, target, plan_year }: SuccessMeasure, data: TargetData): Judged {
  const own = data.actions.filter((row) => row.priority === priority && row.plan_year === plan_year);
  if (own.length === 0) return unknown({ code: "no-actions", plan_year });
  if (target === null) return unknown({ code: "no-share-to-reach" });
  if (own.every(({ returned }) => returned === null)) return unknown(unreturned(plan_year, data.asAt));
  const good = own.filter(({ rag }) => rag === "green");
  // what is achieved stays so; what was on target a quarter ago need not be
  const older = groupBy(
    good.filter(({ state, older_quarter }) => state !== "achieved" && older_quarter !== null),
    ({ older_quarter }) => older_quarter ?? 0,
  );
  return answered(
    (good.length / own.length) * 100 >= target,
    { code: "at-least-share", target },
    {
      kind: "on-target",
      part: good.length,
      of: own.length,
      contested: own.flatMap(({ number, state }) => (state === "contested" ? [number] : [])),
      older: [...older]
        .map(([quarter, rows]) => ({ quarter, actions: rows.length }))
        .sort((x, y) => x.quarter - y.quarter),
    },
  );
}

const unreturned = (planYear: string, asAt: string): TargetReason =>
  asAt <= planYearDays(planYear).start ? { code: "not-begun" } : { code: "nothing-returned", as_at: asAt };
