import type { EarlierCell } from "../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../pipeline/workspace/workspace.js";
import { protectTables } from "../documents/protect/tables.js";
import type { ExplorerData } from "./explorerData.js";

/**
 * The explorer's rows as they may leave the house: what is hidden in any document is hidden here, and what all of them
 * together would give away. Nothing of a hidden figure is left in any row, since a reader can open the page's source:
 * neither what is found of it nor what records it may lack. `series` has no sensitive measure (see `readExplorer`).
 */
export function protectExplorer(
  workspace: Workspace,
  data: ExplorerData,
  issued: readonly EarlierCell[] = [],
): { data: ExplorerData; cells: EarlierCell[] } {
  const { trends, ranks, cells } = protectTables(
    workspace,
    { trends: data.years, ranks: data.ranks, monthly: [] },
    issued,
  );
  return { data: { ...data, years: trends, ranks }, cells };
}
