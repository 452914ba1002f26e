import { joinWords } from "../../words/list.js";
import type { Area } from "../seeds/seeds.js";
import type { Found } from "./readLookup.js";

type Areas = ReadonlyMap<string, Area>;

/** In which ward an LSOA lies, by its code, and the year of the lookup that says so. */
interface Placed {
  ward: string;
  year: number | null;
}
type Places = ReadonlyMap<string, Placed>;

/** Where each LSOA lies that lies in a ward. */
export function wardsOf(areas: Areas): Places {
  const lsoas = [...areas.values()].filter(({ level }) => level === "lsoa");
  return new Map(
    lsoas.flatMap(({ code, year, parents: [parent] }) =>
      areas.get(parent ?? "")?.level === "ward" && parent !== undefined
        ? [[code, { ward: parent, year }] as const]
        : [],
    ),
  );
}

/** The same as a lookup has it, wards by the codes under which they are known. */
function wardsIn(rows: readonly Found[], areas: Areas): Places {
  const known = new Map(
    [...areas.values()].flatMap(({ code, level, aliases }) =>
      level === "ward" ? [code, ...aliases].map((each) => [each, code] as const) : [],
    ),
  );
  return new Map(
    rows.flatMap((found) => {
      const [lsoa, place] = [found.get("lsoa")?.[0]?.code, found.get("ward")?.[0]];
      const ward = known.get(place?.code ?? "");
      return lsoa === undefined || ward === undefined
        ? []
        : [[lsoa, { ward, year: place?.year ?? null }] as const];
    }),
  );
}

/** "2018-2024": the years of two lookups. */
function span(one: number | null, other: number | null): string | null {
  if (one === null || other === null || one === other) return null;
  return `${Math.min(one, other)}-${Math.max(one, other)}`;
}

/**
 * Wards that are known by one name in two years and do not have the same LSOAs in both: figures by LSOA are of today's wards
 * in every year, but a partner's figures by such a name are of one area before the change and of another after it.
 *
 * @param before where each LSOA lay before the lookup was imported
 * @param areas of which those wards are given the years between which they moved
 * @param within the areas of which anything is said
 * @returns one sentence that names them; none where there are none
 */
export function movedBoundaries(
  before: Places,
  rows: readonly Found[],
  areas: Areas,
  within: (code: string) => boolean,
): string[] {
  const now = wardsOf(areas);
  const inhabited = new Set([...now.values()].map(({ ward }) => ward));
  const named = new Set<string>();
  for (const then of [before, wardsIn(rows, areas)]) {
    const kept = new Set([...then.values()].map(({ ward }) => ward));
    for (const [lsoa, { ward, year }] of then) {
      const today = now.get(lsoa);
      if (today === undefined || today.ward === ward) continue;
      const years = span(year, today.year);
      for (const code of [ward, today.ward]) {
        const area = areas.get(code);
        if (area === undefined || !kept.has(code) || !inhabited.has(code)) continue;
        if (years !== null && !area.moved.includes(years)) area.moved = [...area.moved, years].sort();
        if (within(code)) named.add(area.name);
      }
    }
  }
  if (named.size === 0) return [];
  return [
    `boundaries have moved between the lookups: of ${joinWords([...named].sort())}. What partners count by these names is of other areas before the change than after it: csp flags such comparisons of the years between`,
  ];
}
