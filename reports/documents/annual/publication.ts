import { planYearOf } from "../../../pipeline/calendar/planYear.js";
import { lastPeriod } from "../data/lastPeriod.js";
import { publication } from "../data/publication.js";
import { protectAssessment } from "../protect/assessment.js";
import { protectFunding } from "../protect/funding.js";
import { annualReport } from "./annualReport.js";
import type { AnnualReportData } from "./data.js";
import { readAnnualReport } from "./read.js";

/** The annual report of a financial year, "2020/21". */
export const annual = publication<string, AnnualReportData>({
  name: "annual report",
  async latest(session) {
    const asked = planYearOf(await lastPeriod(session, "financial_year")).replace("-", "/");
    return { asked, words: `the financial year ${asked}` };
  },
  read: readAnnualReport,
  protect(workspace, data, published) {
    const { data: safe, cells, hidden } = protectAssessment(workspace, data, published);
    const funding = protectFunding(safe.funding, safe.trends, safe.measures, hidden);
    return { data: { ...safe, funding }, cells };
  },
  write: annualReport,
});
