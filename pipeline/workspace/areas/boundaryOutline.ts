import { UserError } from "../../errors.js";
import type { Outline, Position, Ring } from "./boundaries.js";

/** The United Kingdom with room around it, in degrees. */
const within = { west: -9.5, east: 3, south: 49, north: 61.5 };

/**
 * The outline that a feature's geometry gives, its rings closed and cut to two dimensions.
 *
 * @param where the file and feature, for the message
 * @throws UserError when it is none, or is not in longitude and latitude
 */
export function outlineOf(geometry: unknown, where: string): Outline {
  const { type, coordinates, geometries } = (geometry ?? {}) as {
    type?: unknown;
    coordinates?: unknown;
    geometries?: unknown;
  };
  if (type === "Polygon") return [partOf(coordinates, where)];
  if (type === "MultiPolygon") return list(coordinates, where).map((part) => partOf(part, where));
  if (type === "GeometryCollection") return list(geometries, where).flatMap((one) => outlineOf(one, where));
  throw new UserError(
    `${where}: ${typeof type === "string" ? `a ${type.slice(0, 40)}` : "no kind of geometry"} is no outline`,
    {
      hint: "boundaries are Polygons or MultiPolygons; centroids and lines are other files of the ONS",
    },
  );
}

function partOf(coordinates: unknown, where: string): Ring[] {
  return list(coordinates, where).map((ring) => ringOf(ring, where));
}

function ringOf(coordinates: unknown, where: string): Ring {
  const ring = list(coordinates, where).map((position) => positionOf(position, where));
  const [first, last] = [ring[0], ring.at(-1)];
  if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]))
    ring.push(first);
  return ring;
}

function positionOf(position: unknown, where: string): Position {
  const [x, y]: unknown[] = list(position, where);
  if (typeof x !== "number" || typeof y !== "number") throw damaged(where, position);
  if (x >= within.west && x <= within.east && y >= within.south && y <= within.north) return [x, y];
  const said = `${where}: [${x}, ${y}] is no longitude and latitude in the United Kingdom`;
  const turned = y >= within.west && y <= within.east && x >= within.south && x <= within.north;
  const metres = Math.abs(x) > 360 || Math.abs(y) > 360;
  throw new UserError(said, {
    hint: turned
      ? "latitude and longitude are swapped; GeoJSON has longitude first"
      : metres
        ? "British National Grid or other metres; download or save it as GeoJSON in WGS 84 (EPSG:4326)"
        : "download or save it as GeoJSON in WGS 84 (EPSG:4326)",
  });
}

function list(value: unknown, where: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw damaged(where, value);
}

function damaged(where: string, value: unknown): UserError {
  return new UserError(
    `${where}: ${(JSON.stringify(value) ?? "nothing").slice(0, 60)} where coordinates should be`,
    {
      hint: "download the boundaries again",
    },
  );
}
