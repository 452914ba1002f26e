// Generated from queries/marts by tests/queries/rowTypes.test.ts, which fails when this file is out of step.
// To write it again: npx vitest run tests/queries/rowTypes.test.ts --update
// Dates are ISO days; counts and rates numbers; null is "not known", never zero.

import type { Reason } from "./reason.js";

export type { MeasuresRow } from "./measuresRow.js";
export type { SuppliesRow } from "./suppliesRow.js";

/** One row per area × ancestor, the area itself among them; levels of both. */
export interface AreaTreeRow {
  area: string;
  level: string;
  ancestor: string;
  ancestor_level: string;
}

/** One row per scope × area that is compared within it. Totals and "Unassigned" are in no scope. */
export interface ScopesRow {
  scope: string;
  area: string;
}

/** One row per area × denominator × year: residents (of all ages, or of 10 to 17) or households, districts summed up the tree where all are known. */
export interface DenominatorsRow {
  area: string;
  denominator: string;
  year: number;
  estimate: number;
  source: string;
}

/** One row per source × measure × area × period supplied, summed up the area tree.   of this area); not added up (rates of areas within) */
export interface SeriesRow {
  source: string;
  measure: string;
  area: string;
  period_start: string;
  period_end: string;
  value: number | null;
  /** complete; incomplete (some areas within are not supplied); suppressed; no data; rate (a rate, percentage or mean */
  status: string;
}

/** One row per source × measure × area × span in which a log is silent, or thin at an end, more than chance allows: a month without any record, a type that is no longer mentioned, an area that has none, records that end days before the month does. What was covered is then not believed to be none. Months that the break register explains are not judged. Expected is what the same log has in its other months (days): a log is silent where three records were to be expected, and more the more months there are in which chance could leave one empty (at its ends four, after five days, since offices close, or ten after three days); one of its many types or areas where ten were, by the lower end of what the others make likely, where no other silence of its own is half as long and the three months before and after were as usual. A month of double size a year from a silent one, or beside it, is not believed either. */
export interface SilencesRow {
  source: string;
  territory: string;
  /** null where all of the source are meant */
  measure: string | null;
  /** within it, and in all that it is summed into */
  area: string;
  period_start: string;
  period_end: string;
  /** what makes it doubtful */
  seen: Reason;
}

/** One row per source × territory × measure × area × month or quarter of typed counts that are final: what a partner wrote down, not what a log of records adds up to. */
export interface TypedCountsRow {
  source: string;
  territory: string;
  measure: string;
  area: string;
  /** the first day of the period */
  start: string;
  /** its months, 1 or 3 */
  length: number;
  value: number;
}

/** One row per source × area × span in which typed figures of months or quarters look like the year to date: they never fall from one to the next within a year, in nearly all series of the source, and fall together at its start; or one series of months alone does, for longer. Columns as in silences. */
export interface RunningTotalsRow {
  source: string;
  territory: string;
  /** null where all of the source are meant */
  measure: string | null;
  area: string;
  period_start: string;
  period_end: string;
  /** what makes it doubtful */
  seen: Reason;
}

/** One row per source × measure × area × span from a month (quarter) on in which typed counts are all at once many times as many as before, or a small part, and stay so: in nearly all series of the source, or of one measure. Totals of twelve months among those of one, or minutes among calls, look like that. What the break register explains is not judged. Columns as in silences. */
export interface JumpsRow {
  source: string;
  territory: string;
  /** null where all of the source are meant */
  measure: string | null;
  area: string;
  period_start: string;
  period_end: string;
  /** what makes it doubtful */
  seen: Reason;
}

/** One row per source × measure × area × span in which typed figures are far from all others of their series: none where many are usual, or five times the largest (two and a half times that of a steady series), or a fifth of the smallest. A cell that was never filled, a nought too many, a year or a total in the place of a month look like that. Several in a row are known by those before them. Months that the break register explains are not judged, and others are judged beside them. Columns as in silences. */
export interface FiguresApartRow {
  source: string;
  territory: string;
  /** never null */
  measure: string | null;
  area: string;
  period_start: string;
  period_end: string;
  /** what makes it doubtful */
  seen: Reason;
}

/** One row per source × measure × area × period of a typed figure whose supply was received before the period was over: a forecast, or a part of a month, a quarter or a year. Columns as in silences. */
export interface UnfinishedRow {
  source: string;
  territory: string;
  /** never null */
  measure: string | null;
  area: string;
  period_start: string;
  period_end: string;
  /** what makes it doubtful */
  seen: Reason;
}

