import { withBuilt } from "../../pipeline/analysis/withBuilt.js";
import type { Issue } from "../issueDocument.js";
import { annualReport } from "./annualReport.js";
import { readAnnualReport } from "./annualReportRead.js";
import type { IssuingContext } from "./issuingContext.js";
import { protectAssessment } from "./protectAssessment.js";
import { protectFunding } from "./protectFunding.js";

/** The annual report of a financial year ("2020/21"), in full or for the public. */
export async function issueAnnual(
  root: string,
  year: string,
  { internal, built, issued }: IssuingContext,
): Promise<Issue> {
  return withBuilt(root, built, async (opened) => {
    const data = await readAnnualReport(root, year, opened);
    const { overridden } = data;
    if (internal) return { document: annualReport({ ...data, internal }), cells: [], overridden };
    const { data: safe, cells, hidden } = protectAssessment(opened.workspace, data, issued);
    const funding = protectFunding(safe.funding, safe.trends, safe.measures, hidden);
    return { document: annualReport({ ...safe, funding }), cells, overridden };
  });
}
