import { type Chart, cell } from "../document.js";
import { formatPeriod } from "../formatDate.js";
import { formatCount } from "../formatNumber.js";
import { joinWords } from "../sentences.js";
import type { AssessedFinding } from "./assessedFindings.js";
import { explainShorthand, shownCount } from "./shownFigure.js";
import type { StrategicData } from "./strategicData.js";

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

/** The wards about where they lie, darker for more; null without a layout, or where it misses a ward. */
export function tileMap(data: StrategicData, finding: AssessedFinding): Chart | null {
  const { measure, row, wards } = finding;
  const tiles = data.tiles ?? [];
  if (wards.some(({ area }) => !tiles.some((tile) => tile.area === area))) return null;
  const period = formatPeriod(row.period_start, row.period_end);
  const known = wards.filter(({ status, value }) => status === "complete" && value !== null);
  const top = known.slice(0, 3);
  const low = known.at(-1);
  if (top.length === 0 || low === undefined) return null;
  const shown = (ward: (typeof wards)[number] | undefined) =>
    ward?.status === "complete" ? ward.value : null;
  const unit = `${measure.unit.charAt(0).toUpperCase()}${measure.unit.slice(1)}`;
  const said = top.map(({ area_name, value }) => `${area_name} (${formatCount(value ?? 0)})`);
  const rows = wards.map((ward) => [
    cell(ward.area_name),
    { ...cell(shownCount(ward.value, ward.status)), value: ward.value },
    { ...cell(shownCount(ward.previous, ward.previous_status)), value: ward.previous },
  ]);
  return {
    kind: "chart",
    id: `map-${finding.id}`,
    chart: "findings/tiles",
    rows: tiles.map((tile) => ({
      area: tile.area,
      label: tile.label,
      column: tile.column,
      row: tile.row,
      value: shown(wards.find(({ area }) => area === tile.area)),
      own: false,
    })),
    title: `${measure.name}: most in ${top[0]?.area_name ?? ""}`,
    subtitle: `${unit} by ward, ${period}; each square is a ward, about where it lies`,
    alt: `Tile map of ${measure.name} in ${formatCount(wards.length)} wards. Most in ${joinWords(said)}; fewest in ${low.area_name} (${formatCount(low.value ?? 0)}).`,
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
      notes: [],
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
