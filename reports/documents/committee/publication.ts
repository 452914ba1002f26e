import { planYearAfter } from "../../../pipeline/calendar/planYear.js";
import { caredFor, protectionOf } from "../../../pipeline/disclosure/protect.js";
import { lastPeriod } from "../data/lastPeriod.js";
import { publication } from "../data/publication.js";
import { protectAssessment } from "../protect/assessment.js";
import { protectTargets } from "../protect/targets.js";
import { committeePaper } from "./committeePaper.js";
import type { CommitteePaperData } from "./data.js";
import { type CommitteeAsked, readCommitteePaper } from "./read.js";

/** The covering paper of a plan. */
export const committee = publication<CommitteeAsked, CommitteePaperData>({
  name: "committee paper",
  async latest(session) {
    const to = (await lastPeriod(session, "assessment_year")).slice(0, 7);
    const planYear = planYearAfter(to);
    return { asked: { planYear, to }, words: `the plan for ${planYear}` };
  },
  read: readCommitteePaper,
  protect(workspace, data, published) {
    const { data: safe, cells, hidden } = protectAssessment(workspace, data, published);
    const { sensitive, parts } = protectionOf(workspace);
    const known = { hidden, cared: caredFor(sensitive, parts), trends: safe.trends };
    return { data: { ...safe, targets: protectTargets(safe.targets, known) }, cells };
  },
  write: committeePaper,
});
