import { withBuilt } from "../../../pipeline/build/withBuilt.js";
import type { Issue, IssuingContext } from "../data/publishingContext.js";
import { protectAssessment } from "../protect/assessment.js";
import { protectTargets } from "../protect/targets.js";
import { committeePaper } from "./committeePaper.js";
import { readCommitteePaper } from "./read.js";

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
