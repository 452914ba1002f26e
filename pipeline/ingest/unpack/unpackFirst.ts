import path from "node:path";
import { unpackGzip } from "../archives/gzip.js";
import { isNoExtract } from "../archives/noExtract.js";
import { encrypted, Zip } from "../archives/zip.js";
import { inOrder } from "../doubts/fileNames.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { containerOf, isPacked, type WorkbookKind } from "../workbooks/openWorkbook.js";
import { extract, fileFor } from "./members.js";

/** A file that is no archive: itself, or the first member of one. */
export interface Unpacked {
  file: string;
  /** the form of a workbook; null where it is text */
  kind: WorkbookKind | null;
}

/** @throws FileRefused where an archive holds none, or another archive */
export async function unpackFirst(file: string, folder: string): Promise<Unpacked> {
  const kind = isPacked(file) ? await containerOf(file) : null;
  if (kind === "gz") return inner(await unpackGzip(file, folder));
  if (kind !== "zip") return { file, kind };
  const zip = await Zip.open(file);
  try {
    const [first] = inOrder(zip.members.map(({ name }) => name).filter((name) => !isNoExtract(name)));
    if (first === undefined) throw none("holds no files");
    if (zip.members.some((member) => member.encrypted)) throw encrypted();
    const target = fileFor(first, 0, path.join(folder));
    await extract(zip, first, target);
    return await inner(target);
  } finally {
    zip.close();
  }
}

async function inner(file: string): Promise<Unpacked> {
  const kind = isPacked(file) ? await containerOf(file) : null;
  if (kind === "zip" || kind === "gz") throw none("is an archive within an archive");
  return { file, kind };
}

const none = (what: string): FileRefused =>
  new FileRefused("format-error", what, { hint: "unpack it and name the file that is meant" });
