import { caredFor, protectionOf } from "../../pipeline/disclosure/protect.js";
import { isSmall } from "../../pipeline/disclosure/smallCounts.js";
import type { EarlierCell } from "../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../pipeline/workspace/workspace.js";
import { protectTables } from "../documents/protect/tables.js";
import type { ExplorerData } from "./explorerData.js";

/**
 * The explorer's rows as they may leave the house: what is hidden in any document is hidden here, and what all of them
 * together would give away. Nothing of a hidden figure is left in any row, since a reader can open the page's source:
 * neither what is found of it nor what records it may lack. `series` has no sensitive measure (see `readExplorer`).
 *
 * Of a sensitive measure with a small count anywhere only our own areas are left, as in the documents: of all areas of
 * several years and their total, two that are hidden leave their sum, and the least of those that are shown says how the
 * other was chosen.
 */
export function protectExplorer(
  workspace: Workspace,
  data: ExplorerData,
  issued: readonly EarlierCell[] = [],
): { data: ExplorerData; cells: EarlierCell[] } {
  const { sensitive, parts, threshold } = protectionOf(workspace);
  const cared = caredFor(sensitive, parts);
  const small = new Set(
    data.years
      .filter((row) => cared(row) && (isSmall(row.value, threshold) || isSmall(row.previous, threshold)))
      .map(({ measure }) => measure),
  );
  const own = new Set(data.areas.filter(({ kind }) => kind === "own").map(({ area }) => area));
  const isOpen = (row: { measure: string; area: string }) => !small.has(row.measure) || own.has(row.area);
  const { trends, ranks, cells, hidden } = protectTables(
    workspace,
    {
      trends: data.years.filter(isOpen),
      ranks: data.ranks.filter(({ measure }) => !small.has(measure)),
      monthly: [],
    },
    issued,
  );
  return {
    data: {
      ...data,
      years: trends,
      ranks,
      changes: data.changes.filter(isOpen),
      certainties: data.certainties.filter(({ measure }) => !small.has(measure)),
      // a single hour can point to a person, and of years before the assessment's no attack was tried
      hours: data.hours.filter((row) => !cared(row) && !hidden.has(row.measure)),
      longRun: data.longRun.filter((row) => !cared(row) && !hidden.has(row.measure)),
    },
    cells,
  };
}
