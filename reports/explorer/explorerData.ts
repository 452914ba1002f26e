import type {
  FindingsChangeRow,
  FindingsRankRow,
  FindingsSignalRow,
  FindingsXmrRow,
  Verdict,
} from "../../pipeline/facts/findingRows.js";
import type { HourRow } from "../../pipeline/findings/hours.js";
import type { YearRow } from "../../pipeline/findings/longRun.js";
import type { MeasuresRow, RanksRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { Survey } from "../../pipeline/workspace/contracts/contractSurvey.js";
import type { OverriddenCheck } from "../../pipeline/workspace/seeds/overrides.js";
import type { SeriesBreak } from "../documents/data/chartData.js";
import type { Tile, WardEstimate, WardOutline } from "../documents/data/strategicData.js";
import type { WardRate } from "../documents/maps/wardRate.js";

/** A figure of twelve months beside the twelve before, with what is held of the change; nulls where nothing is. */
export type YearFigure = Pick<
  TrendsRow,
  | "area"
  | "value"
  | "status"
  | "previous"
  | "previous_status"
  | "change"
  | "percent"
  | "rate"
  | "per"
  | "denominator"
  | "rate_year"
  | "estimate_year"
  | "share_of"
  | "previous_share_of"
  | "reasons"
> & {
  /** first and last day, "2022-10-01.2023-09-30" */
  period: string;
  verdict: Verdict | null;
  /** 95% limits of the change, in per cent of the previous value; of shares in percentage points */
  lower: number | null;
  upper: number | null;
  /** of a ward with a rate: 95% limits of the rate, and whether it is apart from the district's; see `wardRates` */
  rate_lower: number | null;
  rate_upper: number | null;
  apart: WardRate["apart"] | null;
};

/** A place with its certainty; nulls where that is not known. */
export type PlaceFigure = Pick<
  RanksRow,
  | "scope"
  | "basis"
  | "area"
  | "value"
  | "rate"
  | "per"
  | "denominator"
  | "rank_highest"
  | "rank_highest_to"
  | "rank_lowest"
  | "rank_lowest_to"
  | "of"
  | "bounded"
  | "lacking"
  | "tied"
  | "reasons"
  | "breaks"
> & {
  period: string;
  rank_lower: number | null;
  rank_upper: number | null;
  indistinguishable_from: number | null;
};

/** How a period is named in the page and in its address. */
export const periodOf = (row: { period_start: string; period_end: string }): string =>
  `${row.period_start}.${row.period_end}`;

/** What can be looked at: an area, and whether it is ours, one of our wards or another. */
export interface ExplorerArea {
  area: string;
  name: string;
  kind: "own" | "ward" | "other";
}

/** What the table of findings holds of a change. */
export type FoundChange = Pick<
  FindingsChangeRow,
  "source" | "measure" | "area" | "period_kind" | "period_end" | "verdict" | "lower" | "upper"
>;

/** All that the explorer shows, as rows: of the store, or as they may leave the house. */
export interface ExplorerData {
  organisation: string;
  district: { code: string; name: string };
  county: string;
  accent: string;
  /** counts of sensitive measures from 1 to below it are not published */
  suppressBelow: number;
  /** ISO day to which the figures reach */
  end: string;
  areas: ExplorerArea[];
  measures: MeasuresRow[];
  /** issue → its name */
  issues: ReadonlyMap<string, string>;
  /** source → who supplies it */
  suppliers: ReadonlyMap<string, string>;
  /** source → how the survey was held that it is */
  surveys: ReadonlyMap<string, Survey>;
  /** scope → "districts in Anyshire" */
  scopes: ReadonlyMap<string, string>;
  years: TrendsRow[];
  changes: FoundChange[];
  /** of each measure, year and basis in the one scope in which most areas are compared with ours */
  ranks: RanksRow[];
  certainties: FindingsRankRow[];
  /** of measures that are not sensitive and share no part with one that is */
  series: { signal: FindingsSignalRow; points: FindingsXmrRow[] }[];
  /** first and last day of the assessment year, its hours of the week and the years up to it; of no sensitive measure in public */
  period: { start: string; end: string };
  hours: HourRow[];
  longRun: YearRow[];
  /** breaks of the register that meet a series */
  breaks: SeriesBreak[];
  tiles: Tile[];
  wardEstimates: WardEstimate[];
  outlines: WardOutline[];
  overridden: readonly OverriddenCheck[];
  synthetic: boolean;
  internal?: boolean;
}
