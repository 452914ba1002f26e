import { Area } from "../seeds/seeds.js";
import { readSeedTable, rowsOf } from "../seeds/seedTable.js";
import { areasAbove } from "./areasAbove.js";
import { type Merged, mergeLookup } from "./mergeLookup.js";
import { type Found, readLookup } from "./readLookup.js";
import { writeAreas } from "./writeAreas.js";

/**
 * Adds an ONS lookup as published to a workspace's `areas.csv`.
 *
 * @param own the district or partnership whose police force's rows are kept, where the file has any; without it, all are
 * @throws UserError when the file is no lookup; nothing is written then
 */
export function importAreas(areasFile: string, lookupFile: string, own?: string): Merged {
  const areas = new Map(rowsOf(readSeedTable(areasFile, Area)).map((area) => [area.code, area]));
  const rows = readLookup(lookupFile);
  const kept = own === undefined ? rows : ofForce(rows, areas, own);
  const merged = mergeLookup(areas, kept.length > 0 ? kept : rows);
  writeAreas(areasFile, areas.values());
  if (kept.length === 0)
    merged.remarks.push("nothing in it is of the own police force area; all of it was added");
  return merged;
}

/** The rows that name the force of an area, or anything that is known to lie in it. */
function ofForce(rows: readonly Found[], areas: ReadonlyMap<string, Area>, own: string): readonly Found[] {
  const all = [...areas.values()];
  const force = [...areasAbove(all, own)].find((code) => areas.get(code)?.level === "force");
  if (force === undefined) return rows;
  const within = areasWithin(all, force);
  return rows.filter((found) =>
    [...found.values()].some((places) => places.some(({ code }) => within.has(code))),
  );
}

/** The codes of an area and all that lies in it. */
function areasWithin(areas: readonly Area[], code: string): Set<string> {
  const below = new Map<string, string[]>();
  for (const { code: each, parents } of areas)
    for (const parent of parents) below.set(parent, [...(below.get(parent) ?? []), each]);
  const within = new Set([code]);
  for (const each of within) for (const next of below.get(each) ?? []) within.add(next);
  return within;
}
