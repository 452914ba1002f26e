import { shownName } from "./arriving.js";
import { publishedKind } from "./published/publishedKind.js";
import type { Receipt } from "./receipt.js";

/**
 * Says of files that no contract knows, and that are tables of areas as they are published, which command takes them: whoever
 * drops in all that was downloaded is not sent to write a contract.
 *
 * @param files as they are on the disk
 */
export async function namePublished(
  root: string,
  files: readonly string[],
  receipts: readonly Receipt[],
): Promise<void> {
  for (const receipt of receipts.filter(({ refusal }) => refusal?.reason === "unknown-header")) {
    const file = files.find((each) => shownName(root, each) === receipt.file);
    const kind = file === undefined ? null : await publishedKind(file);
    if (kind === null) continue;
    receipt.refusal = {
      message: `holds ${kind}, for which there is no contract`,
      hint: `csp areas import "${receipt.file}" takes it; then move it out of data`,
      line: null,
    };
  }
}
