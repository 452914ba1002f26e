import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { Issue } from "../issueDocument.js";
import { committeePaper } from "./committeePaper.js";
import { readCommitteePaper } from "./committeePaperRead.js";
import { protectAssessment } from "./protectAssessment.js";
import { protectTargets } from "./protectTargets.js";

/** The covering paper of a plan ("2024-25"), in full or for the public. */
export async function issueCommittee(
  root: string,
  asked: { planYear: string; to?: string | undefined },
  internal: boolean,
): Promise<Issue> {
  const data = await readCommitteePaper(root, asked.planYear, asked.to);
  if (internal) return { document: committeePaper(data), cells: [] };
  const { data: safe, cells, hidden } = protectAssessment(readWorkspace(root), data);
  return { document: committeePaper({ ...safe, targets: protectTargets(safe.targets, hidden) }), cells };
}
