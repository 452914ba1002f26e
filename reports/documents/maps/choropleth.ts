import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { ChartRow } from "../../document.js";
import type { AreaOutline } from "../data/strategicData.js";
import { knownCount, shownCount } from "../parts/shownFigure.js";
import { choroplethRows, fitMap } from "./choroplethRows.js";
import type { MapShapes } from "./mapShapes.js";

/** What of a ward is drawn, how it is written, and what stands behind the number. */
export interface ShownOnMap {
  /** null where there is nothing to show */
  value: (ward: TrendsRow) => number | null;
  words: (value: number) => string;
  /** "▲", "▼" or nothing */
  mark: (ward: TrendsRow) => string;
}

export const counts: ShownOnMap = { value: knownCount, words: formatCount, mark: () => "" };

/** One document draws the same outlines for several measures. */
const fitted = new WeakMap<readonly AreaOutline[], MapShapes>();

/**
 * The rows of the wards in their imported outlines, the most first; null where boundaries of a ward were not imported.
 * Of a count that is not shown they have the marker only: neither shade nor order tells more.
 */
export function choropleth(
  outlines: readonly AreaOutline[],
  wards: readonly TrendsRow[],
  attribution: string,
  shown: ShownOnMap = counts,
): ChartRow[] | null {
  if (wards.some(({ area }) => !outlines.some((outline) => outline.area === area))) return null;
  const shapes = fitted.get(outlines) ?? fitMap(outlines);
  fitted.set(outlines, shapes);
  const areas = outlines.map(({ area, area_name }) => {
    const ward = wards.find((row) => row.area === area);
    const value = ward === undefined ? null : shown.value(ward);
    const marker = value === null ? shownCount(null, ward?.status ?? "no data") : null;
    const mark = ward === undefined ? "" : shown.mark(ward);
    return { area, area_name: ward?.area_name ?? area_name, value, marker, mark, own: false };
  });
  areas.sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.area_name < b.area_name ? -1 : 1));
  return choroplethRows(areas, shapes, attribution, shown.words);
}
