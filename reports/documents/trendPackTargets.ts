import type { TargetRow } from "../../pipeline/analysis/targets.js";
import { type Block, cell } from "../document.js";
import { formatDay } from "../formatDate.js";
import type { TrendPackData } from "./trendPackData.js";

/** The success measures of one priority, each met, not met or beyond judging, with why. */
export function targetBlocks(data: TrendPackData, priority: string, slug: string): Block[] {
  const own = data.targets.filter((target) => target.priority === priority);
  if (own.length === 0) return [];
  return [
    { kind: "heading", level: 2, id: `targets-${slug}`, text: "Success measures" },
    targetTable(
      own,
      `table-targets-${slug}`,
      `Success measures: ${data.priorities.find(({ id }) => id === priority)?.name ?? priority}`,
    ),
  ];
}

export function targetTable(targets: readonly TargetRow[], id: string, caption: string): Block {
  return {
    kind: "table",
    id,
    caption,
    columns: [
      { label: "No.", align: "left" },
      { label: "Success measure", align: "left" },
      { label: "Answer", align: "left" },
      { label: "Figures", align: "left" },
      { label: "Reason", align: "left" },
    ],
    rows: targets.map(({ number, text, answer, figures, certainty, reason }) => [
      cell(String(number)),
      cell(text),
      cell({ kind: "strong", text: answer }),
      cell(figures ?? "[x]"),
      cell(readable(certainty === null ? reason : `${reason}; ${certainty}`)),
    ]),
    headerColumn: false,
    units: targets.some(({ figures }) => figures === null) ? "Shorthand: [x] not available." : null,
    notes: [],
    source: "the partnership's plan and the extracts it received",
    group: { id: "Success_measures", title: "Success measures", column: "Priority", name: caption },
  };
}

/** Days as they are written, and a measure's id as words. */
function readable(words: string): string {
  return words
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, formatDay)
    .replaceAll(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, (id) => id.replaceAll("_", " "));
}
