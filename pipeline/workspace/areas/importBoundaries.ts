import { existsSync } from "node:fs";
import path from "node:path";
import { addAll } from "../../bulk.js";
import { UserError } from "../../errors.js";
import { firstOf } from "../../words/list.js";
import { counted, oneOrMany } from "../../words/plural.js";
import {
  type Boundary,
  type DrawnAreas,
  type DrawnLevel,
  drawnLevels,
  type Outline,
  readBoundaries,
  writeBoundaries,
} from "./boundaries.js";
import { boundaryFeatures } from "./boundaryFeatures.js";
import { boundaryMatcher, type Matched, type Named } from "./boundaryMatcher.js";
import { outlineOf } from "./boundaryOutline.js";
import { simplifyOutlines } from "./simplifyOutlines.js";

export interface BoundariesImported {
  level: DrawnLevel;
  count: number;
  /** how far lines may have moved, in metres */
  tolerance: number;
  /** what was decided on the way and what was left out, for the analyst to read */
  remarks: string[];
}

/** Names of so many are said, the rest counted. */
const mostNamed = 5;

/**
 * Takes the outlines of the workspace's own areas out of a GeoJSON file as the ONS publishes them into
 * seeds/boundaries.geojson, simplified to what a map on A4 can show. They take the place of all earlier ones of their
 * level: boundaries of two vintages do not fit together.
 *
 * @param options.attribution what the licence wants said wherever the boundaries are shown
 * @throws UserError when the file is no GeoJSON, has no areas of the workspace, is not in longitude and latitude, or
 * has none of what it needs; nothing is written then
 */
export function importBoundaries(
  workspace: DrawnAreas,
  file: string,
  options: { attribution?: string },
): BoundariesImported {
  const found = readOutlines(workspace, file);
  const attribution = (options.attribution ?? "").replaceAll(/\s+/g, " ").trim();
  if (attribution === "") throw unattributed(file, found.year);
  const { level, year: _, matched, remarks } = found;
  const entries = [...matched.values()];
  const simplified = simplifyOutlines(entries.map(({ outline }) => outline));
  const drawn = entries.flatMap(({ area, name }, index): Boundary[] => {
    const outline = simplified.outlines[index] ?? [];
    if (outline.length > 0) return [{ area, name, level, attribution, outline }];
    remarks.push(`${name} is left out: its outline encloses nothing`);
    return [];
  });
  if (drawn.length === 0)
    throw new UserError(`${file}: no outline encloses anything`, {
      hint: "look at the file in a map program",
    });
  if (simplified.vanished > 0)
    remarks.push(
      `${counted(simplified.vanished, "island or hole", "islands or holes")} too small to be seen left out`,
    );
  const target = path.join(workspace.root, "seeds", "boundaries.geojson");
  const kept = existsSync(target) ? readBoundaries(target) : [];
  const codes = new Set(drawn.map(({ area }) => area));
  const dropped = kept.filter((one) => one.level === level && !codes.has(one.area));
  if (dropped.length > 0) {
    remarks.push(
      `${firstOf(
        dropped.map(({ name }) => name),
        mostNamed,
      )}: imported before and not in this file, dropped, since boundaries of two files do not fit together`,
    );
  }
  const missing = shownTogether(workspace, level).filter(({ code }) => !codes.has(code));
  if (missing.length > 0) {
    remarks.push(
      `not in the file: ${firstOf(
        missing.map(({ name }) => name),
        mostNamed,
      )}; a map that shows ${oneOrMany(missing.length, "it", "them")} is drawn with squares until all are there`,
    );
  }
  writeBoundaries(target, [...kept.filter((one) => one.level !== level), ...drawn]);
  return {
    level,
    count: drawn.length,
    tolerance: Math.max(1, Math.round(simplified.tolerance * 111_195)),
    remarks,
  };
}

interface Entry extends Named {
  outline: Outline;
}

function readOutlines(
  workspace: DrawnAreas,
  file: string,
): {
  level: DrawnLevel;
  year: string | undefined;
  matched: Map<string, Entry>;
  remarks: string[];
} {
  const matched = new Map<string, Entry>();
  const remarks: string[] = [];
  const strangers = { count: 0, some: [] as string[] };
  let level: DrawnLevel | undefined;
  let year: string | undefined;
  let features = 0;
  let match: ((properties: Record<string, unknown>, number: number) => Matched) | undefined;
  for (const feature of boundaryFeatures(file)) {
    features += 1;
    match ??= boundaryMatcher(workspace, file, feature.properties);
    const result = match(feature.properties, feature.number);
    year ??= result.year;
    if (result.area === undefined) {
      strangers.count += 1;
      if (strangers.some.length < mostNamed) strangers.some.push(result.said);
      continue;
    }
    const { area, said } = result;
    level ??= area.level;
    if (area.level !== level) {
      throw new UserError(
        `${file}: feature ${feature.number}, ${said}, is a ${area.level}, those before are of level ${level}`,
        { hint: "import one level at a time" },
      );
    }
    if (result.renumbered !== undefined)
      remarks.push(`${level} ${area.name} has the code ${result.renumbered} there; taken for ${area.code}`);
    if (feature.geometry === null || feature.geometry === undefined) {
      remarks.push(`${area.name} is left out: the file has no outline of it`);
      continue;
    }
    const outline = outlineOf(feature.geometry, `${file}: feature ${feature.number}, ${said}`);
    const known = matched.get(area.code);
    if (known === undefined) matched.set(area.code, { area: area.code, name: area.name, outline });
    else {
      const parts = new Set(known.outline.map((part) => JSON.stringify(part)));
      const more = outline.filter((part) => !parts.has(JSON.stringify(part)));
      addAll(known.outline, more);
      remarks.push(
        more.length === 0
          ? `${area.name} appears twice with the same outline; taken once`
          : `${area.name} appears twice with different outlines; taken for parts of one`,
      );
    }
  }
  if (features === 0)
    throw new UserError(`${file}: a FeatureCollection without features`, {
      hint: "download the boundaries again",
    });
  if (matched.size === 0 || level === undefined) {
    throw new UserError(
      `${file}: none of its ${counted(features, "area", "areas")} is one of seeds/areas.csv`,
      {
        hint: `it has ${firstOf(strangers.some, mostNamed, strangers.count)}; maps are drawn of the ${drawnLevels.join("s, ")}s of that file, which csp areas import FILE adds to`,
      },
    );
  }
  if (strangers.count > 0)
    remarks.push(
      `${counted(strangers.count, "area")} of the file left out, since seeds/areas.csv has no such areas: ${firstOf(strangers.some, mostNamed, strangers.count)}`,
    );
  return { level, year, matched, remarks };
}

function unattributed(file: string, year: string | undefined): UserError {
  return new UserError(`${file}: nothing says whose boundaries they are`, {
    hint: `the licence wants it said under every map: --attribution "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right ${year === undefined ? "YEAR" : `20${year}`}" for those of the ONS`,
  });
}

/** The areas of a level that one map shows: the district's wards, or the county's districts or partnerships. */
function shownTogether({ areas, partnership }: DrawnAreas, level: DrawnLevel): DrawnAreas["areas"] {
  const top = level === "ward" ? partnership.district : partnership.county.area;
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const seen = new Set<string>();
  const below = (code: string): boolean => {
    if (code === top) return true;
    if (seen.has(code)) return false;
    seen.add(code);
    return byCode.get(code)?.parents.some(below) ?? false;
  };
  return areas.filter((area) => {
    seen.clear();
    return area.level === level && area.parents.some(below);
  });
}
