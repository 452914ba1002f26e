import { largest, smallest } from "../../bulk.js";
import type { Area } from "../seeds/seeds.js";
import type { Found } from "./readLookup.js";

type Areas = ReadonlyMap<string, Area>;

const parentOf = (areas: Areas, area: Area, level: Area["level"]): string | undefined =>
  area.parents.find((parent) => areas.get(parent)?.level === level);

/**
 * A district that a lookup gives to several partnerships is made of them (a unitary authority whose partnerships are
 * still those of the districts before it): they lie in it, so that it is their sum and not one of them.
 */
export function byShared(areas: Areas, rows: readonly Found[], remarks: string[]): void {
  const csps = new Map<string, Set<string>>();
  const districts = new Map<string, Set<string>>();
  for (const found of rows) {
    const [district, csp] = [found.get("district")?.[0]?.code, found.get("csp")?.[0]?.code];
    if (district === undefined || csp === undefined) continue;
    csps.set(district, (csps.get(district) ?? new Set()).add(csp));
    districts.set(csp, (districts.get(csp) ?? new Set()).add(district));
  }
  for (const [code, within] of csps) {
    const district = areas.get(code);
    if (!district || within.size < 2) continue;
    const parts = [...within].flatMap((csp) => areas.get(csp) ?? []);
    const above = [...new Set(parts.flatMap((csp) => csp.parents))].filter((parent) => parent !== code);
    const shared = parts.filter((csp) => (districts.get(csp.code)?.size ?? 0) > 1);
    if (shared.length > 0) {
      // a partnership of a part of this district is not the sum of its districts either
      for (const csp of shared)
        for (const other of districts.get(csp.code) ?? []) leave(areas, other, within, above);
      leave(areas, code, within, above);
      const names = shared.map(({ name }) => name).join(", ");
      remarks.push(
        `${district.name} is in several partnerships, and ${names} in several districts: it is in none of them`,
      );
      continue;
    }
    district.parents = [
      ...new Set([...district.parents.filter((parent) => !within.has(parent)), ...above]),
    ].sort();
    for (const csp of parts) csp.parents = [code];
    remarks.push(
      `${district.name} has ${parts.length} partnerships, and is the sum of them: ${parts.map(({ name }) => name).join(", ")}`,
    );
  }
}

/** Takes a district out of partnerships that are not it, into what these lie in. */
function leave(areas: Areas, code: string, csps: ReadonlySet<string>, above: readonly string[]): void {
  const district = areas.get(code);
  if (district)
    district.parents = [...new Set([...district.parents.filter((each) => !csps.has(each)), ...above])].sort();
}

/**
 * LSOAs that were split or merged lie in the ward in which all those lie that they became; where these lie in several,
 * in their district alone. An LSOA that no lookup places lies where the one did of which it was made.
 */
export function byChanges(areas: Areas): void {
  const madeOf = new Map<string, Area[]>();
  const changed = [...areas.values()].filter(({ became }) => became.length > 0);
  for (const lsoa of changed) {
    place(
      areas,
      lsoa,
      lsoa.became.map((code) => areas.get(code)),
    );
    for (const code of lsoa.became) madeOf.set(code, [...(madeOf.get(code) ?? []), lsoa]);
  }
  for (const [code, before] of madeOf) {
    const lsoa = areas.get(code);
    if (lsoa && parentOf(areas, lsoa, "ward") === undefined) place(areas, lsoa, before);
  }
}

function place(areas: Areas, lsoa: Area, others: readonly (Area | undefined)[]): void {
  const wards = new Set(others.map((other) => other && parentOf(areas, other, "ward")));
  const year = smallest(others.map((other) => other?.year ?? 0));
  // what a lookup says of the LSOA itself holds until a later one says other of those that it became
  if (wards.has(undefined) || (parentOf(areas, lsoa, "ward") !== undefined && year <= (lsoa.year ?? 0)))
    return;
  const inDistricts = new Set([...wards].flatMap((ward) => areas.get(ward ?? "")?.parents ?? []));
  const together = wards.size === 1 ? wards : inDistricts;
  const [parent] = together;
  if (together.size !== 1 || parent === undefined) return;
  lsoa.parents = [parent];
  lsoa.year = year || null;
}

/**
 * Districts in which nothing lies any more, beside later ones in which their LSOAs do, and wards that the latest lookup of their
 * district does not have are `former`: figures by their names count in the district that they are part of, and none of them is
 * compared with those of today. LSOAs that only the older lookup has lie in the district, while it is not known what they became.
 *
 * @param gone districts from which LSOAs have gone, and to which
 */
export function byFormer(
  areas: Areas,
  gone: ReadonlyMap<string, ReadonlySet<string>>,
  remarks: string[],
): void {
  const all = [...areas.values()];
  const lsoasIn = byParent(all.filter(({ level }) => level === "lsoa"));
  const wardsIn = byParent(all.filter(({ level }) => level === "ward"));
  const former = (area: Area, parents: string[]): void => {
    area.level = "former";
    area.parents = parents;
    remarks.push(`${area.name} (${area.code}) is of ${area.year}, and is known no more`);
  };
  for (const [code, successors] of gone) {
    const [district, [successor]] = [areas.get(code), [...successors].map((other) => areas.get(other))];
    const isEmpty = ![code, ...(wardsIn.get(code) ?? []).map((ward) => ward.code)].some((place) =>
      lsoasIn.has(place),
    );
    if (district?.level !== "district" || !successor || successors.size > 1 || !isEmpty) continue;
    if ((district.year ?? Number.POSITIVE_INFINITY) < (successor.year ?? 0))
      former(district, [successor.code]);
  }
  for (const [parent, wards] of wardsIn) {
    const latest = largest(wards.map(({ code, year }) => (lsoasIn.has(code) ? (year ?? 0) : 0)));
    const inFormer = areas.get(parent)?.level === "former";
    for (const ward of wards) {
      const isPast = ward.year !== null && (ward.year < latest || (inFormer && !lsoasIn.has(ward.code)));
      if (!isPast) continue;
      former(ward, ward.parents);
      for (const lsoa of lsoasIn.get(ward.code) ?? []) {
        lsoa.parents = ward.parents;
        lsoa.year = latest;
      }
    }
  }
}

function byParent(areas: readonly Area[]): Map<string, Area[]> {
  const within = new Map<string, Area[]>();
  for (const area of areas)
    for (const parent of area.parents) {
      const others = within.get(parent);
      if (others === undefined) within.set(parent, [area]);
      else others.push(area);
    }
  return within;
}
