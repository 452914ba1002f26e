import type { EarlierCell } from "../../pipeline/analysis/suppression.js";
import type { Workspace } from "../../pipeline/workspace/workspace.js";
import type { AssessmentData } from "./assessmentData.js";
import { protectTables } from "./protectTables.js";

/** An assessment's rows, or an annual report's, as they may leave the house. */
export function protectAssessment<Data extends AssessmentData>(
  workspace: Workspace,
  data: Data,
): { data: Data; cells: EarlierCell[]; hidden: ReadonlySet<string> } {
  const { cells, hidden, ...tables } = protectTables(workspace, data);
  return { data: { ...data, ...tables }, cells, hidden };
}
