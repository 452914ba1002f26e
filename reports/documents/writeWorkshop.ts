import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../pipeline/errors.js";
import type { WorkshopData } from "./workshopData.js";
import { workshopPage } from "./workshopPage.js";

/**
 * Writes the workshop page into a folder (`out` of the workspace unless told), made beside and renamed.
 *
 * @throws UserError where the folder cannot be written to
 */
export function writeWorkshop(data: WorkshopData, workspace: string, out?: string): string {
  const folder = out ?? path.join(workspace, "out");
  const file = path.join(folder, `scoring-workshop-${data.state.planYear}.html`);
  const page = workshopPage(data);
  const beside = `${file}.${process.pid}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(beside, page);
    renameSync(beside, file);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw new UserError(`${file} cannot be written`, { hint: (cause as Error).message, cause });
  }
  return file;
}
