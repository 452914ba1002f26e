import { UserError } from "../../errors.js";
import type { Area } from "../seeds/seeds.js";
import { type DrawnAreas, type DrawnLevel, drawnLevels } from "./boundaries.js";

export interface Named {
  area: string;
  name: string;
}

/** Which of the workspace's areas a feature is; `area` is left out where it is none. */
export interface Matched {
  area?: Area & { level: DrawnLevel };
  /** its code and name as the file has them */
  said: string;
  /** the file's code, where the area was known by its name only */
  renumbered?: string;
  /** of the boundaries, two digits, where the file's labels say so */
  year?: string;
}

/** How the ONS abbreviates the levels in its labels: WD25CD, LAD25NM, CSP24CD. */
const abbreviations: Record<string, DrawnLevel> = {
  wd: "ward",
  ward: "ward",
  lad: "district",
  ltla: "district",
  csp: "csp",
};

interface Label {
  property: string;
  level: DrawnLevel | undefined;
  year: string | undefined;
  code: boolean;
}

/**
 * Reads off the first feature which properties are code and name: those of the finest level, as the ONS labels them, or
 * plain `code` and `name`. A ward whose code is new but whose name and district are known is the same ward.
 *
 * @throws UserError when there is no code
 */
export function boundaryMatcher(
  { areas }: DrawnAreas,
  file: string,
  properties: Record<string, unknown>,
): (properties: Record<string, unknown>, number: number) => Matched {
  const labels = Object.keys(properties).flatMap((property): Label[] => {
    const plain = /^(code|name)$/i.exec(property);
    if (plain) return [{ property, level: undefined, year: undefined, code: /^c/i.test(property) }];
    const match = /^(wd|ward|lad|ltla|csp)(\d{2})?_?(cd|code|nm|name)$/i.exec(property);
    const level = abbreviations[(match?.[1] ?? "").toLowerCase()];
    return match && level ? [{ property, level, year: match[2], code: /^c/i.test(match[3] ?? "") }] : [];
  });
  const codes = labels.filter(({ code }) => code);
  const chosen =
    drawnLevels.flatMap((level) => codes.find((label) => label.level === level) ?? [])[0] ?? codes[0];
  if (chosen === undefined) {
    const found = Object.keys(properties).slice(0, 8).join(", ");
    throw new UserError(`${file}: no area codes`, {
      hint: `features need a property like WD25CD, LAD25CD, CSP24CD or code; they have ${found === "" ? "none" : found}`,
    });
  }
  const nameLabel = labels.find(({ code, level }) => !code && level === chosen.level);
  const districtLabel = chosen.level === "ward" ? codes.find(({ level }) => level === "district") : undefined;
  const drawn = areas.filter(isDrawn);
  const byCode = new Map(drawn.flatMap((area) => [...area.aliases, area.code].map((code) => [code, area])));
  for (const area of drawn) byCode.set(area.code, area);

  return (found, number) => {
    const code = textOf(found[chosen.property]);
    if (code === "") {
      throw new UserError(`${file}: feature ${number} has no ${chosen.property}`, {
        hint: "give every area its code",
      });
    }
    const name = nameLabel === undefined ? "" : textOf(found[nameLabel.property]);
    const said = name === "" ? code : `${code} ${name}`;
    const year = chosen.year === undefined ? {} : { year: chosen.year };
    const known = byCode.get(code);
    if (known !== undefined) return { area: known, said, ...year };
    if (chosen.level !== "ward" && chosen.level !== undefined) return { said, ...year };
    const district = districtLabel === undefined ? undefined : textOf(found[districtLabel.property]);
    const same = drawn.filter(
      (area) =>
        area.level === "ward" &&
        name !== "" &&
        key(area.name) === key(name) &&
        (district === undefined || area.parents.includes(district)),
    );
    const [only] = same;
    return only === undefined || same.length > 1
      ? { said, ...year }
      : { area: only, said, renumbered: code, ...year };
  };
}

function isDrawn(area: Area): area is Area & { level: DrawnLevel } {
  return drawnLevels.some((level) => level === area.level);
}

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() : "";

const key = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^a-z0-9]/g, "");
