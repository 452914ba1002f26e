import { existsSync } from "node:fs";
import path from "node:path";
import { Area } from "../seeds/seeds.js";
import { readSeedTable, rowsOf } from "../seeds/seedTable.js";
import { spellingKey } from "../seeds/spellingKey.js";

/** Where several areas share a name, partners usually mean the first of these. */
const usual = ["district", "ward", "csp", "force", "county", "lsoa"];

/** The level of the area that a text names, by the seeds of a workspace; null where they have no such name, or none are there. */
export function knownAreas(workspace: string): (name: string) => string | null {
  const file = path.join(workspace, "seeds", "areas.csv");
  if (!existsSync(file)) return () => null;
  const levels = new Map<string, string>();
  for (const { name, level, aliases } of rowsOf(readSeedTable(file, Area))) {
    for (const spelling of [name, ...aliases]) {
      const before = levels.get(spellingKey(spelling));
      if (before === undefined || usual.indexOf(level) < usual.indexOf(before))
        levels.set(spellingKey(spelling), level);
    }
  }
  return (name) => {
    const level = levels.get(spellingKey(name));
    return level === undefined || level === "unassigned" || level === "former" ? null : level;
  };
}
