import { mergeLookup } from "../areas/mergeLookup.js";
import type { Found, Level, Place } from "../areas/readLookup.js";
import type { Area, Population } from "../seeds/seeds.js";
import type { Own } from "./findOwn.js";
import { type District, type National, partnershipsOf } from "./national.js";
import { saidName } from "./saidName.js";

/** The year of the codes of national/. */
const year = 2024;
const metropolitan = "E08";

/**
 * The areas of a new folder: those of the region, so that every comparison has its peers, and those of all metropolitan
 * boroughs for one of these. Districts that are no more lie in what they became, so that figures by their names count.
 */
export function areasFor(national: National, own: Own): Area[] {
  const districts = districtsNear(national, own);
  const areas = new Map<string, Area>();
  mergeLookup(areas, rowsOf(national, districts));
  if (own.level === "district" && partnershipsOf(national, own.code).length > 1) turnOver(national, areas);
  for (const { code, name, became, until } of national.former) {
    const district = areas.get(became);
    if (district && code === became) district.aliases.push(name);
    // a lookup of its last year must not make it a district again
    else if (district)
      areas.set(code, {
        code,
        name,
        level: "former",
        parents: [became],
        aliases: [],
        year: until + 1,
        became: [],
        moved: [],
      });
  }
  for (const { code, name } of national.otherNames) areas.get(code)?.aliases.push(name);
  for (const area of areas.values()) {
    const said = saidName(area.name);
    if (said === area.name) continue;
    area.aliases.push(area.name);
    area.name = said;
  }
  return [...areas.values()];
}

/**
 * A district that is the sum of its partnerships is compared with others whose partnership they are: what is counted by
 * partnership is theirs too where it is this district and no other, so that it lies in the district rather than above it.
 */
function turnOver(national: National, areas: ReadonlyMap<string, Area>): void {
  for (const { code, districts } of national.partnerships) {
    const [csp, district] = [areas.get(code), areas.get(districts[0] ?? "")];
    if (districts.length !== 1 || !csp || !district?.parents.includes(code)) continue;
    district.parents = [...district.parents.filter((parent) => parent !== code), ...csp.parents].sort();
    csp.parents = [district.code];
  }
}

/** Residents and households of the districts. */
export const populationsFor = (national: National, own: Own): Population[] =>
  districtsNear(national, own).map(({ code, residents, households }) => ({
    area: code,
    year: 2021,
    residents,
    households,
    source: "Census 2021",
  }));

function districtsNear(national: National, own: Own): District[] {
  const regions = new Set(own.districts.map(({ region }) => region));
  const isMetropolitan = own.districts.some(({ code }) => code.startsWith(metropolitan));
  const forces = new Set(
    national.partnerships.flatMap(({ force, districts }) =>
      districts.some((code) => code.startsWith(metropolitan)) ? [force] : [],
    ),
  );
  const inForces = new Set(
    national.partnerships.flatMap(({ force, districts }) => (forces.has(force) ? districts : [])),
  );
  return national.districts.filter(
    ({ code, region }) => regions.has(region) || (isMetropolitan && inForces.has(code)),
  );
}

/** What the ONS lookup of districts to partnerships to forces says of them, with their county and region. */
function rowsOf(national: National, districts: readonly District[]): Found[] {
  const wanted = new Map(districts.map((district) => [district.code, district]));
  const named = new Map([...national.widerAreas, ...national.forces].map(({ code, name }) => [code, name]));
  const place = (code: string): Place => ({ code, name: named.get(code) ?? code, year });
  return national.partnerships.flatMap(({ code: csp, name, force, districts: within }) =>
    within.flatMap((code): Found[] => {
      const district = wanted.get(code);
      if (!district) return [];
      const { county, region } = district;
      return [
        new Map<Level, Place[]>([
          ["district", [{ code, name: district.name, year }]],
          ["csp", [{ code: csp, name, year }]],
          ["force", [place(force)]],
          ["region", [place(region)]],
          ...(county === null ? [] : [["county", [place(county)]] as [Level, Place[]]]),
        ]),
      ];
    }),
  );
}
