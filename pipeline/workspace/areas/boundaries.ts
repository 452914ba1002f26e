import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { UserError } from "../../errors.js";
import { replaceFile } from "../../replaceFile.js";
import type { Area } from "../seeds/seeds.js";

/** Degrees of longitude and latitude (WGS 84). */
export type Position = [longitude: number, latitude: number];
/** Closed: the last position is the first. */
export type Ring = Position[];
/** Parts of an area: the ring around it first, then the rings of its holes. */
export type Outline = Ring[][];

/** The levels that are drawn, finest first. */
export const drawnLevels = ["ward", "district", "csp"] as const;
export type DrawnLevel = (typeof drawnLevels)[number];

/** One area's outline, as seeds/boundaries.geojson has it. */
export interface Boundary {
  area: string;
  name: string;
  level: DrawnLevel;
  /** what must stand wherever it is drawn: whose data it is, under which licence */
  attribution: string;
  outline: Outline;
}

/** Of a workspace, what outlines are taken for. */
export interface DrawnAreas {
  root: string;
  areas: readonly Area[];
  partnership: { district: string; county: { area: string } };
}

const Whole = z.object({
  type: z.literal("FeatureCollection"),
  attributions: z.partialRecord(z.enum(drawnLevels), z.string().min(1)),
  features: z.array(
    z.object({
      properties: z.object({ code: z.string().min(1), name: z.string(), level: z.enum(drawnLevels) }),
      geometry: z.object({
        type: z.literal("MultiPolygon"),
        coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1)).min(1),
      }),
    }),
  ),
});

/**
 * Reads the outlines that `csp areas boundaries` wrote; none where there is no such file.
 *
 * @throws UserError when the file is not as that command writes it
 */
export function readBoundaries(file: string): Boundary[] {
  if (!existsSync(file)) return [];
  const damaged = (found: string, cause?: unknown) =>
    new UserError(`${file}: ${found}`, {
      hint: "delete it and import the boundaries again with csp areas boundaries FILE",
      cause,
    });
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw damaged("not as csp areas boundaries writes it", cause);
  }
  const { data } = Whole.safeParse(found);
  if (data === undefined) throw damaged("not as csp areas boundaries writes it");
  return data.features.map(({ properties: { code, name, level }, geometry: { coordinates } }) => {
    const attribution = data.attributions[level];
    if (attribution === undefined) throw damaged(`no attribution for boundaries of level ${level}`);
    return { area: code, name, level, attribution, outline: coordinates };
  });
}

/** Writes them beside and renames: one line an area, in the order of levels and codes, so that the same gives the same bytes. */
export function writeBoundaries(file: string, boundaries: readonly Boundary[]): void {
  const sorted = boundaries.toSorted(
    (a, b) =>
      drawnLevels.indexOf(a.level) - drawnLevels.indexOf(b.level) ||
      (a.area < b.area ? -1 : a.area > b.area ? 1 : 0),
  );
  const attributions = Object.fromEntries(sorted.map(({ level, attribution }) => [level, attribution]));
  const lines = sorted.map(({ area, name, level, outline }) =>
    JSON.stringify({
      type: "Feature",
      properties: { code: area, name, level },
      geometry: { type: "MultiPolygon", coordinates: outline },
    }),
  );
  const text = `{"type":"FeatureCollection","attributions":${JSON.stringify(attributions)},"features":[\n${lines.join(",\n")}\n]}\n`;
  replaceFile(file, text);
}
