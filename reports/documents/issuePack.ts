import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import type { Issue } from "../issueDocument.js";
import { trendPack } from "./trendPack.js";
import { protectPack } from "./trendPackProtect.js";
import type { Quarter } from "./trendPackQuarter.js";
import { readTrendPack } from "./trendPackRead.js";

/** The trend pack of a quarter, in full or for the public. */
export async function issuePack(root: string, quarter: Quarter, internal: boolean): Promise<Issue> {
  const data = await readTrendPack(root, quarter);
  if (internal) return { document: trendPack(data), cells: [] };
  const { data: safe, cells } = protectPack(readWorkspace(root), data);
  return { document: trendPack(safe), cells };
}
