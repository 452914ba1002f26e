import { caredFor, protectionOf } from "../../../pipeline/disclosure/protect.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { safelyRevised } from "../data/readRevised.js";
import { protectTables } from "./tables.js";

/**
 * Measures as what is published treats them: one that shares a part with a sensitive measure is as sensitive, since of its
 * months and wards, which are protected in no table, the others leave those of the sensitive one.
 */
export function caredMeasures<Row extends { measure: string; sensitive: boolean }>(
  workspace: Workspace,
  measures: readonly Row[],
): Row[] {
  const { sensitive, parts } = protectionOf(workspace);
  const cared = caredFor(sensitive, parts);
  return measures.map((row) => (cared(row) && !row.sensitive ? { ...row, sensitive: true } : row));
}

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
      measures: caredMeasures(workspace, data.measures),
      ...(data.revised === undefined ? {} : { revised: safelyRevised(workspace, data.revised) }),
      ...(data.notes === undefined ? {} : { notes: { ...data.notes, named: safe } }),
    },
    cells,
    hidden,
  };
}
