import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { inOrder } from "./doubts/fileNames.js";

/** What a folder of extracts holds. */
export interface FilesFound {
  files: string[];
  /** files that are no extracts, whatever is in them: locks and notes of other programs */
  passedOver: string[];
}

const noExtracts: readonly RegExp[] = [
  /^~\$/, // the lock of an Office document that is open
  /^\.~lock\..*#$/, // LibreOffice's
  /^(?:ehthumbs.*|thumbs)\.db$/i,
  /^desktop\.ini$/i,
  /^\.ds_store$/i,
  /\.(?:lnk|url|tmp|part|partial|crdownload|download)$/i,
  /^(?:readme|read me|notes?|to ?do)(?:[ _.-].*)?\.(?:txt|md|rtf|docx?)$/i,
  /^readme$/i,
];

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
    if (noExtracts.some((pattern) => pattern.test(name))) found.passedOver.push(file);
    else if (!name.startsWith(".")) found.files.push(file);
  }
  return found;
}
