import type { TrendsRow } from "../../../pipeline/store/rows.js";
import type { ChartRow } from "../../document.js";
import type { Tile } from "../data/strategicData.js";
import { counts, type ShownOnMap } from "./choropleth.js";

/** The rows of the wards' squares, about where they lie; null without a layout, or where it misses a ward. */
export function tileMap(
  tiles: readonly Tile[],
  wards: readonly TrendsRow[],
  shown: ShownOnMap = counts,
): ChartRow[] | null {
  if (wards.some(({ area }) => !tiles.some((tile) => tile.area === area))) return null;
  return tiles.map(({ area, label, column, row }) => {
    const ward = wards.find((one) => one.area === area);
    const value = ward === undefined ? null : shown.value(ward);
    const mark = ward === undefined ? "" : shown.mark(ward);
    const figure = value === null ? "–" : `${shown.words(value)}${mark === "" ? "" : ` ${mark}`}`;
    return { area, label, column, row, value, figure, own: false };
  });
}
