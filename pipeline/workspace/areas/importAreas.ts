import { addAll } from "../../bulk.js";
import { counted } from "../../words/plural.js";
import type { NamedTable } from "../seeds/csvFile.js";
import { Area } from "../seeds/seeds.js";
import { readSeedTable, rowsOf } from "../seeds/seedTable.js";
import { areasAbove } from "./areasAbove.js";
import { type Merged, mergeLookup } from "./mergeLookup.js";
import { movedBoundaries, wardsOf } from "./movedBoundaries.js";
import { type Found, readLookup } from "./readLookup.js";
import { tellApart } from "./tellApart.js";
import { writeAreas } from "./writeAreas.js";

export interface Imported extends Merged {
  /** what of the own district is placed now: "Reigate and Banstead: 15 wards, 90 LSOAs; 3 LSOAs in no ward" */
  summary: string | null;
}

/**
 * Adds an ONS lookup as published to a workspace's `areas.csv`.
 *
 * @param lookup a table of a file that has been read, or a CSV file
 * @param own the district or partnership whose police force's rows are kept, where the file has any; without it, all are
 * @throws UserError when the file is no lookup; nothing is written then
 */
export function importAreas(areasFile: string, lookup: NamedTable | string, own?: string): Imported {
  const areas = new Map(rowsOf(readSeedTable(areasFile, Area)).map((area) => [area.code, area]));
  const rows = readLookup(lookup);
  const kept = own === undefined ? rows : ofForce(rows, areas, own);
  const before = wardsOf(areas);
  const taken = kept.length > 0 ? kept : rows;
  const merged = mergeLookup(areas, taken);
  const within = own === undefined ? null : areasWithin([...areas.values()], own);
  // said first, since of many remarks only the first are printed
  const moved = movedBoundaries(before, taken, areas, (code) => within?.has(code) ?? true);
  merged.remarks = moved.concat(merged.remarks);
  if (within !== null) addAll(merged.remarks, tellApart(areas, within));
  writeAreas(areasFile, areas.values());
  if (kept.length === 0)
    merged.remarks.push("nothing in it is of the own police force area; all of it was added");
  return { ...merged, summary: own === undefined ? null : summaryOf(areas, own, rows) };
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

/** Former LSOAs are counted only where they are in no ward, since files that name them are. */
function summaryOf(areas: ReadonlyMap<string, Area>, own: string, rows: readonly Found[]): string {
  const within = [...areasWithin([...areas.values()], own)].flatMap((code) => areas.get(code) ?? []);
  const wards = new Set(within.filter(({ level }) => level === "ward").map(({ code }) => code));
  const lsoas = within.filter(({ level }) => level === "lsoa");
  const name = areas.get(own)?.name ?? own;
  const levels = new Set(rows.flatMap((found) => [...found.keys()]));
  const smaller = (["lsoa", "ward"] as const).filter((level) => levels.has(level));
  const missing = smaller.filter((level) => (level === "lsoa" ? lsoas.length : wards.size) === 0);
  const now = lsoas.filter(({ became }) => became.length === 0).length;
  const unplaced = lsoas.filter(({ parents }) => !parents.some((parent) => wards.has(parent))).length;
  const counts = [`${counted(wards.size, "ward")}`, `${counted(now, "LSOA")}`];
  const none = wards.size > 0 && unplaced > 0 ? `; ${counted(unplaced, "LSOA")} in no ward` : "";
  const warning =
    missing.length > 0 ? `; nothing of the file lies in it: is the lookup of other districts?` : "";
  return `${name}: ${counts.join(", ")}${none}${warning}`;
}
