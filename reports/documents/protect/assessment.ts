import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { safelyRevised } from "../data/readRevised.js";
import { protectTables } from "./tables.js";

/** An assessment's rows, or an annual report's, as they may leave the house. */
export function protectAssessment<Data extends AssessmentData>(
  workspace: Workspace,
  data: Data,
  issued: readonly EarlierCell[] = [],
): { data: Data; cells: EarlierCell[]; hidden: ReadonlySet<string> } {
  const named = data.notes?.named ?? [];
  const { cells, hidden, ...tables } = protectTables(
    workspace,
    {
      ...data,
      trends: [...data.trends, ...named.map(({ row }) => row)],
    },
    issued,
  );
  const safe = named.map(({ name, row }, index) => ({
    name,
    row: tables.trends[data.trends.length + index] ?? row,
  }));
  return {
    data: {
      ...data,
      ...tables,
      trends: tables.trends.slice(0, data.trends.length),
      ...(data.revised === undefined ? {} : { revised: safelyRevised(workspace, data.revised) }),
      ...(data.notes === undefined ? {} : { notes: { ...data.notes, named: safe } }),
    },
    cells,
    hidden,
  };
}
