import { cellKey } from "../../../pipeline/disclosure/cellSystem.js";
import { protect, protectionOf } from "../../../pipeline/disclosure/protect.js";
import { readPublished } from "../../../pipeline/disclosure/published.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { MonthlyRow, RanksRow, TrendsRow } from "../../../pipeline/store/rows.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";

/** All tables of one document as they may leave the house, in the types that documents are written from. */
export interface ProtectedTables {
  trends: TrendsRow[];
  ranks: RanksRow[];
  monthly: MonthlyRow[];
  /** what the document prints and hides, for the ledger of publications; what was published before and is doubtful now */
  cells: EarlierCell[];
  /** measures of which something is hidden */
  hidden: Set<string>;
}

/**
 * Hides small counts of sensitive measures, and what else would give them away, over all tables of one document and
 * everything published before it. A trend keeps its row with status "suppressed"; a ranking with a hidden place is left
 * out whole. `issued` is what documents of the same set print that are not in the ledger yet. Throws where the attack on the result finds something: that is a fault of the program.
 */
export function protectTables(
  workspace: Workspace,
  tables: { trends: readonly TrendsRow[]; ranks: readonly RanksRow[]; monthly: readonly MonthlyRow[] },
  issued: readonly EarlierCell[] = [],
): ProtectedTables {
  const earlier = together([...readPublished(workspace.root), ...issued]);
  const found = protect(tables, { ...protectionOf(workspace), earlier });
  if (found.recovered.length > 0) {
    throw new Error(`suppressed figures can be worked out: ${found.recovered.join(", ")}`);
  }
  const ranking = (row: RanksRow): string =>
    [row.source, row.measure, row.scope, row.basis, row.period_start, row.period_end].join("|");
  const broken = new Set(
    found.ranks.flatMap((row, index) => {
      const own = tables.ranks[index];
      return row.suppressed.length === 0 || own === undefined ? [] : [ranking(own)];
    }),
  );
  const cells = found.cells;
  return {
    trends: found.trends.map(({ suppressed: _, ...row }) => row as TrendsRow),
    ranks: tables.ranks.filter((row) => !broken.has(ranking(row))),
    monthly: found.monthly.map(({ suppressed, ...row }) =>
      suppressed.length === 0
        ? (row as MonthlyRow)
        : ({ ...row, value: null, status: "suppressed" } as MonthlyRow),
    ),
    cells: [...cells, ...found.revised],
    hidden: new Set(cells.filter(({ hidden }) => hidden).map(({ measure }) => measure)),
  };
}

/** One cell a figure; shown once is shown for good, unless it has been revised since. */
export function together(cells: readonly EarlierCell[]): EarlierCell[] {
  const merged = new Map<string, EarlierCell>();
  for (const cell of cells) {
    const key = cellKey(cell);
    const known = merged.get(key);
    const shown = known?.hidden === false && known.value === cell.value;
    merged.set(key, { ...cell, hidden: cell.hidden && !shown });
  }
  return [...merged.values()];
}
