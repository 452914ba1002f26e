import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { Issue } from "../issueDocument.js";
import { annualReport } from "./annualReport.js";
import { readAnnualReport } from "./annualReportRead.js";
import { protectAssessment } from "./protectAssessment.js";

/** The annual report of a financial year ("2020/21"), in full or for the public. */
export async function issueAnnual(root: string, year: string, internal: boolean): Promise<Issue> {
  const data = await readAnnualReport(root, year);
  if (internal) return { document: annualReport(data), cells: [] };
  const { data: safe, cells } = protectAssessment(readWorkspace(root), data);
  return { document: annualReport(safe), cells };
}
