import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { type Chart, cell } from "../../document.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { StrategicData } from "../data/strategicData.js";
import { explainShorthand, knownCount, shownCell } from "../parts/shownFigure.js";
import { choropleth } from "./choropleth.js";
import { tileMap } from "./tileMap.js";

/** Below this, two dozen wards share so few that a map of them shows chance. */
const fewest = 100;

/** Of the measures of a chapter, the one whose wards are worth a map: the largest. */
export function mapped(members: readonly AssessedFinding[]): AssessedFinding | null {
  const worth = members.filter(
    ({ row, wards }) =>
      row.status === "complete" && (row.value ?? 0) >= fewest && wards.some(({ value }) => (value ?? 0) > 0),
  );
  return worth.sort((a, b) => (b.row.value ?? 0) - (a.row.value ?? 0))[0] ?? null;
}

/**
 * Where in the district, darker for more: the wards in their outlines where boundaries were imported for all of them,
 * else as squares about where they lie; null where there are neither.
 */
export function wardMap(
  data: Pick<StrategicData, "outlines" | "tiles"> & { partnership: { district: { name: string } } },
  finding: Pick<AssessedFinding, "id" | "measure" | "row" | "wards" | "supplier">,
): Chart | null {
  const { measure, row, wards } = finding;
  const { outlines = [], tiles = [] } = data;
  const attribution = outlines[0]?.attribution ?? "";
  const drawn = choropleth(outlines, wards, attribution);
  const rowsOfChart = drawn ?? tileMap(tiles, wards);
  if (rowsOfChart === null) return null;
  const period = formatPeriod(row.period_start, row.period_end);
  const known = wards.filter((ward) => knownCount(ward) !== null);
  const top = known.slice(0, 3);
  const low = known.at(-1);
  if (top.length === 0 || low === undefined) return null;
  const unit = `${measure.unit.charAt(0).toUpperCase()}${measure.unit.slice(1)}`;
  const said = top.map(({ area_name, value }) => `${area_name} (${formatCount(value ?? 0)})`);
  const rows = wards.map((ward) => [
    cell(ward.area_name),
    shownCell(ward.value, ward.status),
    shownCell(ward.previous, ward.previous_status),
  ]);
  return {
    kind: "chart",
    id: `map-${finding.id}`,
    chart: drawn === null ? "findings/tiles" : "findings/choropleth",
    rows: rowsOfChart,
    title: `${measure.name}: most in ${top[0]?.area_name ?? ""}`,
    subtitle: `${unit} by ward, ${period}; ${drawn === null ? "each square is a ward, about where it lies" : "darker is more; numbers as in the list"}`,
    alt: `${drawn === null ? "Tile map" : "Map"} of ${measure.name} in ${formatCount(wards.length)} wards. Most in ${joinWords(said)}; fewest in ${low.area_name} (${formatCount(low.value ?? 0)}).`,
    table: {
      kind: "table",
      id: `map-table-${finding.id}`,
      caption: `${measure.name} by ward, ${period}`,
      columns: [
        { label: "Ward", align: "left" },
        { label: "This year", align: "right" },
        { label: "Year before", align: "right" },
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: drawn === null ? [] : [`Boundaries: ${attribution}${attribution.endsWith(".") ? "" : "."}`],
      source: finding.supplier,
      group: {
        id: "By_ward",
        title: `Measures by ward of ${data.partnership.district.name}`,
        column: "Measure and period",
        name: `${measure.name}, ${period}`,
      },
    },
  };
}
