import type { Contract } from "../contracts/contract.js";
import type { Area, Break } from "../seeds/seeds.js";

/** Whether a source's figures of a ward may be by its name. Those by LSOA are of today's wards in every year. */
const isByWard = ({ area: { level, columns } }: Contract): boolean =>
  level === undefined ? columns.length > 0 : level === "ward";

/**
 * Breaks of wards whose boundary moved between two lookups, for each source that counts by wards: the day is not known, so
 * that comparisons of any time between are flagged and none is withheld. Orders take effect at elections, in early May.
 */
export function movedBreaks(areas: readonly Area[], contracts: readonly Contract[]): Break[] {
  const sources = contracts.filter(isByWard).map(({ source }) => source);
  return areas
    .filter(({ level }) => level === "ward")
    .flatMap(({ code, name, moved }) =>
      moved.flatMap((years) => {
        const [from = "", until = ""] = years.split("-");
        return sources.map((source) => ({
          applies_to: source,
          area: code,
          date: `${from}-05-01`,
          until: `${until}-05-31`,
          effect: "flag" as const,
          reason: `The boundary of ${name} moved between the ONS lookups of ${from} and ${until}: what is counted by its name is of another area before the change than after it`,
          reference: `ONS lookups of LSOAs to wards, ${from} and ${until}`,
        }));
      }),
    );
}
