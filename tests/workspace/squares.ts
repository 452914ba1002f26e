import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Position, Ring } from "../../pipeline/workspace/areas/boundaries.js";

/** A square of our own making, its lower left corner in degrees; clockwise, as the ONS winds its rings. */
export function square(west: number, south: number, side = 0.1): Ring {
  const at = (x: number, y: number): Position => [
    Number((west + x).toFixed(4)),
    Number((south + y).toFixed(4)),
  ];
  return [at(0, 0), at(0, side), at(side, side), at(side, 0), at(0, 0)];
}

export interface Feature {
  type: "Feature";
  properties: Record<string, unknown> | null;
  geometry: unknown;
}

export const feature = (properties: Feature["properties"], ...rings: readonly Ring[]): Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: rings },
});

export const collection = (...features: readonly unknown[]): string =>
  JSON.stringify({ type: "FeatureCollection", features });

/** Squares side by side, five to a row, for areas of the seeds: a file as the ONS labels it. */
export function squaresFile(
  folder: string,
  label: "WD25" | "LAD25",
  areas: readonly { code: string; name: string }[],
): string {
  const file = path.join(folder, `${label}.geojson`);
  const features = areas.map(({ code, name }, index) =>
    feature(
      { [`${label}CD`]: code, [`${label}NM`]: name },
      square((index % 5) / 10, 51 + Math.floor(index / 5) / 10),
    ),
  );
  writeFileSync(file, collection(...features));
  return file;
}
