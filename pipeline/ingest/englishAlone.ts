import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageFile } from "../packageFiles.js";
import { readContract } from "../workspace/contracts/contracts.js";
import { ofEngland } from "../workspace/national/ofEngland.js";
import { examineParts } from "./examineParts.js";

/**
 * Which of the public statistics of England alone a file holds; null of any other.
 *
 * @param within behind the file's name, the member of an archive that is meant; empty for all of the file
 */
export async function englishAlone(file: string, within: string): Promise<(typeof ofEngland)[number] | null> {
  const temporary = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-published-"));
  try {
    for (const statistics of ofEngland) {
      const contract = readContract(
        packageFile("starter", "seeds", "contracts", `${statistics.source}.yaml`),
      );
      for await (const { name, examination } of examineParts(file, [contract], { temporary }, 0))
        if (examination.contract !== null && name.slice(file.length).startsWith(within)) return statistics;
    }
    return null;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
