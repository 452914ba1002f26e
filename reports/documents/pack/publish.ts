import { withBuilt } from "../../../pipeline/build/withBuilt.js";
import type { Issue, IssuingContext } from "../data/publishingContext.js";
import { protectPack } from "./protect.js";
import type { Quarter } from "./quarter.js";
import { readTrendPack } from "./read.js";
import { trendPack } from "./trendPack.js";

/** The trend pack of a quarter, in full or for the public. */
export async function issuePack(
  root: string,
  quarter: Quarter,
  { internal, built, issued }: IssuingContext,
): Promise<Issue> {
  return withBuilt(root, built, async (opened) => {
    const data = await readTrendPack(root, quarter, opened);
    const { overridden } = data;
    if (internal) return { document: trendPack({ ...data, internal }), cells: [], overridden };
    const { data: safe, cells } = protectPack(opened.workspace, data, issued);
    return { document: trendPack(safe), cells, overridden };
  });
}
