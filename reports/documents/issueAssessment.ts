import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { Issue } from "../issueDocument.js";
import { protectAssessment } from "./protectAssessment.js";
import { readAssessment } from "./readAssessment.js";
import { strategicAssessment } from "./strategicAssessment.js";

/** The strategic assessment of the twelve months to a month (YYYY-MM), in full or for the public. */
export async function issueAssessment(root: string, to: string, internal: boolean): Promise<Issue> {
  const data = await readAssessment(root, to);
  if (internal) return { document: strategicAssessment(data), cells: [] };
  const { data: safe, cells } = protectAssessment(readWorkspace(root), data);
  return { document: strategicAssessment(safe), cells };
}
