import { formatDay } from "../../../pipeline/calendar/print.js";
import type { PlanSummary } from "../../../pipeline/plan/plan.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { countedOrNo, oneOrMany } from "../../../pipeline/words/plural.js";
import { sharePercent } from "../../../pipeline/words/share.js";
import { type Block, text } from "../../document.js";
import { contestedSentences } from "../../words/targets.js";
import { actionSummary } from "../parts/actionSummary.js";
import { actionTable } from "../parts/actionTable.js";
import type { AnnualReportData } from "./data.js";

/** How many of the plan's actions were achieved, of how many; then those that were not. */
export function actionsAchieved({ actions, year, priorities }: AnnualReportData): Block[] {
  const heading: Block = { kind: "heading", level: 1, id: "actions", text: "Actions achieved" };
  const say = (words: string): Block => ({ kind: "paragraph", style: "plain", inlines: [text(words)] });
  if (actions === null) {
    return [
      heading,
      say(
        `No returns on the actions of ${year} have been entered, so no share achieved is given: a share without the number of actions behind it could not be checked.`,
      ),
    ];
  }
  const whole = actions.summary.find(({ priority }) => priority === "all");
  const open = actions.rows.filter(({ state }) => state !== "achieved");
  return [
    heading,
    say(
      `As at ${formatDay(actions.asAt)}, the last day on which anything was returned, ${achievedWords(whole)} in the plan for ${year} ${oneOrMany(whole?.achieved ?? 0, "was", "were")} achieved${percentOf(whole)}.${contestedSentences(actions.contested ?? [], actions.rows)}`,
    ),
    actionSummary(actions.rows, {
      id: "table-actions-achieved",
      caption: `Actions of ${year} by priority`,
      name: (id) => priorities.find((priority) => priority.id === id)?.name ?? id,
      share: true,
    }),
    ...(open.length === 0 ? [] : [actionTable(open, "table-actions-open", "Actions not achieved")]),
  ];
}

/** "18 of the 20 actions" */
function achievedWords(whole: PlanSummary | undefined): string {
  return `${formatCount(whole?.achieved ?? 0)} of the ${countedOrNo(whole?.actions ?? 0, "action", "actions")}`;
}

/** " (90%)": beside its two numbers, never alone. */
function percentOf(whole: PlanSummary | undefined): string {
  const percent = whole === undefined ? null : sharePercent(whole.achieved, whole.actions);
  return percent === null ? "" : ` (${percent})`;
}
