import { type PlanRow, type PlanSummary, planSummary } from "../../../pipeline/plan/plan.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { type Block, type Cell, cell } from "../../document.js";
import { columnsWords } from "../../words/targets.js";

type Counted = Extract<
  keyof PlanSummary,
  "achieved" | "contested" | "overdue" | "not_yet_due" | "no_due_date" | "no_return" | "late"
>;

/** What became of the actions: these add up to all of them. A column of a state that a plan may not have is left out. */
const states: { label: string; of: Counted; always: boolean }[] = [
  { label: "Achieved", of: "achieved", always: true },
  { label: "Contested", of: "contested", always: false },
  { label: "Overdue", of: "overdue", always: true },
  { label: "Not yet due", of: "not_yet_due", always: true },
  { label: "No date", of: "no_due_date", always: false },
];
/** What is said of some of the same actions besides. */
const besides: { label: string; of: Counted }[] = [
  { label: "No return", of: "no_return" },
  { label: "Late", of: "late" },
];

/**
 * The actions of a plan by its priorities, and in all: how many there are, what became of them, and of how many there is no
 * present return.
 *
 * @param options.share whether the share that is achieved stands beside its number
 */
export function actionSummary(
  rows: readonly PlanRow[],
  {
    id,
    caption,
    name,
    share,
  }: { id: string; caption: string; name: (priority: string) => string; share: boolean },
): Block {
  const summary = planSummary(rows);
  const shown = states.filter(({ of, always }) => always || summary.some((row) => row[of] > 0));
  const number = (value: number): Cell => ({ ...cell(formatCount(value)), value });
  const columns = [
    { label: "Actions", of: "actions" as const },
    ...shown.flatMap((state) =>
      share && state.of === "achieved" ? [state, { label: "Share", of: null }] : [state],
    ),
    ...besides,
  ];
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { label: "Priority", align: "left" },
      ...columns.map(({ label, of }) => ({
        label,
        align: of === null ? ("left" as const) : ("right" as const),
      })),
    ],
    rows: summary.map((row) => [
      cell(row.priority === "all" ? "All actions" : name(row.priority)),
      ...columns.map(({ of }) => (of === null ? cell(row.share) : number(row[of]))),
    ]),
    headerColumn: true,
    units: columnsWords(rows),
    notes: [],
    source: "returns of the lead agencies",
  };
}
