import { Area } from "../seeds/seeds.js";
import { readSeedTable, rowsOf } from "../seeds/seedTable.js";
import { type Merged, mergeLookup } from "./mergeLookup.js";
import { readLookup } from "./readLookup.js";
import { writeAreas } from "./writeAreas.js";

/**
 * Adds an ONS lookup as published to a workspace's `areas.csv`.
 *
 * @throws UserError when the file is no lookup; nothing is written then
 */
export function importAreas(areasFile: string, lookupFile: string): Merged {
  const areas = new Map(rowsOf(readSeedTable(areasFile, Area)).map((area) => [area.code, area]));
  const merged = mergeLookup(areas, readLookup(lookupFile));
  writeAreas(areasFile, areas.values());
  return merged;
}
