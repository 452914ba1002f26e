import type { Block } from "../document.js";
import { formatDay } from "../formatDate.js";
import { formatCount } from "../formatNumber.js";
import { counted, sentence } from "./sentenceBlock.js";
import type { StrategicData } from "./strategicData.js";
import { actionTable } from "./trendPackActions.js";

/** What last year's actions on an issue came to, by what their lead agencies returned; nothing where there were none. */
export function lastActions({ lastPlan }: StrategicData, issue: string | null, slug: string): Block[] {
  const own = (lastPlan?.rows ?? []).filter(({ priority }) => priority === issue);
  if (lastPlan === undefined || own.length === 0) return [];
  const plan = lastPlan.planYear.replace("-", "/");
  const achieved = own.filter(({ state }) => state === "achieved").length;
  const open = own.filter(({ state }) => state === "overdue");
  return [
    { kind: "heading", level: 2, id: `actions-${slug}`, text: "Last year's actions" },
    ...sentence(
      lastPlan.returned
        ? `As at ${formatDay(lastPlan.asAt)}, ${formatCount(achieved)} of ${counted(own.length, "action", "actions")} in the plan for ${plan} ${achieved === 1 ? "is" : "are"} achieved and ${open.length === 0 ? "none is" : open.length === 1 ? "1 is" : `${formatCount(open.length)} are`} overdue.`
        : `The plan for ${plan} has ${counted(own.length, "action", "actions")} on this issue; nothing was returned on ${own.length === 1 ? "it" : "them"}, so nothing is said of what was achieved.`,
    ),
    ...(open.length === 0 ? [] : [actionTable(open, `table-actions-${slug}`, "Actions overdue")]),
  ];
}

/** Said once, where the plan in force has no actions entered. */
export function noLastActions({ lastPlan }: StrategicData): Block[] {
  if (lastPlan === undefined || lastPlan.rows.length > 0) return [];
  return sentence(
    `The actions of the plan for ${lastPlan.planYear.replace("-", "/")}, which is in force while this assessment is written, have not been entered, so nothing is said of what they achieved.`,
  );
}
