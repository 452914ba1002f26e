import { largest } from "../bulk.js";
import { shareText } from "../words/share.js";
import type { Action } from "../workspace/seeds/planningSeeds.js";
import { dueDay } from "./dueDay.js";
import type { ActionReturn } from "./typedReturns.js";

/** `contested`: returned as achieved, and a partner's count does not show it */
export type ActionState = "achieved" | "contested" | "overdue" | "not yet due" | "no due date";

/** One action as it stands on a day. */
export interface PlanRow {
  plan_year: string;
  number: string;
  priority: string;
  action: string;
  lead: string;
  by_when: string;
  /** ISO day; a recurring action is due when the plan year ends */
  due: string | null;
  state: ActionState;
  /** what the lead agency last returned by that day; null where it returned nothing */
  returned: string | null;
  /** computed: green achieved or on target, amber delayed, not begun or contested, red overdue; null where nothing was returned */
  rag: "green" | "amber" | "red" | null;
  /** as the lead agency coloured it */
  rag_returned: string | null;
  evidence: string | null;
  note: string | null;
  file: string | null;
  line: number | null;
  /** the quarter of what was last returned, 1 to 4, where others were returned on for a later one; null where it is of the last */
  older_quarter: number | null;
}

/** The share of a plan's actions that are achieved, and what became of the others. */
export interface PlanSummary {
  plan_year: string;
  priority: string;
  actions: number;
  achieved: number;
  /** "46 of 48, 95.8%" */
  share: string;
  /** returned as achieved, and not among those achieved since a count does not show it */
  contested: number;
  overdue: number;
  not_yet_due: number;
  /** not achieved, and no day is known by which they are due */
  no_due_date: number;
  /** nothing was ever returned on them */
  no_return: number;
  /** not achieved, and last returned on for an earlier quarter than others were */
  late: number;
  flagged: number;
}

/**
 * Every action of a plan as at a day. Overdue is computed: due before that day and not achieved by what was returned up
 * to it. The program has no clock; the day is the caller's.
 *
 * @param returns of the plan, in the order of quarters
 * @param asAt ISO day
 */
export function planRows(
  actions: readonly Action[],
  returns: readonly ActionReturn[],
  asAt: string,
): PlanRow[] {
  return actions.map((action) => {
    const latest = latestQuarter(returns, action, asAt);
    const own = returns.filter(
      (row) => row.plan_year === action.plan_year && row.number === action.number && row.returned <= asAt,
    );
    const last = own.at(-1);
    const due = dueDay(action.by_when, action.plan_year);
    const state: ActionState =
      last?.state === "achieved"
        ? "achieved"
        : due.day === null
          ? "no due date"
          : due.day < asAt
            ? "overdue"
            : "not yet due";
    const rag =
      state === "achieved" || (state !== "overdue" && last?.state === "on target")
        ? "green"
        : state === "overdue"
          ? "red"
          : last === undefined
            ? null
            : "amber";
    return {
      plan_year: action.plan_year,
      number: action.number,
      priority: action.priority,
      action: action.action,
      lead: action.lead,
      by_when: action.by_when,
      due: due.day,
      state,
      returned: last?.status ?? null,
      rag,
      rag_returned: last?.rag || null,
      evidence: last?.evidence || null,
      note: notes(action, due.fault, last, rag, silent(returns, own, action, asAt)),
      file: last?.file ?? null,
      line: last?.line ?? null,
      older_quarter: last === undefined || last.quarter === latest ? null : last.quarter,
    };
  });
}

/**
 * The one rule on a return that a partner's count does not bear out: its action is contested, so that no share, success measure,
 * score or list counts it as achieved or on target.
 *
 * @param against the numbers of such actions
 */
export const heldToCounts = (rows: readonly PlanRow[], against: ReadonlySet<string>): PlanRow[] =>
  rows.map((row) =>
    row.state === "achieved" && against.has(row.number) ? { ...row, state: "contested", rag: "amber" } : row,
  );

/** The last quarter of the action's plan that anything was returned for by a day; null where nothing was. */
function latestQuarter(returns: readonly ActionReturn[], { plan_year }: Action, asAt: string): number | null {
  const quarters = returns.flatMap((row) =>
    row.plan_year === plan_year && row.returned <= asAt ? [row.quarter] : [],
  );
  return quarters.length === 0 ? null : largest(quarters);
}

/** Quarters that others returned and this action's lead did not. */
function silent(
  returns: readonly ActionReturn[],
  own: readonly ActionReturn[],
  action: Action,
  asAt: string,
): number[] {
  const quarters = returns
    .filter((row) => row.plan_year === action.plan_year && row.returned <= asAt)
    .map(({ quarter }) => quarter);
  return [...new Set(quarters)]
    .filter((quarter) => !own.some((row) => row.quarter === quarter))
    .sort((a, b) => a - b);
}

function notes(
  action: Action,
  fault: string | null,
  last: ActionReturn | undefined,
  rag: PlanRow["rag"],
  quarters: readonly number[],
): string | null {
  const said = last?.rag.trim().toLowerCase();
  const parts = [
    fault,
    quarters.length === 0 ? null : `no return for ${quarters.map((quarter) => `Q${quarter}`).join(", ")}`,
    said && rag !== null && said !== rag
      ? `returned as ${last?.rag}, ${rag} by its due date and status`
      : null,
    last && last.lead !== "" && last.lead !== action.lead ? `returned by ${last.lead}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join("; ");
}

/** A line for each priority in the order of the plan, and one for the plan. */
export function planSummary(rows: readonly PlanRow[]): PlanSummary[] {
  const priorities = [...new Set(rows.map(({ priority }) => priority))];
  const line = (priority: string, of: readonly PlanRow[]): PlanSummary => {
    const achieved = of.filter(({ state }) => state === "achieved").length;
    return {
      plan_year: of[0]?.plan_year ?? "",
      priority,
      actions: of.length,
      achieved,
      share: shareText(achieved, of.length),
      contested: of.filter(({ state }) => state === "contested").length,
      overdue: of.filter(({ state }) => state === "overdue").length,
      not_yet_due: of.filter(({ state }) => state === "not yet due").length,
      no_due_date: of.filter(({ state }) => state === "no due date").length,
      no_return: of.filter(({ returned }) => returned === null).length,
      // what is achieved stays so, and needs no further return
      late: of.filter(({ state, older_quarter }) => state !== "achieved" && older_quarter !== null).length,
      flagged: of.filter(
        ({ due, by_when, plan_year }) => due === null || dueDay(by_when, plan_year).fault !== null,
      ).length,
    };
  };
  return [
    ...priorities.map((priority) =>
      line(
        priority,
        rows.filter((row) => row.priority === priority),
      ),
    ),
    line("all", rows),
  ];
}
