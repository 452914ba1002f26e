import { isInWales } from "../workspace/ownDistricts.js";
import type { Workspace } from "../workspace/workspace.js";
import { shownName } from "./arriving.js";
import { englishAlone } from "./englishAlone.js";
import { publishedKind } from "./published/publishedKind.js";
import type { Receipt } from "./receipt.js";

/**
 * Says of files that no contract knows, and that are published tables, what they are and what to do with them: whoever drops
 * in all that was downloaded is not sent to write a contract.
 *
 * @param files as they are on the disk
 */
export async function namePublished(
  workspace: Workspace,
  files: readonly string[],
  receipts: readonly Receipt[],
): Promise<void> {
  for (const receipt of receipts.filter(({ refusal }) => refusal?.reason === "unknown-header")) {
    const file = files.find((each) => isIn(receipt.file, shownName(workspace.root, each)));
    if (file === undefined) continue;
    const within = receipt.file.slice(shownName(workspace.root, file).length);
    receipt.refusal =
      (within === "" ? await areaTable(file, receipt.file) : null) ??
      (isInWales(workspace) ? await noWales(file, within) : null) ??
      receipt.refusal;
  }
}

/** Whether a table is a file, or what a file holds: a member, a sheet. */
const isIn = (table: string, file: string): boolean =>
  table === file || table.startsWith(`${file}/`) || table.startsWith(`${file} [`);

async function areaTable(file: string, shown: string): Promise<Receipt["refusal"]> {
  const kind = await publishedKind(file);
  if (kind === null) return null;
  return {
    message: `holds ${kind}, for which there is no contract`,
    hint: `csp areas import "${shown}" takes it; then move it out of data`,
    line: null,
  };
}

async function noWales(file: string, within: string): Promise<Receipt["refusal"]> {
  const found = await englishAlone(file, within);
  if (found === null) return null;
  return {
    message: `holds ${found.is}, which is of England alone`,
    hint: `move it out of data; the figures of Wales are ${found.ofWales}, and csp contract draft begins a contract for them`,
    line: null,
  };
}
