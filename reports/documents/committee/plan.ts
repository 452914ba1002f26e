import { planYearDays } from "../../../pipeline/calendar/planYear.js";
import { formatDay, writtenDays } from "../../../pipeline/calendar/print.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Block, cell } from "../../document.js";
import { glossaryWords } from "../parts/glossary.js";
import { sentence } from "../parts/sentenceBlock.js";
import type { CommitteePaperData, PlannedAction } from "./data.js";

/** Where the paper sends its reader for the actions. */
export const planAppendix = { id: "appendix-plan", name: "Appendix A" } as const;

/**
 * The plan that is put forward for adoption: every action with its lead agency, its partners and its date, a table for each
 * priority in the plan's order. An action without a date says so.
 */
export function planBlocks({ plan, planYear, priorities }: CommitteePaperData): Block[] {
  if (plan.length === 0) return [];
  const undated = plan.filter(({ due }) => due.day === null).length;
  const named = priorities.toSorted((a, b) => (a.rank ?? 100) - (b.rank ?? 100));
  const ids = [...new Set([...named.map(({ id }) => id), ...plan.map(({ priority }) => priority)])];
  return [
    {
      kind: "heading",
      level: 1,
      id: planAppendix.id,
      text: `${planAppendix.name}: the action plan for ${planYear.replace("-", "/")}`,
    },
    ...sentence(
      `${capital(counted(plan.length, "action"))}, by the plan’s own order of priorities. ${
        undated === 0
          ? "Each has a date, or runs all year."
          : `${counted(undated, "action")} ${oneOrMany(undated, "has", "have")} no date.`
      } What runs all year is due when the plan year ends, on ${formatDay(planYearDays(planYear).end)}.`,
    ),
    ...ids.flatMap((id): Block[] => {
      const rows = plan.filter(({ priority }) => priority === id);
      if (rows.length === 0) return [];
      const name = priorities.find((priority) => priority.id === id)?.name ?? id;
      return [actionsTable(rows, `table-plan-${id.replaceAll("_", "-")}`, name)];
    }),
  ];
}

/** Told whoever publishes: the plan's abbreviations that nothing explains. */
export function unexplained({
  plan,
  partnership,
}: Pick<CommitteePaperData, "plan" | "partnership">): string[] {
  const known = new Set([
    ...Object.keys(glossaryWords),
    ...(partnership.words ?? []).map(({ term }) => term),
  ]);
  const words = plan.flatMap(({ action, lead, partners }) => [action, lead, partners ?? ""]).join(" ");
  const used = new Set([...words.matchAll(/\b[A-Z]{3,}\b/g)].map(([word]) => word));
  const unknown = [...used].filter((word) => !known.has(word)).sort();
  return unknown.length === 0
    ? []
    : [`the plan has ${joinWords(unknown)}, which nothing explains: add what is meant to seeds/glossary.csv`];
}

function actionsTable(rows: readonly PlannedAction[], id: string, name: string): Block {
  return {
    kind: "table",
    id,
    caption: `${name}: actions`,
    columns: [
      { label: "No.", align: "left" },
      { label: "Action", align: "left" },
      { label: "Lead agency", align: "left" },
      { label: "With", align: "left" },
      { label: "By when", align: "left" },
    ],
    rows: rows.map((row) => [
      cell(row.number),
      cell(row.action),
      cell(row.lead),
      cell(row.partners ?? ""),
      cell(dueWords(row)),
    ]),
    headerColumn: false,
    units: null,
    notes: [],
    source: "the partnership's action plan",
    group: { id: "Action_plan", title: "Action plan", column: "Priority", name },
  };
}

/** "31 October 2024", "Quarterly, all year"; of words that are no date, that there is none, and the words. */
function dueWords({ by_when, due: { day, recurring, fault } }: PlannedAction): string {
  const words = by_when.trim();
  if (day === null) return `no date (“${words}”)`;
  if (recurring) return `${capital(words)}, all year`;
  return `${writtenDays(words)}${fault === null ? "" : ", outside the plan year"}`;
}
