import { literal, type Store } from "../store/open.js";
import { type Columns, tableOf } from "../store/tableOf.js";
import { readChanges } from "./changes.js";
import { readFunnels } from "./funnelPositions.js";
import { readGroups } from "./groupComparison.js";
import { readRankCertainty } from "./rankCertainty.js";
import { readSeries, signalOf } from "./signals.js";

/** The tables of findings, made from the marts when they are asked for; their rows are described in `findingRows.ts`. */
export const findingTables = [
  "findings_change",
  "findings_signal",
  "findings_xmr",
  "findings_rank",
  "findings_funnel",
  "findings_group",
] as const;
export type FindingTable = (typeof findingTables)[number];

/** The partnership's district, and the Community Safety Partnership that is this district and no other. */
export const ownAreas = `(select params.district from params union all
  select p.parent from area_parents p, params where p.area = params.district
    and p.parent in (select code from areas where level = 'csp')
    and (select count(*) from area_parents o where o.parent = p.parent) = 1)`;

/**
 * Makes a table of findings from the marts, as a temporary one, for an export: documents ask for the few findings that they
 * print.
 *
 * - changes of every area, wards too, in every whole year and the last rolling year; of all but wards in the quarters of
 *   two years;
 * - certainty of ranks and funnels among peers (districts, partnerships), and the group comparison, in the same years;
 * - signals of the partnership and its peers, as at their last month; the points of the charts of the partnership's own
 *   areas. (Wards have no months of their own: a handful of events a month gives no signal.)
 *
 * @param asked one source's or one measure's alone: no finding rests on another's
 */
export async function makeFindings(
  store: Store,
  table: FindingTable,
  asked: { source?: string | undefined; measure?: string | undefined } = {},
): Promise<void> {
  const { source, measure } = asked;
  const of = (alias: string): string =>
    Object.entries({ source, measure })
      .map(([name, value]) => (value === undefined ? "" : ` and ${alias}.${name} = ${literal(value)}`))
      .join("");
  const ranked = `r.scope <> 'wards' and ${years("r")}${of("r")}`;
  const rows = async (): Promise<readonly object[]> => {
    if (table === "findings_change") return readChanges(store, compared + of("t"));
    if (table === "findings_rank")
      return (await readRankCertainty(store, ranked)).map(({ smallest: _, ...row }) => row);
    if (table === "findings_funnel") return readFunnels(store, ranked);
    if (table === "findings_group")
      return readGroups(store, `t.area in ${ownAreas} and ${years("t")}${of("t")}`);
    const series = await readSeries(store, { source, measure });
    if (table === "findings_signal") return series.flatMap((each) => signalOf(each).signal ?? []);
    const own = await store.rows<{ area: string }>(`from ${ownAreas} own(area)`);
    const ours = new Set(own.map(({ area }) => area));
    return series.filter(({ area }) => ours.has(area)).flatMap((each) => signalOf(each).points);
  };
  await tableOf(store, table, findingColumns[table], await rows(), { temporary: true });
}

/** Of the rows of a table of trends or ranks those of the years that findings are made of. */
const years = (alias: string): string =>
  `(${alias}.period_kind in ('financial_year', 'calendar_year', 'assessment_year')
    or (${alias}.period_kind = 'rolling_12' and ${lastOfItsKind(alias)}))`;

const twoYearsBack = "(select max(period_end) from series) - interval 24 months";

/** The last period of its kind for which the source has a whole figure of the measure. */
const lastOfItsKind = (alias: string): string => `
  (${alias}.source, ${alias}.measure, ${alias}.period_kind, ${alias}.period_end) in (
  select (source, measure, period_kind, max(period_end)) from trends where status in ('complete', 'half full')
  group by source, measure, period_kind)`;

const compared = `(t.value is not null or t.previous is not null) and (${years("t")}
  or (t.period_kind = 'quarter' and t.period_start::date > ${twoYearsBack} and t.area not in (select area from scopes where scope = 'wards')))`;

const text = "VARCHAR";
const reasons = "REASONS";
const number = "DOUBLE";
const whole = "INTEGER";
const period = { period_kind: text, period_start: text, period_end: text, period_label: text } as const;

export const findingColumns = {
  findings_change: {
    source: text,
    measure: text,
    area: text,
    area_name: text,
    ...period,
    value: number,
    previous: number,
    change: number,
    percent: number,
    lower: number,
    upper: number,
    z: number,
    p: number,
    verdict: text,
    meaning: text,
    rule: text,
    break_effect: text,
    reasons,
  },
  findings_rank: {
    source: text,
    measure: text,
    scope: text,
    basis: text,
    ...period,
    area: text,
    area_name: text,
    value: number,
    rate: number,
    rank_highest: whole,
    rank_highest_to: whole,
    rank_lowest: whole,
    rank_lowest_to: whole,
    of: whole,
    bounded: whole,
    lacking: whole,
    rank_lower: whole,
    rank_upper: whole,
    indistinguishable_from: whole,
    rule: text,
  },
  findings_signal: {
    source: text,
    measure: text,
    area: text,
    month: text,
    value: number,
    mean: number,
    lower: number,
    upper: number,
    rule: text,
    side: text,
    meaning: text,
    since: text,
    points: whole,
    short: "BOOLEAN",
    segment_start: text,
    rebased: reasons,
    signal: text,
  },
  findings_xmr: {
    source: text,
    measure: text,
    area: text,
    month: text,
    value: number,
    segment: whole,
    mean: number,
    lower: number,
    upper: number,
    near_lower: number,
    near_upper: number,
    rule: text,
    side: text,
    meaning: text,
    rebased: reasons,
  },
  findings_funnel: {
    source: text,
    measure: text,
    scope: text,
    ...period,
    area: text,
    area_name: text,
    value: number,
    population: number,
    denominator: text,
    rate_year: whole,
    estimate_year: whole,
    rate: number,
    per: number,
    baseline: number,
    lower95: number,
    upper95: number,
    lower998: number,
    upper998: number,
    control_lower95: number,
    control_upper95: number,
    control_lower998: number,
    control_upper998: number,
    phi: number,
    overdispersed: "BOOLEAN",
    significance: text,
    position: text,
    holds_widened: "BOOLEAN",
    meaning: text,
    rule: text,
  },
  findings_group: {
    source: text,
    measure: text,
    ...period,
    area: text,
    group_name: text,
    illustrative: "BOOLEAN",
    value: number,
    rate: number,
    per: number,
    mean_of_rates: number,
    pooled: number,
    rank_highest: whole,
    rank_lowest: whole,
    of: whole,
    members: whole,
    reasons,
  },
} satisfies Record<string, Columns>;
