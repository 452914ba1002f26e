import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { UserError } from "../../errors.js";
import { mustBeFile } from "../../fileFault.js";
import { hashFile } from "../../hashFile.js";
import { replaceFile } from "../../replaceFile.js";
import { placesOf } from "../../store/places.js";
import { NeverMind } from "../../workspace/seeds/seeds.js";
import { readSeedTable, rowsOf } from "../../workspace/seeds/seedTable.js";
import { settingsFile } from "../../workspace/workspace.js";
import { sheetsArchived } from "../workbooks/archivedSheet.js";
import { readLedger } from "./ledger.js";

const listOf = (root: string): string => path.join(root, "seeds", "never_mind.csv");

/** The SHA-256 of the files that are passed over for good. */
export const neverMinded = (root: string): ReadonlySet<string> =>
  new Set(read(root).map(({ sha256 }) => sha256));

const read = (root: string): NeverMind[] =>
  existsSync(listOf(root)) ? rowsOf(readSeedTable(listOf(root), NeverMind)) : [];

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
    mustBeFile(file);
    const sha256 = hashFile(file);
    const [extract] = [sha256, ...sheetsArchived(placesOf(root), sha256)].flatMap(
      (id) => loaded.get(id) ?? [],
    );
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
