import path from "node:path";
import { replaceFile } from "../../../pipeline/replaceFile.js";
import type { WorkshopData } from "./data.js";
import { workshopPage } from "./page.js";

/**
 * Writes the workshop page into a folder (`out` of the workspace by default), as a temporary file that is renamed.
 *
 * @throws UserError where the folder cannot be written to
 */
export function writeWorkshop(data: WorkshopData, workspace: string, out?: string): string {
  const folder = out ?? path.join(workspace, "out");
  const file = path.join(folder, `scoring-workshop-${data.state.planYear}.html`);
  replaceFile(file, workshopPage(data));
  return file;
}
