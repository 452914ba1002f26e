import { groupBy } from "../../groupBy.js";
import type { Area } from "../seeds/seeds.js";
import { nameKey } from "./nameKey.js";

type Areas = ReadonlyMap<string, Area>;

const isWard = ({ code }: Area): boolean => /^[EW]05/.test(code);

function districtOf(areas: Areas, ward: Area): Area | undefined {
  return ward.parents.map((code) => areas.get(code)).find((parent) => parent?.level === "district");
}

/** A ward's name as the ONS gives it, without the district that tells it apart. */
export function plainName(areas: Areas, ward: Area): string {
  const apart = ` (${districtOf(areas, ward)?.name ?? ""})`;
  return ward.name.endsWith(apart) ? ward.name.slice(0, -apart.length) : ward.name;
}

/**
 * Wards of several districts that share a name are told apart by their districts in brackets: a name that is two wards'
 * places no record. The only one of the own area keeps the name alone, for it is the one that partners mean.
 *
 * @param areas by code; names change
 * @param own the codes of the own area and all that lies in it
 * @returns what was renamed, for the analyst to read
 */
export function tellApart(areas: Areas, own: ReadonlySet<string>): string[] {
  const byName = groupBy([...areas.values()].filter(isWard), (ward) => nameKey(plainName(areas, ward)));
  return [...byName.values()].flatMap((wards) => {
    if (new Set(wards.map((ward) => districtOf(areas, ward)?.code)).size < 2) return [];
    const ours = wards.filter(({ code }) => own.has(code));
    return wards.flatMap((ward) => {
      const district = districtOf(areas, ward);
      if (district === undefined) return [];
      const [before, plain] = [ward.name, plainName(areas, ward)];
      const isOurs = ours.length === 1 && ours[0] === ward;
      ward.name = isOurs ? plain : `${plain} (${district.name})`;
      ward.aliases = ward.aliases.filter((alias) => isOurs || nameKey(alias) !== nameKey(plain));
      return before === ward.name || isOurs
        ? []
        : [`${plain} of ${district.name} is called ${ward.name}: other districts have a ward of the name`];
    });
  });
}
