import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { type Cell, type Chart, cell } from "../../document.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { StrategicData } from "../data/strategicData.js";
import { explainShorthand, shownCell } from "../parts/shownFigure.js";
import { choropleth, counts, type ShownOnMap } from "./choropleth.js";
import { tileMap } from "./tileMap.js";
import type { WardRate } from "./wardRate.js";

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
 * else as squares about where they lie; null where there are neither. By rate where each ward has one, with what is
 * apart from the district's rate by more than chance; else by number.
 *
 * @param rates of `wardRates`
 */
export function wardMap(
  data: Pick<StrategicData, "outlines" | "tiles"> & { partnership: { district: { name: string } } },
  finding: Pick<AssessedFinding, "id" | "measure" | "row" | "wards" | "supplier">,
  rates: ReadonlyMap<string, WardRate> | null,
): Chart | null {
  const { measure, row } = finding;
  const { outlines = [], tiles = [] } = data;
  const attribution = outlines[0]?.attribution ?? "";
  const shown = rates === null ? counts : shownRates(rates);
  const size = (ward: TrendsRow) => shown.value(ward) ?? -1;
  const wards = finding.wards.toSorted((a, b) => size(b) - size(a));
  const drawn = choropleth(outlines, wards, attribution, shown);
  const rowsOfChart = drawn ?? tileMap(tiles, wards, shown);
  if (rowsOfChart === null) return null;
  const period = formatPeriod(row.period_start, row.period_end);
  const known = wards.filter((ward) => shown.value(ward) !== null);
  const low = known.at(-1);
  if (low === undefined) return null;
  const unit = capital(measure.unit);
  const figure = (ward: TrendsRow) => `${ward.area_name} (${shown.words(size(ward))})`;
  const estimated = wards.find(({ denominator }) => denominator !== null)?.denominator ?? "";
  const per = `per ${formatCount(row.per ?? 1000)} ${estimated}`.trimEnd();
  const how =
    drawn === null ? "each square is a ward, about where it lies" : "darker is more; numbers as in the list";
  const basis =
    rates === null || row.rate === null
      ? `${unit} by ward, ${period}`
      : `${unit} ${per} by ward, ${period}; ▲ ▼ above or below the district's ${shown.words(row.rate)} by more than chance`;
  const rows = wards.map((ward) => wardRow(ward, rates?.get(ward.area) ?? null, rates !== null));
  return {
    kind: "chart",
    id: `map-${finding.id}`,
    chart: drawn === null ? "findings/tiles" : "findings/choropleth",
    rows: rowsOfChart,
    title: `${measure.name}: ${titleWords(known, rates)}`,
    subtitle: `${basis}; ${how}`,
    alt: `${drawn === null ? "Tile map" : "Map"} of ${measure.name} in ${formatCount(wards.length)} wards${rates === null ? "" : ` by rate, ${measure.unit} ${per}`}. Most in ${joinWords(known.slice(0, 3).map(figure))}; fewest in ${figure(low)}.${rates === null ? "" : ` ${apartWords(known, rates)}`}`,
    table: {
      kind: "table",
      id: `map-table-${finding.id}`,
      caption: `${measure.name} by ward, ${period}`,
      columns: [
        { label: "Ward", align: "left" },
        { label: "This year", align: "right" },
        { label: "Year before", align: "right" },
        ...(rates === null
          ? []
          : [
              { label: `Per ${formatCount(row.per ?? 1000)}`, align: "right" as const },
              { label: "95% interval", align: "left" as const },
              { label: "Against the district", align: "left" as const },
            ]),
      ],
      rows,
      headerColumn: true,
      units: explainShorthand(rows),
      notes: [
        ...(rates === null
          ? []
          : ["A ward is above or below the district's rate where its 99.8% interval does not hold it."]),
        ...(drawn === null ? [] : [`Boundaries: ${attribution}${attribution.endsWith(".") ? "" : "."}`]),
      ],
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

function shownRates(rates: ReadonlyMap<string, WardRate>): ShownOnMap {
  const decimals = [...rates.values()].every(({ rate }) => rate < 2) ? 2 : 1;
  const marks = { above: "▲", below: "▼", like: "" };
  return {
    value: ({ area }) => rates.get(area)?.rate ?? null,
    words: (value) => formatDecimal(value, decimals),
    mark: ({ area }) => marks[rates.get(area)?.apart ?? "like"],
  };
}

/** "most in Ash", or by rate which wards are above the district's: a highest rate that chance could give is no finding. */
function titleWords(known: readonly TrendsRow[], rates: ReadonlyMap<string, WardRate> | null): string {
  if (rates === null) return `most in ${known[0]?.area_name ?? ""}`;
  const above = known.filter(({ area }) => rates.get(area)?.apart === "above");
  if (above.length === 0) return "no ward has a rate above the district's by more than chance";
  if (above.length > 3)
    return `${formatCount(above.length)} wards have a rate above the district's by more than chance`;
  return `rate above the district's by more than chance in ${joinWords(above.map(({ area_name }) => area_name))}`;
}

function apartWords(known: readonly TrendsRow[], rates: ReadonlyMap<string, WardRate>): string {
  const of = (apart: WardRate["apart"]) => known.filter(({ area }) => rates.get(area)?.apart === apart);
  const named = (wards: readonly TrendsRow[]) =>
    wards.length === 0 ? "none" : joinWords(wards.map(({ area_name }) => area_name));
  return `Above the district's rate by more than chance: ${named(of("above"))}; below: ${named(of("below"))}.`;
}

function wardRow(ward: TrendsRow, rate: WardRate | null, byRate: boolean): Cell[] {
  const counted = [
    cell(ward.area_name),
    shownCell(ward.value, ward.status),
    shownCell(ward.previous, ward.previous_status),
  ];
  if (!byRate) return counted;
  if (rate === null) return [...counted, cell("[z]"), cell("[z]"), cell("[z]")];
  const words = (value: number) => formatDecimal(value, rate.rate < 2 ? 2 : 1);
  return [
    ...counted,
    { ...cell(words(rate.rate)), value: rate.rate },
    cell(`${words(rate.lower)} to ${words(rate.upper)}`),
    cell(rate.apart),
  ];
}
