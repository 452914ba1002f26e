import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { isForeign } from "./archives/noExtract.js";
import { inOrder } from "./doubts/fileNames.js";

/** What a folder of extracts holds. */
export interface FilesFound {
  files: string[];
  /** files that are no extracts, whatever is in them: locks and notes of other programs */
  passedOver: string[];
}

/** Every file under `folder` in the order of their names and of the dates in them; those of hidden folders, and hidden ones, are left out. */
export function filesIn(folder: string): FilesFound {
  const found: FilesFound = { files: [], passedOver: [] };
  if (!existsSync(folder)) return found;
  const files = inOrder(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  for (const file of files) {
    const name = path.basename(file);
    const within = path.relative(folder, path.dirname(file)).split(path.sep);
    if (within.some((part) => part.startsWith("."))) continue;
    if (isForeign(name)) found.passedOver.push(file);
    else if (!name.startsWith(".")) found.files.push(file);
  }
  return found;
}
