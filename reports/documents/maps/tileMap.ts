import type { TrendsRow } from "../../../pipeline/store/rows.js";
import type { ChartRow } from "../../document.js";
import type { Tile } from "../data/strategicData.js";
import { knownCount } from "../parts/shownFigure.js";

/** The rows of the wards' squares, about where they lie; null without a layout, or where it misses a ward. */
export function tileMap(tiles: readonly Tile[], wards: readonly TrendsRow[]): ChartRow[] | null {
  if (wards.some(({ area }) => !tiles.some((tile) => tile.area === area))) return null;
  return tiles.map((tile) => ({
    area: tile.area,
    label: tile.label,
    column: tile.column,
    row: tile.row,
    value: knownCount(wards.find(({ area }) => area === tile.area)),
    own: false,
  }));
}