/** One row per source × ward that a log covers and never names, where the other wards of its district have many records. A list that is filtered, or cut off after so many lines of the alphabet, looks like that. Columns as in silences. */
export interface UnnamedWardsRow {
  source: string;
  territory: string;
  /** always null, all of the source are meant */
  measure: string | null;
  area: string;
  period_start: string;
  period_end: string;
  /** what makes it doubtful */
  seen: Reason;
}

/** One row per file that waits for an answer × area of its source: what it says of its days is in no figure. Columns as in silences. */
export interface WaitingFilesRow {
  source: string;
  territory: string;
  /** always null, all of the source are meant */
  measure: string | null;
  area: string;
  period_start: string;
  period_end: string;
  /** the file's name */
  seen: Reason;
}

/** One row per source × measure × ward × period supplied × reason for which records of its district are in no ward's figure, though they may be of this one: they name no ward, or an LSOA that lies in no ward for certain. */
export interface WardGapsRow {
  source: string;
  measure: string;
  area: string;
  period_start: string;
  period_end: string;
  records: number;
  reason: string;
  /** of this row alone, so that those of several months add up */
  number: number;
}

/** One row per source × measure × area × period supplied × gap whose records could belong to it. A gap says as little as its records do: what they leave open could be any measure, area or month of their supply. */
export interface GapFiguresRow {
  source: string;
  measure: string;
  area: string;
  period_start: string;
  period_end: string;
  /** a row of gaps, by number; rows of one extract and gap are the same records */
  gap_row: number;
  extract: string;
  gap: number;
  /** how many; 0 where that is not known */
  records: number;
  /** what one of them adds to a figure; null where that is not known */
  each: number | null;
  /** why they are in no figure, see pipeline/ingest/reasons.ts; silence where something was seen instead */
  reason: string;
  /** of a silence, what makes the figure doubtful; of a file without a column or without small counts that it is one */
  seen: Reason | null;
}

/** One row per source × territory × area that its records matter to: which it covers, or of whose records it has a hundredth. Where a source has one territory alone, one row for all areas. */
export interface TerritoriesRow {
  source: string;
  territory: string;
  /** of the territory's area, '' where the source keeps no territories apart */
  name: string;
  /** null where all of the source are meant */
  area: string | null;
  /** the month from which on the territory is supplied */
  first: string;
}

/** One row per source × territory × measure × month that is half full: the source as a whole, of each territory by itself, holds less than `half_full` of what its own other months lead one to expect, and at least two thirds of its measures lie below 90 % of theirs. Usual is the upper quartile of the two years around. A low season is expected: by the median of the same month of other years; in a series of one year by the months on either side, and then the fall or the rise must be abrupt (more than a quarter from one month to the next). The shortfall must be beyond chance (2(√expected − √counted) > 4). A source with fewer than five measures of 20 a month says too little to be judged; months that the break register explains (lockdown) are neither judged nor expected of other years. */
export interface UsualMonthsRow {
  source: string;
  territory: string;
  measure: string;
  month: string;
  value: number;
  usual: number;
  share_of_usual: number;
}

/** One row per source × measure × area that has a series: numbers to join and group by, which is many times faster. */
export interface SeriesKeysRow {
  /** of source × measure × area */
  key: number;
  /** of source × measure */
  figure: number;
  source: string;
  measure: string;
  area: string;
  /** the areas of the break register that the area lies in, by code; '' where only breaks of everywhere meet it */
  region: string;
}

/** One row per period: its kind, first and last day, label, and the same period a year before. Where a command asks for a period of its own, that one and the one it is held against. */
export interface PeriodsRow {
  kind: string;
  period_start: string;
  period_end: string;
  months: number;
  previous_start: string;
  previous_end: string;
  label: string;
  /** a number to join and group by */
  period: number;
  /** the number of the same period a year before; null where nothing was supplied as early */
  previous: number | null;
}

/** One row per source × area × period × territory that has a part in the area's figures and no supply for all of the period's months: a force whose files stopped, or had not yet begun. */
export interface LackingRow {
  source: string;
  area: string;
  period: number;
  territory: string;
  name: string;
  /** of the period that the territory is supplied for */
  months: number;
  /** that any territory of the area is */
  of: number;
  /** nothing of the territory was supplied as early; what is there is then the whole of the others */
  before: boolean;
}

