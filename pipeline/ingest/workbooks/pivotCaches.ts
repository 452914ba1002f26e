import type { Zip } from "../archives/zip.js";
import { attribute, readXml } from "./xml.js";

/**
 * The labels of the tables that pivot tables of a workbook keep a copy of, records and all, whether or not a sheet shows
 * them (ECMA-376, part 1, 18.10).
 */
export async function pivotCaches(zip: Zip): Promise<string[][]> {
  const found: string[][] = [];
  for (const { name } of zip.members) {
    const number = /^xl\/pivotCache\/pivotCacheDefinition(\d*)\.xml$/i.exec(name)?.[1];
    if (number === undefined || !zip.has(`xl/pivotCache/pivotCacheRecords${number}.xml`)) continue;
    const labels: string[] = [];
    await readXml(await zip.read(name), {
      open(element, attributes) {
        if (element === "cacheField") labels.push(attribute(attributes, "name") ?? "");
      },
      text() {},
      close() {},
    });
    found.push(labels);
  }
  return found;
}
