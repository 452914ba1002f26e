import { withBuilt } from "../../pipeline/analysis/withBuilt.js";
import type { Issue } from "../issueDocument.js";
import { committeePaper } from "./committeePaper.js";
import { readCommitteePaper } from "./committeePaperRead.js";
import type { IssuingContext } from "./issuingContext.js";
import { protectAssessment } from "./protectAssessment.js";
import { protectTargets } from "./protectTargets.js";

/** The covering paper of a plan ("2024-25"), in full or for the public. */
export async function issueCommittee(
  root: string,
  asked: { planYear: string; to?: string | undefined },
  { internal, built, issued }: IssuingContext,
): Promise<Issue> {
  return withBuilt(root, built, async (opened) => {
    const data = await readCommitteePaper(root, asked, opened);
    const { overridden } = data;
    if (internal) return { document: committeePaper({ ...data, internal }), cells: [], overridden };
    const { data: safe, cells, hidden } = protectAssessment(opened.workspace, data, issued);
    return {
      document: committeePaper({ ...safe, targets: protectTargets(safe.targets, hidden) }),
      cells,
      overridden,
    };
  });
}
