import { writtenDays } from "../../../pipeline/calendar/print.js";
import type { PlanRow } from "../../../pipeline/plan/plan.js";
import { type Block, cell } from "../../document.js";

/** Actions with their states and what was returned on them. */
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
