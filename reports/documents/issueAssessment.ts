import { withBuilt } from "../../pipeline/analysis/withBuilt.js";
import type { Issue } from "../issueDocument.js";
import { readChartRows } from "./chartRows.js";
import type { IssuingContext } from "./issuingContext.js";
import { protectStrategic } from "./protectStrategic.js";
import { readStrategic } from "./readStrategic.js";
import { strategicAssessment } from "./strategicAssessment.js";

/** The strategic assessment of the twelve months to a month (YYYY-MM), in full or for the public. */
export async function issueAssessment(
  root: string,
  to: string,
  { internal, built, issued }: IssuingContext,
): Promise<Issue> {
  return withBuilt(root, built, async (opened) => {
    const read = await readStrategic(root, to, opened);
    const data = { ...read, ...(await readChartRows(opened, read)) };
    const { overridden } = data;
    if (internal) return { document: strategicAssessment({ ...data, internal }), cells: [], overridden };
    const { data: safe, cells } = protectStrategic(opened.workspace, data, issued);
    return { document: strategicAssessment(safe), cells, overridden };
  });
}
