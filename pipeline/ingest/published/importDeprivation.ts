import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { sumOf } from "../../bulk.js";
import { UserError } from "../../errors.js";
import { groupBy } from "../../groupBy.js";
import { replaceFile } from "../../replaceFile.js";
import { counted } from "../../words/plural.js";
import { Deprivation as Row } from "../../workspace/seeds/seeds.js";
import type { Workspace } from "../../workspace/workspace.js";
import { type Deprived, readDeprivation } from "./deprivation.js";
import type { PublishedTable } from "./sheetRows.js";

/**
 * Takes the Indices of Deprivation into `seeds/deprivation.csv`: a row for each district that the workspace knows. A district that
 * was re-made since is the sum of those before it.
 *
 * @returns what to tell the analyst; null where the file has no such indices
 * @throws UserError where none of its districts is known; nothing is written then
 */
export function importDeprivation(
  workspace: Workspace,
  file: string,
  tables: readonly PublishedTable[],
): string | null {
  const found = readDeprivation(tables, file);
  if (found === null) return null;
  const { year } = found;
  const taken = ofAreas(workspace, found.districts);
  if (taken.length === 0)
    throw new UserError(`${file}: none of its districts is in seeds/areas.csv`, {
      hint: "the Indices of Deprivation are of England alone",
    });
  const others = workspace.deprivation.filter((row) => row.year !== year);
  const source = `Indices of Deprivation ${year}`;
  const rows = [
    ...others,
    ...taken.map(({ district: area, lsoas, tenth, fifth }) => ({
      area,
      year,
      lsoas,
      most_deprived_tenth: tenth,
      most_deprived_fifth: fifth,
      source,
    })),
  ].sort((a, b) => (a.area === b.area ? a.year - b.year : a.area < b.area ? -1 : 1));
  replaceFile(
    path.join(workspace.root, "seeds", "deprivation.csv"),
    stringify(rows, { header: true, columns: Object.keys(Row.shape) }),
  );
  return `${source} of ${counted(taken.length, "district")}`;
}

/** Those of the districts compared, by today's codes. */
function ofAreas({ areas }: Workspace, districts: readonly Deprived[]): Deprived[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const today = (code: string): string | null => {
    const area = byCode.get(code);
    if (area?.level === "district") return code;
    const [parent] = area?.level === "former" ? area.parents : [];
    return parent === undefined ? null : today(parent);
  };
  const placed = districts.flatMap((each) => {
    const district = today(each.district);
    return district === null ? [] : [{ ...each, district }];
  });
  return [...groupBy(placed, ({ district }) => district)].map(([district, parts]) => {
    return {
      district,
      lsoas: sumOf(parts, ({ lsoas }) => lsoas),
      tenth: sumOf(parts, ({ tenth }) => tenth),
      fifth: sumOf(parts, ({ fifth }) => fifth),
    };
  });
}