/** One row per source × measure × area × period whose change from the year before does not hold: more territories stand in the one than in the other, or another share of the territory's records has no place, and so is in none of its areas. A share is another one where it is two points off and beyond chance (2(√counted − √expected) > 3). */
export interface WithheldRow {
  /** of source × measure × area, see series_keys */
  key: number;
  period: number;
  /** why it does not hold */
  reasons: Reason[];
}

/** One row per source × measure × area × month that is supplied. */
export interface MonthlyRow {
  source: string;
  measure: string;
  area: string;
  month: string;
  value: number | null;
  /** complete, incomplete, suppressed or half full */
  status: string;
  /** the most that records in no figure could add to it; null where that is not known, or it lacks other things too */
  more: number | null;
  /** why it does not compare with the same month of the year before, see the mart of that name; else none */
  withheld: Reason[];
}

/** One row per source × measure × area × period with something supplied: the sum, and whether it is the whole. Of wards, only those that are compared are kept here, and no single months (see monthly); where a command asks for a period of its own, all of them. */
export interface TotalsRow {
  /** of source × measure × area, see series_keys */
  key: number;
  /** of source × measure */
  figure: number;
  /** see periods */
  period: number;
  value: number | null;
  /** complete, half full, incomplete, suppressed, no data or rate */
  status: string;
  /** records that are in no figure and could be in this one, 0 where their number is not known; null where none are */
  held: number | null;
  /** the most that records in no figure could add to it; null where that is not known, or it lacks other things too */
  more: number | null;
  /** what it lacks */
  reasons: Reason[];
}

/** One row per source × measure × area × period of whose figure some counts are hidden or not available: the least that it is, and the most. A hidden count is what its marker says ("<5" is 1 to 4). By these an area keeps its part in a ranking, see ranks. */
export interface BoundsRow {
  /** of source × measure × area, see series_keys */
  key: number;
  /** see periods */
  period: number;
  /** the counts that are known, and the least of those that are hidden */
  at_least: number;
  /** null where a count is not available, or no marker gives a bound */
  at_most: number | null;
}

/** One row per area × denominator × year of a period: the population estimate that rates of the year use. It is the year's own, else the last before it, else the first after it; which one is said, none is guessed. */
export interface EstimatesRow {
  area: string;
  denominator: string;
  year: number;
  estimate: number;
  /** the year whose estimate it is */
  estimate_year: number;
  /** whose estimate of whom, "Census 2021 residents" */
  population: string;
}

/** One row per source × measure × region × period whose comparison with the year before meets a break of the register. Of a survey the month in which people were asked stands for the period that its answers are of. A break on a day lies between the two periods or inside one of them; one that lasts overlaps either. figure, region: of source × measure, and which breaks of an area meet it; see series_keys */
export interface BreaksMetRow {
  figure: number;
  region: string;
  /** see periods */
  period: number;
  /** withhold where any of them withholds the percentage, else flag */
  effect: string;
  /** the breaks, those that withhold first */
  reasons: Reason[];
  /** the breaks of everywhere that the period itself meets, whatever it is compared with */
  inside: Reason[];
  /** the breaks of an area that meet the period or the year before */
  area_bound: Reason[];
}

/** One row per area × denominator × two years between whose estimates a census was counted: a break between the rates of these years, not between their counts. */
export interface RebasingsRow {
  area: string;
  denominator: string;
  year_before: number;
  year: number;
  /** the one that says so */
  reasons: Reason[];
}

/** One row per list of reasons that figures or their comparisons carry: the rows are many and say few different things, so that they refer to a list by its number. */
export interface ReasonListsRow {
  /** from 1 */
  list: number;
  reasons: Reason[];
}

/** One row per source × measure × area × period with something supplied: its total beside that of the year before, and why no percentage where there is none. In numbers, since the rows are many; `trends` says whose, when and why. own_list, previous_list, withheld_list, break_list, rebased_list: numbers of reason_lists, why no more is said of it and what is to be known of the comparison; 0 where nothing is. year_reasons puts them together share_of, previous_share_of: the figure of which the value is a share, a survey's respondents; null where it is none or that is not whole */
export interface YearOnYearRow {
  /** of source × measure × area, see series_keys */
  key: number;
  /** see periods */
  period: number;
  value: number | null;
  status: string;
  previous: number | null;
  previous_status: string;
  held: number | null;
  more: number | null;
  previous_more: number | null;
  change: number | null;
  /** of the previous value, one decimal, half up; null where withheld, and reasons say why */
  percent: number | null;
  /** of a whole count; null where the count is not, or no population is known */
  rate: number | null;
  share_of: number | null;
  previous_share_of: number | null;
  own_list: number;
  previous_list: number;
  withheld_list: number;
  break_list: number;
  rebased_list: number;
  /** what is said of the year before alone: 1 nothing supplied, 2 below nought, 3 none, 4 few; 5 the two are shares; else 0 */
  base: number;
}

