import { formatDay } from "../../../pipeline/calendar/print.js";
import type { PlanRow } from "../../../pipeline/plan/plan.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { counted, countedOrNo, oneOrMany } from "../../../pipeline/words/plural.js";
import type { Block } from "../../document.js";
import { contestedSentences } from "../../words/targets.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { LastPlan, LastPlanRow } from "../data/lastPlan.js";
import { actionSummary } from "../parts/actionSummary.js";
import { actionTable } from "../parts/actionTable.js";
import { sentence } from "../parts/sentenceBlock.js";

interface Known {
  lastPlan?: LastPlan;
  priorities: AssessmentData["priorities"];
}

const planWords = ({ planYear }: LastPlan): string => planYear.replace("-", "/");

/** What last year's actions on an issue came to, by what their lead agencies returned; nothing where no plan is entered. */
export function lastActions({ lastPlan, priorities }: Known, issue: string | null, slug: string): Block[] {
  if (lastPlan === undefined || issue === null || lastPlan.rows.length === 0) return [];
  const own = lastPlan.rows.filter((row) => row.issue === issue);
  const open = own.filter(({ state }) => state === "overdue");
  const name = priorities.find(({ id }) => id === issue)?.name ?? issue;
  return [
    {
      kind: "heading",
      level: 2,
      id: `actions-${slug}`,
      text: `Actions in the plan for ${planWords(lastPlan)}`,
    },
    ...sentence(
      own.length === 0
        ? `The plan for ${planWords(lastPlan)} has no action on this issue.`
        : `${standing(lastPlan, own, " on this issue")}${elsewhere(lastPlan, own, issue)}${offTarget(own)}${contestedSentences(lastPlan.contested ?? [], own)}`,
    ),
    ...(open.length === 0 ? [] : [actionTable(open, `table-actions-${slug}`, `Actions overdue: ${name}`)]),
  ];
}

/**
 * "As at 30 September 2023, 3 of 6 actions in the plan for 2023/24 are achieved; none is overdue and 3 are not yet due."
 *
 * @param which " on this issue" where the rows are a part of the plan, whose number of actions is another
 */
function standing(plan: LastPlan, rows: readonly PlanRow[], which = ""): string {
  const actions = `${countedOrNo(rows.length, "action", "actions")}${which}`;
  const planned = `the plan for ${planWords(plan)}`;
  const one = rows.length === 1;
  if (!plan.returned) {
    const has =
      which === ""
        ? `T${planned.slice(1)} has ${actions}`
        : `Of ${planned}, ${countedOrNo(rows.length, "action is", "actions are")}${which}`;
    return `${has}; nothing was returned on ${one ? "it" : "them"} by ${formatDay(plan.asAt)}, so nothing is said of what was achieved.`;
  }
  const count = (wanted: PlanRow["state"]) => rows.filter(({ state }) => state === wanted).length;
  const are = (number: number) => (number === 0 ? "none is" : counted(number, "is", "are"));
  const achieved = count("achieved");
  const undated = count("no due date");
  return `As at ${formatDay(plan.asAt)}, ${formatCount(achieved)} of ${actions} in ${planned} ${oneOrMany(achieved, "is", "are")} achieved; ${are(count("overdue"))} overdue and ${are(count("not yet due"))} not yet due${undated === 0 ? "" : `, and ${are(undated)} without a date`}.`;
}

/** Actions that are neither achieved, overdue nor on target, by name; those overdue have a table, those contested a sentence. */
function offTarget(rows: readonly LastPlanRow[]): string {
  const off = rows.filter(
    ({ state, rag }) => state !== "overdue" && state !== "contested" && rag === "amber",
  );
  if (off.length === 0) return "";
  const named = off.map(({ number, action }) => `${number} “${action}”`);
  return ` Returned, and not on target: ${joinWords(named)}.`;
}

/** Actions that stood under another priority, which has become part of this issue. */
function elsewhere({ names }: LastPlan, rows: readonly LastPlanRow[], issue: string): string {
  const moved = rows.filter(({ priority }) => priority !== issue);
  const from = [...new Set(moved.map(({ priority }) => `“${names.get(priority) ?? priority}”`))];
  return moved.length === 0
    ? ""
    : ` ${formatCount(moved.length)} of these ${formatCount(rows.length)} ${oneOrMany(moved.length, "is", "are")} in that plan under the priority ${joinWords(from)}.`;
}

/** The whole plan in force by its own priorities, so that no action goes uncounted; where it is not entered, that it is not. */
export function lastPlanBlocks({ lastPlan }: Pick<Known, "lastPlan">): Block[] {
  if (lastPlan === undefined) return [];
  const heading: Block = {
    kind: "heading",
    level: 1,
    id: "last-actions",
    text: `All actions in the plan for ${planWords(lastPlan)}`,
  };
  if (lastPlan.rows.length === 0) {
    return [
      heading,
      ...sentence(
        `The actions of the plan for ${planWords(lastPlan)}, which is in force while this assessment is written, have not been entered, so nothing is said of what they achieved.`,
      ),
    ];
  }
  const lost = lastPlan.rows.filter(({ issue, state }) => issue === null && state === "overdue");
  return [
    heading,
    ...sentence(
      `${standing(lastPlan, lastPlan.rows)}${contestedSentences(lastPlan.contested ?? [], lastPlan.rows)}`,
    ),
    ...(lastPlan.returned
      ? [
          actionSummary(lastPlan.rows, {
            id: "table-last-actions",
            caption: `Actions of ${planWords(lastPlan)} by its priorities`,
            name: (priority) => lastPlan.names.get(priority) ?? priority,
            share: false,
          }),
        ]
      : []),
    ...(lost.length === 0
      ? []
      : [actionTable(lost, "table-actions-lost", "Actions overdue on what is no issue of this assessment")]),
  ];
}
