import { withBuilt } from "../../../pipeline/build/withBuilt.js";
import { readChartRows } from "../data/chartRows.js";
import type { Issue, IssuingContext } from "../data/publishingContext.js";
import { readStrategic } from "../data/readStrategic.js";
import { protectStrategic } from "../protect/strategic.js";
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
