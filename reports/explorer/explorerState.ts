import { groupBy } from "../../pipeline/groupBy.js";
import type { MeasuresRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { Survey } from "../../pipeline/workspace/contracts/contractSurvey.js";
import { isDrawn } from "../documents/charts/xmrChart.js";
import type { Tile, WardOutline } from "../documents/data/strategicData.js";
import type { WardRate } from "../documents/maps/wardRate.js";
import { wardRates } from "../documents/maps/wardRates.js";
import { isShown } from "../documents/parts/shownFigure.js";
import { type ChartSpec, chartSpec } from "../drawing/drawChart.js";
import {
  type ExplorerArea,
  type ExplorerData,
  type FoundChange,
  type PlaceFigure,
  periodOf,
  type YearFigure,
} from "./explorerData.js";
import { type PackedRows, packRows } from "./packRows.js";
import { type PackedSeries, packSeries } from "./packSeries.js";
import { type ExplorerTimes, timesOf } from "./timesOf.js";

/** One measure of one source with all its figures, which are unpacked when it is picked. */
export interface ExplorerMeasure {
  /** "shoplifting.police-recorded-crime" */
  key: string;
  source: string;
  supplier: string;
  /** how the survey was held that it is of */
  survey?: Survey;
  /** the issue that it belongs to */
  issue: string;
  measure: MeasuresRow;
  /** of `YearFigure` */
  years: PackedRows;
  /** of `PlaceFigure`, highest first, of the one scope in which most areas stand beside ours */
  places: PackedRows;
  series: PackedSeries[];
  /** of our own area alone */
  times: ExplorerTimes;
}

/** What the explorer's page holds: all of it may be read by whoever opens its source. */
export interface ExplorerState {
  organisation: string;
  district: { code: string; name: string };
  county: string;
  end: string;
  areas: ExplorerArea[];
  scopes: Record<string, string>;
  measures: ExplorerMeasure[];
  tiles: Tile[];
  outlines: WardOutline[];
  charts: Record<string, Omit<ChartSpec, "warnings">>;
}

/** The specifications of reports/charts that the page draws with, as the documents do. */
const charts = [
  "xmr",
  "findings/findings_rank",
  "findings/tiles",
  "findings/choropleth",
  "findings/hours",
  "findings/years",
];

/** The protected rows as the page holds them, a measure each in the order of the seeds. */
export function explorerState(data: ExplorerData): ExplorerState {
  const { organisation, district, county, end, areas, scopes, tiles, outlines, accent } = data;
  const keys = [...new Set(data.years.map(({ source, measure }) => `${measure} ${source}`))];
  const ordered = data.measures.flatMap((measure) =>
    keys
      .filter((key) => key.startsWith(`${measure.measure} `))
      .map((key) => ({ measure, source: key.slice(measure.measure.length + 1) }))
      .sort((a, b) => (a.source < b.source ? -1 : 1)),
  );
  const years = yearsOf(data);
  const places = placesOf(data);
  const series = groupBy(
    data.series.filter(({ signal }) => isDrawn(signal)),
    ({ signal }) => keyOf(signal),
  );
  return {
    ...{ organisation, district, county, end, areas, tiles, outlines },
    scopes: Object.fromEntries(scopes),
    charts: Object.fromEntries(
      charts.map((chart) => {
        const { spec, dataset } = chartSpec(chart, accent);
        return [chart, { spec, dataset }];
      }),
    ),
    measures: ordered.map(({ measure, source }): ExplorerMeasure => {
      const key = `${measure.measure}.${source}`;
      const survey = data.surveys.get(source);
      return {
        ...{ key, source, measure },
        supplier: data.suppliers.get(source) ?? source,
        ...(survey === undefined ? {} : { survey }),
        issue: data.issues.get(measure.priority ?? "") ?? "Other figures",
        years: packRows(years.get(key) ?? []),
        places: packRows(places.get(key) ?? []),
        series: (series.get(key) ?? []).map(({ signal, points }) => packSeries(signal, points)),
        times: timesOf(data, { measure, source }),
      };
    }),
  };
}

const keyOf = ({ source, measure }: { source: string; measure: string }): string => `${measure}.${source}`;

/** The years of each measure with what is held of their change; of a change that is not shown nothing is kept. */
function yearsOf(data: ExplorerData): Map<string, YearFigure[]> {
  const { years, changes } = data;
  const nameOf = (row: Omit<FoundChange, "verdict" | "lower" | "upper">) =>
    [row.source, row.measure, row.area, row.period_kind, row.period_end].join("|");
  const found = new Map(changes.map((change) => [nameOf(change), change]));
  const grouped = groupBy(years, keyOf);
  const rates = ratesOf(data);
  return new Map(
    [...grouped].map(([key, rows]) => [
      key,
      rows.map((row): YearFigure => {
        const {
          verdict = null,
          lower = null,
          upper = null,
        } = (row.change !== null && found.get(nameOf(row))) || {};
        const { area, status, previous_status, change, percent } = row;
        // whoever opens the source of the page reads all that it holds: what is not shown is not there
        const value = isShown(row.value, status) ? row.value : null;
        const previous = isShown(row.previous, previous_status) ? row.previous : null;
        const { rate, per, denominator, rate_year, estimate_year, share_of, previous_share_of, reasons } =
          row;
        return {
          ...{ area, period: periodOf(row), value, status, previous, previous_status, change, percent },
          ...{
            rate,
            per,
            denominator,
            rate_year,
            estimate_year,
            share_of,
            previous_share_of,
            reasons,
            verdict,
            lower,
            upper,
          },
          rate_lower: rates.get(row)?.lower ?? null,
          rate_upper: rates.get(row)?.upper ?? null,
          apart: rates.get(row)?.apart ?? null,
        };
      }),
    ]),
  );
}

/** The rates of the wards, by their rows; each year of a measure by itself. */
function ratesOf({ years, areas, measures, wardEstimates }: ExplorerData): Map<TrendsRow, WardRate> {
  const kinds = new Map(areas.map(({ area, kind }) => [area, kind]));
  const found = new Map<TrendsRow, WardRate>();
  if (wardEstimates.length === 0) return found;
  const wards = years.filter(({ area }) => kinds.get(area) === "ward");
  const yearOf = (row: TrendsRow) => [keyOf(row), periodOf(row)].join("|");
  // of the district and its partnership, which are one area, the one whose residents are known
  const ours = years.filter(({ area, rate }) => kinds.get(area) === "own" && rate !== null);
  const own = new Map(ours.map((row) => [yearOf(row), row]));
  const byId = new Map(measures.map((measure) => [measure.measure, measure]));
  for (const [year, rows] of groupBy(wards, yearOf)) {
    const district = own.get(year);
    const measure = byId.get(rows[0]?.measure ?? "");
    if (district === undefined || measure === undefined) continue;
    const rates = wardRates(rows, district, measure, wardEstimates);
    for (const row of rows) {
      const rate = rates?.get(row.area);
      if (rate !== undefined) found.set(row, rate);
    }
  }
  return found;
}

/** The places of each measure in each year on each basis. */
function placesOf({ ranks, certainties }: ExplorerData): Map<string, PlaceFigure[]> {
  const yearOf = (row: RankKey) =>
    [row.source, row.measure, row.basis, row.period_start, row.period_end].join("|");
  const placeOf = (row: RankKey & { scope: string; area: string }) =>
    [yearOf(row), row.scope, row.area].join("|");
  const sure = new Map(certainties.map((row) => [placeOf(row), row]));
  // twelve months may be there under two kinds
  const shown = [...new Map(ranks.map((row) => [placeOf(row), row])).values()].sort(
    (a, b) => a.rank_highest - b.rank_highest || (a.area_name < b.area_name ? -1 : 1),
  );
  return new Map(
    [...groupBy(shown, keyOf)].map(([key, rows]) => [
      key,
      rows.map((row): PlaceFigure => {
        const known = sure.get(placeOf(row));
        const same = known?.of === row.of ? known : undefined;
        const { scope, basis, area, value, rate, per, denominator } = row;
        const { rank_highest, rank_highest_to, rank_lowest, rank_lowest_to, of, bounded, lacking, tied } =
          row;
        return {
          ...{ scope, basis, area, period: periodOf(row), value, rate, per, denominator },
          ...{ rank_highest, rank_highest_to, rank_lowest, rank_lowest_to, of, bounded, lacking, tied },
          ...{ reasons: row.reasons, breaks: row.breaks },
          rank_lower: same?.rank_lower ?? null,
          rank_upper: same?.rank_upper ?? null,
          indistinguishable_from: same?.indistinguishable_from ?? null,
        };
      }),
    ]),
  );
}

type RankKey = { source: string; measure: string; basis: string; period_start: string; period_end: string };
