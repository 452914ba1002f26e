import { joinWords } from "../../words/list.js";
import type { Area } from "../seeds/seeds.js";
import type { Found } from "./readLookup.js";

type Areas = ReadonlyMap<string, Area>;
/** In which ward an LSOA lies, by their codes. */
type Places = ReadonlyMap<string, string>;

/** In which ward each LSOA lies that lies in one. */
export function wardsOf(areas: Areas): Places {
  const lsoas = [...areas.values()].filter(({ level }) => level === "lsoa");
  return new Map(
    lsoas.flatMap(({ code, parents: [parent] }) =>
      areas.get(parent ?? "")?.level === "ward" && parent !== undefined ? [[code, parent] as const] : [],
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
      const [lsoa, ward] = [found.get("lsoa")?.[0]?.code, known.get(found.get("ward")?.[0]?.code ?? "")];
      return lsoa === undefined || ward === undefined ? [] : [[lsoa, ward] as const];
    }),
  );
}

/**
 * Wards that are known by one name in two years and do not have the same LSOAs in both: figures by LSOA are of today's wards
 * in every year, but a partner's figures by such a name are of one area before the change and of another after it.
 *
 * @param before in which ward each LSOA lay before the lookup was imported
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
  const moved = [before, wardsIn(rows, areas)].flatMap((then) => {
    const kept = new Set(then.values());
    const inhabited = new Set(now.values());
    return [...then].flatMap(([lsoa, ward]) => {
      const today = now.get(lsoa);
      if (today === undefined || today === ward) return [];
      return [ward, today].filter((each) => kept.has(each) && inhabited.has(each) && within(each));
    });
  });
  const names = [...new Set(moved)].map((code) => areas.get(code)?.name ?? code).sort();
  if (names.length === 0) return [];
  return [
    `boundaries have moved between the lookups: of ${joinWords(names)}. What partners count by these names is of other areas before the change than after it: write a row for each such source, with the ward's code as area, into seeds/breaks.csv`,
  ];
}
