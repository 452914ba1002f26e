import { existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { UserError } from "../errors.js";
import { replaceFile } from "../replaceFile.js";
import { placesOf } from "../store/places.js";
import { readSeedTable } from "../workspace/seedTable.js";
import { settingsFile } from "../workspace/workspace.js";
import { hashFile } from "./hashFile.js";
import { readLedger } from "./ledger.js";

/** One row per file that the analyst does not want: by its bytes, since its name may be that of an extract next time. */
const NeverMind = z.object({
  file: z.string().min(1, "must not be empty"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 of 64 digits"),
});

const listOf = (root: string): string => path.join(root, "seeds", "never_mind.csv");

/** The SHA-256 of the files that are passed over for good. */
export const neverMinded = (root: string): ReadonlySet<string> =>
  new Set(read(root).map(({ sha256 }) => sha256));

const read = (root: string): z.infer<typeof NeverMind>[] =>
  existsSync(listOf(root)) ? readSeedTable(listOf(root), NeverMind) : [];

/**
 * Enters files into the list of those that are passed over for good.
 *
 * @returns what to tell the analyst, a line a file
 */
export function neverMind(root: string, files: readonly string[]): string[] {
  settingsFile(root);
  const list = read(root);
  const loaded = new Map(readLedger(placesOf(root)).map(({ sha256, extract }) => [sha256, extract]));
  const lines = files.map((file) => {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      throw new UserError(`${file} is not a file`, { hint: "name the files that are not wanted" });
    }
    const sha256 = hashFile(file);
    const extract = loaded.get(sha256);
    if (extract !== undefined) {
      throw new UserError(`${file} is loaded`, {
        hint: `csp supply remove ${extract} takes it out, and it stays out`,
      });
    }
    if (list.some((known) => known.sha256 === sha256)) return `${file}: passed over already`;
    list.push({ file: path.basename(file), sha256 });
    return `${file}: passed over from now on; take its row out of seeds/never_mind.csv to change that`;
  });
  mkdirSync(path.dirname(listOf(root)), { recursive: true });
  const rows = list.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  replaceFile(listOf(root), stringify(rows, { header: true, columns: ["file", "sha256"] }));
  return lines;
}
