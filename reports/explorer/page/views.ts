import { addMonths } from "../../../pipeline/calendar/day.js";
import type { Chart } from "../../document.js";
import { rankCertaintyChart } from "../../documents/charts/rankCertaintyChart.js";
import { xmrChart } from "../../documents/charts/xmrChart.js";
import { wardMap } from "../../documents/maps/wardMap.js";
import type { WardRate } from "../../documents/maps/wardRate.js";
import type { YearFigure } from "../explorerData.js";
import type { ExplorerState } from "../explorerState.js";
import { unpackSeries } from "../packSeries.js";
import type { Figures } from "./figures.js";
import type { Selection } from "./selection.js";
import { trendsRow } from "./trendsRow.js";

/** A chart with its numbers, or why there is none. */
export type View = Chart | { none: string };

const careful = "This measure is sensitive, so that no document gives";

/** The last 36 months of an area with their limits: the chart of the documents. */
export function trendView({ measure }: Figures, { area }: Selection, state: ExplorerState): View {
  if (measure.measure.sensitive) return { none: `${careful} its months.` };
  const packed = measure.series.find((series) => series.area === area);
  if (packed === undefined) return { none: "It is not supplied by the month for this area." };
  const named = { source: measure.source, measure: measure.measure.measure };
  const end = state.end;
  const drawn = xmrChart(
    {
      quarter: { start: addMonths(`${end.slice(0, 7)}-01`, -2), end },
      year: { start: addMonths(`${end.slice(0, 7)}-01`, -11), end },
      named: true,
    },
    {
      ...unpackSeries(packed, named),
      measure: measure.measure,
      source: measure.source,
      supplier: measure.supplier,
      area_name: nameOf(state, area),
      quarter: { status: "complete" },
    },
  );
  return drawn ?? { none: "Too few are counted a month, or in too few months, for limits to mean anything." };
}

/** The hours of the week of our own area in the assessment year. */
export function hoursView({ measure }: Figures, { area }: Selection, state: ExplorerState): View {
  if (measure.measure.sensitive) return { none: `${careful} its hours.` };
  if (!isOurs(state, area)) return { none: "Hours are known of our own area alone." };
  return (
    measure.times.hours ?? {
      none: "The records of the assessment year do not say the hour, or too few of them do.",
    }
  );
}

/** The years of our own area, up to ten, beside the wider areas. */
export function runView({ measure }: Figures, { area }: Selection, state: ExplorerState): View {
  if (measure.measure.sensitive) return { none: `${careful} more of its years than are listed below.` };
  if (!isOurs(state, area)) return { none: "The long run is drawn of our own area alone." };
  return measure.times.run ?? { none: "Fewer than three whole years are known that compare." };
}

const isOurs = (state: ExplorerState, code: string): boolean =>
  state.areas.some(({ area, kind }) => area === code && kind === "own");

/** Every area of the comparison with its place and how sure that is; ours is picked out where another is not asked for. */
export function placesView(
  { measure, places }: Figures,
  { area, period, basis }: Selection,
  state: ExplorerState,
): View {
  const all = places.filter((row) => row.basis === basis && row.period === period);
  const isOwn = (code: string) => state.areas.some((one) => one.area === code && one.kind === "own");
  const rank = all.find((row) => row.area === area) ?? all.find((row) => isOwn(row.area));
  const none =
    "No places: the areas have no whole figures for these twelve months, or a small number is hidden among them.";
  if (rank === undefined || rank.rank_lower === null) return { none };
  const [start = "", end = ""] = period.split(".");
  const of = { source: measure.source, measure: measure.measure.measure, period_kind: "", period_label: "" };
  const whole = all.map((row) => ({
    ...row,
    ...of,
    basis,
    ...{ period_start: start, period_end: end, area_name: nameOf(state, row.area) },
    ...{ rate_year: null, estimate_year: null, smallest: null, certainty: null, rule: "" },
  }));
  const own = whole.find((row) => row.area === rank.area);
  if (own === undefined) return { none };
  const standing = { rank: own, scope: state.scopes[rank.scope] ?? rank.scope, all: whole };
  return (
    rankCertaintyChart(
      { partnership: { county: state.county } },
      {
        id: idOf(measure.key),
        measure: measure.measure,
        supplier: measure.supplier,
        row: own,
        evidence: { certainty: { standing, own, all: whole } },
      },
    ) ?? { none }
  );
}

/** The wards of the district as the documents draw them. */
export function wardsView(
  { measure, years }: Figures,
  { period, basis }: Selection,
  state: ExplorerState,
): View {
  if (measure.measure.sensitive) return { none: `${careful} its wards.` };
  if (!measure.measure.by_ward)
    return { none: "A ward's figure of this measure could point to a person, so that no document gives it." };
  const kindOf = (code: string) => state.areas.find((one) => one.area === code)?.kind;
  const inPeriod = years.filter((row) => row.period === period);
  const named = (row: YearFigure) => trendsRow(row, measure, nameOf(state, row.area));
  const wards = inPeriod
    .filter(({ area }) => kindOf(area) === "ward")
    .map(named)
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.area_name < b.area_name ? -1 : 1));
  const row = inPeriod.filter(({ area }) => kindOf(area) === "own").map(named)[0];
  const none = "No records say which ward they lie in, or no ward has a figure for these twelve months.";
  if (row === undefined || wards.length === 0) return { none };
  return (
    wardMap(
      { tiles: state.tiles, outlines: state.outlines, partnership: { district: state.district } },
      { id: idOf(measure.key), measure: measure.measure, supplier: measure.supplier, row, wards },
      basis === "rate" ? ratesIn(inPeriod) : null,
    ) ?? { none }
  );
}

/** The rates of the wards, where they have them; null where they do not. */
function ratesIn(rows: readonly YearFigure[]): Map<string, WardRate> | null {
  const rates = rows.flatMap(
    ({ area, rate, rate_lower: lower, rate_upper: upper, apart }): [string, WardRate][] =>
      rate === null || lower === null || upper === null || apart === null
        ? []
        : [[area, { rate, lower, upper, apart }]],
  );
  return rates.length === 0 ? null : new Map(rates);
}

export const nameOf = (state: ExplorerState, area: string): string =>
  state.areas.find((one) => one.area === area)?.name ?? area;

const idOf = (key: string): string => key.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase();
