import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { type Block, type Cell, cell } from "../../document.js";
import type { Finding } from "../data/finding.js";
import { sharedNotes } from "../parts/breakNotes.js";
import { explainShorthand, shownCell } from "../parts/shownFigure.js";

/** Measures side by side on a page. */
const perTable = 6;

/** Fewer, shared among two dozen wards, show chance. */
const fewest = 80;

/** Every ward with the counts of each measure that says which ward; a few measures to a table. */
export function wardTables(all: readonly Finding[]): Block[] {
  const known = all.filter(
    ({ row, wards }) =>
      row.status === "complete" && (row.value ?? 0) >= fewest && wards.some(({ value }) => (value ?? 0) > 0),
  );
  const tables = Array.from({ length: Math.ceil(known.length / perTable) }, (_, index) =>
    wardTable(known.slice(index * perTable, (index + 1) * perTable), index + 1),
  );
  if (tables.length === 0) return [];
  return [{ kind: "heading", level: 2, id: "by-ward", text: "By ward" }, ...tables];
}

function wardTable(measures: readonly Finding[], number: number): Block {
  const wards = [
    ...new Map(measures.flatMap(({ wards: own }) => own.map(({ area, area_name }) => [area, area_name]))),
  ].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const rows = wards.map(([area, name]): Cell[] => [
    cell(name),
    ...measures.map(({ wards: own }) => {
      const ward = own.find((row) => row.area === area);
      return shownCell(ward?.value ?? null, ward?.status ?? "no data");
    }),
  ]);
  const periods = [
    ...new Set(measures.map(({ row }) => formatPeriod(row.period_start, row.period_end))),
  ].sort();
  return {
    kind: "table",
    id: `wards-${number}`,
    caption: `Counts by ward, ${joinWords(periods)}, table ${number}`,
    columns: [
      { label: "Ward", align: "left" },
      ...measures.map(({ measure }) => ({ label: measure.name, align: "right" as const })),
    ],
    rows,
    headerColumn: true,
    units: explainShorthand(rows),
    notes: [
      "Records without a ward are in no row; changes of so few are mostly chance.",
      ...sharedNotes(measures),
    ],
    source: joinWords([...new Set(measures.map(({ supplier }) => supplier))].sort()),
  };
}
