import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { replaceFile } from "../../replaceFile.js";
import type { AgeStructure } from "../../workspace/seeds/seeds.js";
import type { Workspace } from "../../workspace/workspace.js";
import { readAges } from "./ages.js";
import type { PublishedTable } from "./sheetRows.js";

/**
 * Takes residents by age of the districts that are known into `seeds/ages.csv` from the tables of a file of the ONS as published.
 *
 * @returns what to tell the analyst; null where no table has single years of age
 */
export function importAges(
  { root, areas, ages }: Workspace,
  file: string,
  tables: readonly PublishedTable[],
): string | null {
  const districts = new Set(areas.flatMap(({ code, level }) => (level === "district" ? [code] : [])));
  const wanted = tables.filter(({ name }) => !/\b(?:fe)?males?\b|\bnotes?\b/i.test(name));
  const found = wanted.map((table) => readAges(table, file)).find((each) => each.length > 0) ?? [];
  const taken = found.filter(({ area }) => districts.has(area));
  if (taken.length === 0) return null;
  const known = new Map(ages.map((row) => [`${row.area} ${row.year}`, row] as [string, AgeStructure]));
  for (const { census, ...row } of taken)
    known.set(`${row.area} ${row.year}`, {
      ...row,
      source: census ? "Census 2021" : "ONS mid-year estimates",
    });
  const rows = [...known.values()].sort((a, b) =>
    a.area === b.area ? a.year - b.year : a.area < b.area ? -1 : 1,
  );
  replaceFile(
    path.join(root, "seeds", "ages.csv"),
    stringify(rows, {
      header: true,
      columns: ["area", "year", "under_18", "aged_18_to_64", "aged_65_over", "aged_10_to_17", "source"],
    }),
  );
  return `their ages, of ${new Set(taken.map(({ area }) => area)).size} districts`;
}
