import { withBuilt } from "../../../pipeline/build/withBuilt.js";
import type { Issue, IssuingContext } from "../data/publishingContext.js";
import { protectAssessment } from "../protect/assessment.js";
import { protectFunding } from "../protect/funding.js";
import { annualReport } from "./annualReport.js";
import { readAnnualReport } from "./read.js";

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
