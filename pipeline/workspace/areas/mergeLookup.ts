import { type Area, areaLevels } from "../seeds/seeds.js";
import { nameKey } from "./nameKey.js";
import { byChanges, byFormer, byShared } from "./placeAreas.js";
import type { Found, Level } from "./readLookup.js";
import { plainName } from "./tellApart.js";

/** Each level's parents, nearest first; of several only what the lookup has. */
const above: Record<Level, Level[][]> = {
  lsoa: [["ward", "district"]],
  ward: [["district"]],
  district: [["csp", "force"], ["county"]],
  csp: [["force"]],
  county: [["force"]],
  force: [["region"]],
  region: [],
  unassigned: [],
  former: [],
};

export interface Merged {
  added: Partial<Record<Level, number>>;
  /** what was decided on the way, for the analyst to read */
  remarks: string[];
}

/**
 * Adds the rows of a lookup to areas, in whichever order lookups come: of one level, the parent that the lookup of the
 * later year gives holds. A ward whose code is new but whose name and district are known is the same ward: boundary
 * orders renumber wards whose name and place stay. LSOAs that were split or merged lie where those that they became lie
 * together; areas that later lookups know no more are `former`.
 *
 * @param areas by code; changed
 */
export function mergeLookup(areas: Map<string, Area>, rows: readonly Found[]): Merged {
  const merged: Merged = { added: {}, remarks: [] };
  const renumbered = new Map<string, string>();
  const wards = new Map(
    [...areas.values()]
      .filter(({ level }) => level === "ward")
      .flatMap((ward) =>
        ward.parents.map((parent) => [`${parent} ${nameKey(plainName(areas, ward))}`, ward] as const),
      ),
  );
  /** districts from which LSOAs have gone, and to which */
  const gone = new Map<string, Set<string>>();
  for (const found of rows) {
    for (const level of [...areaLevels].reverse()) {
      for (const [index, { code, name, year }] of (found.get(level) ?? []).entries()) {
        const parents = parentsOf(found, level, index, renumbered);
        const same =
          level === "ward" && !areas.has(code) ? wards.get(`${parents[0]} ${nameKey(name)}`) : undefined;
        if (same) {
          renumbered.set(code, same.code);
          same.year = later(same.year, year);
          if (!same.aliases.includes(code)) {
            same.aliases.push(code);
            merged.remarks.push(`ward ${name} has a new code ${code}; taken for ${same.code}`);
          }
          continue;
        }
        const known = areas.get(code);
        if (!known) {
          const placed = level === "lsoa" ? placedIn(found) : year;
          const area: Area = { code, name, level, parents, aliases: [], year: placed, became: [], moved: [] };
          areas.set(code, area);
          if (level === "ward") for (const parent of parents) wards.set(`${parent} ${nameKey(name)}`, area);
          merged.added[level] = (merged.added[level] ?? 0) + 1;
          continue;
        }
        const knownName = level === "ward" ? plainName(areas, known) : known.name;
        if (name !== knownName && name !== "" && !known.aliases.includes(name)) known.aliases.push(name);
        if (level === "lsoa") placeAgain(areas, known, parents, placedIn(found), gone);
        else {
          const levelOf = (parent: string): Level | undefined => areas.get(parent)?.level;
          const isOlder = year !== null && known.year !== null && year < known.year;
          if (known.level === "former" && isOlder) continue;
          known.level = level;
          const [kept, other] = isOlder ? [known.parents, parents] : [parents, known.parents];
          const levels = new Set(kept.map(levelOf));
          known.parents = [...kept, ...other.filter((parent) => !levels.has(levelOf(parent)))].sort();
          known.year = later(known.year, year);
        }
      }
    }
    became(areas, found, gone);
  }
  byShared(areas, rows, merged.remarks);
  byChanges(areas);
  byFormer(areas, gone, merged.remarks);
  for (const force of [...areas.values()].filter((area) => area.level === "force")) {
    const code = `${force.code}-unassigned`;
    if (!areas.has(code))
      areas.set(code, {
        code,
        name: `Unassigned ${force.name}`,
        level: "unassigned",
        parents: [force.code],
        aliases: [],
        year: null,
        became: [],
        moved: [],
      });
  }
  return merged;
}

const later = (one: number | null, other: number | null): number | null =>
  one === null ? other : Math.max(one, other ?? 0);

/** The year of the areas in which a row places an LSOA. */
const placedIn = (found: Found): number | null =>
  (found.get("ward") ?? found.get("district"))?.[0]?.year ?? null;

/** An LSOA sits in one ward: a district given directly says less than a ward that is known. */
function placeAgain(
  areas: ReadonlyMap<string, Area>,
  lsoa: Area,
  parents: readonly string[],
  year: number | null,
  gone: Map<string, Set<string>>,
): void {
  const [parent] = parents;
  if (parent === undefined) return;
  const [before, now] = [districtOf(areas, lsoa.parents[0]), districtOf(areas, parent)];
  const isOlder = year !== null && lsoa.year !== null && year < lsoa.year;
  if (before !== undefined && now !== undefined && before !== now) {
    const [from, to] = isOlder ? [now, before] : [before, now];
    gone.set(from, (gone.get(from) ?? new Set()).add(to));
  }
  const ward = areas.get(parent)?.level === "ward";
  const inWard = areas.get(lsoa.parents[0] ?? "")?.level === "ward";
  if (ward === inWard ? isOlder : inWard) return;
  lsoa.parents = [parent];
  lsoa.year = year;
}

function districtOf(areas: ReadonlyMap<string, Area>, code: string | undefined): string | undefined {
  const area = areas.get(code ?? "");
  if (area === undefined || area.level === "district") return area?.code;
  return area.level === "ward" ? districtOf(areas, area.parents[0]) : undefined;
}

/** What a row with the LSOAs, or the districts, of two years says of the older ones. */
function became(areas: ReadonlyMap<string, Area>, found: Found, gone: Map<string, Set<string>>): void {
  const [newer, ...older] = found.get("lsoa") ?? [];
  for (const { code } of older) {
    const lsoa = areas.get(code);
    if (newer && lsoa && code !== newer.code && !lsoa.became.includes(newer.code))
      lsoa.became = [...lsoa.became, newer.code].sort();
  }
  const [district, ...before] = found.get("district") ?? [];
  for (const { code } of before)
    if (district && code !== district.code) gone.set(code, (gone.get(code) ?? new Set()).add(district.code));
}

/** Only the newest of a level lies where the row says; an older LSOA lies where those that it became do. */
function parentsOf(
  found: Found,
  level: Level,
  index: number,
  renumbered: ReadonlyMap<string, string>,
): string[] {
  const own = new Set((found.get(level) ?? []).map(({ code }) => code));
  const chains = index > 0 && level === "lsoa" ? [["district" as const]] : above[level];
  return chains.flatMap((chain) => {
    const nearest = chain.find((candidate) => found.has(candidate));
    const parent = nearest ? found.get(nearest)?.[0]?.code : undefined;
    // a unitary authority stands in lookups as its own county
    return parent === undefined || own.has(parent) ? [] : [renumbered.get(parent) ?? parent];
  });
}
