import { boardRules } from "../../../pipeline/ask/board.js";
import { formatDay } from "../../../pipeline/calendar/print.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { type Cell, cell, type Document, type Table, text } from "../../document.js";
import type { BoardRow } from "./boardRow.js";

/** The status board as a page: what needs doing first, then every source, then the rules. */
export function statusBoard(workspace: Workspace, asAt: string, rows: readonly BoardRow[]): Document {
  const rules = boardRules(workspace.partnership.thresholds.half_full);
  const states = rules.map(({ state }) => state);
  const wanting = rows
    .filter(({ state }) => state !== "here" && state !== "nothing here")
    .sort(
      (a, b) => states.indexOf(a.state) - states.indexOf(b.state) || a.source.localeCompare(b.source, "en"),
    );
  return {
    name: "status",
    title: "Completeness of the partners' extracts",
    subtitle: `As at ${formatDay(asAt)}`,
    organisation: workspace.partnership.name,
    date: asAt,
    notices: [],
    accent: "#1f4e79",
    blocks: [
      { kind: "heading", level: 1, id: "wanting", text: "What needs doing" },
      ...(wanting.length === 0
        ? [
            {
              kind: "paragraph" as const,
              style: "plain" as const,
              inlines: [text("Nothing: every extract that came is whole and none is late.")],
            },
          ]
        : [{ kind: "list" as const, ordered: false, items: wanting.map((row) => [text(sentence(row))]) }]),
      { kind: "heading", level: 1, id: "sources", text: "Every source" },
      table(rows, asAt),
      { kind: "heading", level: 1, id: "rules", text: "What the states mean" },
      {
        kind: "terms",
        items: rules.map(({ state, rule }) => ({
          term: capital(state),
          meaning: `${capital(rule)}.`,
        })),
      },
    ],
    provenance: [],
  };
}

function sentence({ title, supplier, state, note, quarantined }: BoardRow): string {
  const aside = quarantined > 0 ? `${note === "" ? "" : "; "}${quarantined} records quarantined` : "";
  return `${title} (${supplier}): ${state}. ${capital(`${note}${aside}`)}.`;
}

function table(rows: readonly BoardRow[], asAt: string): Table {
  const number = (value: number | null): Cell => ({
    inlines: [text(value === null ? "" : formatCount(value))],
    value,
  });
  return {
    kind: "table",
    id: "board",
    caption: `The extracts received, source by source, as at ${formatDay(asAt)}`,
    columns: [
      { label: "Source", align: "left" },
      { label: "Supplier", align: "left" },
      { label: "State", align: "left" },
      { label: "From", align: "left" },
      { label: "To", align: "left" },
      { label: "Files", align: "right" },
      { label: "Records", align: "right" },
      { label: "Quarantined", align: "right" },
      { label: "Revised", align: "right" },
      { label: "Note", align: "left" },
    ],
    rows: rows.map((row) => [
      cell(row.title),
      cell(row.supplier),
      cell(capital(row.state)),
      cell(row.from ?? ""),
      cell(row.to ?? ""),
      number(row.supplies),
      number(row.accepted),
      number(row.quarantined),
      number(row.revised),
      cell(row.note),
    ]),
    headerColumn: true,
    units: "Months as year and month; records and figures are numbers of them.",
    notes: [],
    source: "The ledger and the store of this partnership",
  };
}
