import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatDay } from "../../../pipeline/calendar/print.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { countedOrNo, oneOrMany } from "../../../pipeline/words/plural.js";
import type { Block } from "../../document.js";
import { contestedSentences } from "../../words/targets.js";
import { actionTable } from "../parts/actionTable.js";
import { sentence } from "../parts/sentenceBlock.js";
import type { TrendPackData } from "./data.js";

/** Actions of one priority that are overdue, or due by the end of the next quarter; the others are counted. */
export function actionBlocks(
  { actions, quarter, priorities }: TrendPackData,
  priority: string,
  slug: string,
): Block[] {
  if (actions === null) return [];
  const own = actions.rows.filter((row) => row.priority === priority);
  if (own.length === 0) return [];
  const horizon = addMonths(quarter.start, 6);
  const overdue = own.filter(({ state }) => state === "overdue");
  const due = own.filter(({ state, due: day }) => state === "not yet due" && day !== null && day < horizon);
  const achieved = own.filter(({ state }) => state === "achieved").length;
  const shown = [...overdue, ...due];
  return [
    { kind: "heading", level: 2, id: `actions-${slug}`, text: "Actions" },
    ...sentence(
      `As at ${formatDay(actions.asAt)}, ${formatCount(achieved)} of ${countedOrNo(own.length, "action", "actions")} ${oneOrMany(achieved, "is", "are")} achieved and ${overdue.length === 0 ? "none is" : overdue.length === 1 ? "1 is" : `${formatCount(overdue.length)} are`} overdue; ${due.length === 0 ? "none is" : due.length === 1 ? "1 is" : `${formatCount(due.length)} are`} due by the end of the next quarter.${contestedSentences(actions.contested ?? [], own)}`,
    ),
    ...(shown.length === 0
      ? []
      : [
          actionTable(
            shown,
            `table-actions-${slug}`,
            `Actions overdue, and due by the end of the next quarter: ${priorities.find(({ id }) => id === priority)?.name ?? priority}`,
          ),
        ]),
  ];
}
