import type { PlanRow } from "../../../pipeline/plan/plan.js";
import { type Block, cell } from "../../document.js";
import { addMonths, formatDay, writtenDays } from "../../words/formatDate.js";
import { formatCount } from "../../words/formatNumber.js";
import type { TrendPackData } from "../pack/data.js";
import { counted, sentence } from "./sentenceBlock.js";

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
      `As at ${formatDay(actions.asAt)}, ${formatCount(achieved)} of ${counted(own.length, "action", "actions")} ${achieved === 1 ? "is" : "are"} achieved and ${overdue.length === 0 ? "none is" : overdue.length === 1 ? "1 is" : `${formatCount(overdue.length)} are`} overdue; ${due.length === 0 ? "none is" : due.length === 1 ? "1 is" : `${formatCount(due.length)} are`} due by the end of the next quarter.`,
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

export function actionTable(rows: readonly PlanRow[], id: string, caption: string): Block {
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { label: "No.", align: "left" },
      { label: "Action", align: "left" },
      { label: "Lead", align: "left" },
      { label: "By when", align: "left" },
      { label: "State", align: "left" },
      { label: "Returned", align: "left" },
    ],
    rows: rows.map(({ number, action, lead, by_when, state, returned, note }) => [
      cell(number),
      cell(action),
      cell(lead),
      cell(writtenDays(by_when)),
      cell(state === "overdue" ? { kind: "strong", text: state } : state),
      cell([returned ?? "nothing returned", ...(note === null ? [] : [writtenDays(note)])].join("; ")),
    ]),
    headerColumn: false,
    units: null,
    notes: [],
    source: "returns of the lead agencies",
    group: { id: "Actions", title: "Actions", column: "Table", name: caption },
  };
}