/** One row per set of reasons that a row of year_on_year refers to, put together once. own_list, previous_list, withheld_list, break_list, rebased_list, base: as there */
export interface YearReasonsRow {
  own_list: number;
  previous_list: number;
  withheld_list: number;
  break_list: number;
  rebased_list: number;
  base: number;
  /** why no more is said of the comparison, and what is to be known of it */
  reasons: Reason[];
}

/** One row per source × measure × area × period: the count, the same period last year, and why no percentage where none. A view over year_on_year, worked out for the rows that are asked for. share_of, previous_share_of: the figure of which the value is a share, a survey's respondents; null where it is none or that is not whole */
export interface TrendsRow {
  source: string;
  measure: string;
  area: string;
  area_name: string;
  /** month, quarter, financial_year, calendar_year, assessment_year, rolling_12 or asked */
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  value: number | null;
  /** complete, half full, incomplete, suppressed or no data */
  status: string;
  previous: number | null;
  previous_start: string;
  previous_end: string;
  previous_status: string;
  /** records that are in no figure and could be in this one, 0 where their number is not known; null where none are */
  held: number | null;
  /** the most that records in no figure could add to the value; null where not known, or it lacks other things too */
  more: number | null;
  /** the same of the previous value */
  previous_more: number | null;
  change: number | null;
  /** of the previous value, one decimal, half up; null where withheld, and reasons say why */
  percent: number | null;
  /** of a whole count; null where the count is not, or no population is known */
  rate: number | null;
  per: number | null;
  /** what the rate is per and whose estimate, "Census 2021 residents" */
  denominator: string | null;
  /** the year in the middle of the period */
  rate_year: number | null;
  /** the year whose estimate is used, where that year has none another one */
  estimate_year: number | null;
  share_of: number | null;
  previous_share_of: number | null;
  /** why no more is said of it, and what is to be known of the comparison */
  reasons: Reason[];
}

/** One row per source × measure × period × scope × basis × area with a figure: its place from both ends. Areas are ranked against one another only where each has the whole period (a half-full month falls on all alike). One of which counts are hidden or not available has no place, and is counted by the least and the most that it can be (bounds): a whole figure that lies within these has its first and last possible place. Where records could belong to a figure but are in none, an area whose place they could change is not ranked, nor is one whose figure is below nought (corrections). Kept are rankings of quarters and years, of wards those of whole years; others are made when a command asks for them. rate_year, estimate_year: as in trends rank_highest, rank_lowest: the place from either end; the first possible one where bounds leave it open rank_highest_to, rank_lowest_to: the last possible place; the same where it is certain */
export interface RanksRow {
  source: string;
  measure: string;
  period_kind: string;
  period_start: string;
  period_end: string;
  period_label: string;
  scope: string;
  /** count or rate */
  basis: string;
  area: string;
  area_name: string;
  value: number;
  rate: number | null;
  per: number | null;
  denominator: string | null;
  rate_year: number | null;
  estimate_year: number | null;
  rank_highest: number;
  rank_highest_to: number;
  rank_lowest: number;
  rank_lowest_to: number;
  /** how many areas are compared, those among them that are counted by their bounds; the same for each area of a ranking */
  of: number;
  /** how many areas are counted by their bounds */
  bounded: number;
  /** how many areas of the comparison have no figure that could be counted */
  lacking: number;
  /** how many share this place, the area itself among them */
  tied: number;
  /** which areas are not ranked, and what the area's own figure lacks */
  reasons: Reason[];
  /** the smallest count above none among the areas of the ranking, whose places would tell of it */
  smallest: number | null;
  /** what the break register says of the period; those that only some of the areas meet are among the reasons too */
  breaks: Reason[];
}

/** One row per source × measure × area × period of a year (or asked for): days of harm, the count times the measure's weight. A measure made of parts takes theirs where every part has a weight. Without a weight harm is unknown, which is not none. */
export interface HarmRow {
  source: string;
  measure: string;
  area: string;
  period_kind: string;
  period_start: string;
  period_end: string;
  value: number | null;
  /** of the starting-point sentence; null where unknown */
  days: number | null;
  /** whose reckoning the weight is */
  weight_source: string | null;
}
