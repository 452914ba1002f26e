import type { Store } from "../store/open.js";
import { type Columns, tableOf } from "../store/tableOf.js";
import { readChanges } from "./changes.js";
import { readFunnels } from "./funnelPositions.js";
import { readGroups } from "./groupComparison.js";
import { readRankCertainty } from "./rankCertainty.js";
import { readSeries, signalOf } from "./signals.js";

/** The tables of findings, made from the marts; their rows are described in `findingRows.ts`. */
export const findingTables = [
  "findings_change",
  "findings_signal",
  "findings_xmr",
  "findings_rank",
  "findings_funnel",
  "findings_group",
] as const;

/** To be raised when a method changes, so that stores are built anew. */
export const findingsVersion = "findings 2";

/** The partnership's district, and the Community Safety Partnership that is this district and no other. */
export const ownAreas = `(select params.district from params union all
  select p.parent from area_parents p, params where p.area = params.district
    and p.parent in (select code from areas where level = 'csp')
    and (select count(*) from area_parents o where o.parent = p.parent) = 1)`;

/**
 * Makes the tables of findings from the marts, inside the transaction that made these. Statistics are dear (a
 * thousandth of a second each), so a finding is made where a document looks for it:
 *
 * - changes of the partnership's own areas in every whole year, the quarters of two years and the last rolling year; of
 *   its peers in the last assessment year;
 * - signals of the partnership and its peers; the points of the charts of the partnership's own areas;
 * - certainty of ranks and funnels among peers in the last assessment year (of what is supplied by the year, the last
 *   financial or rolling year), and the group comparison in every whole year.
 *
 * With `asked` the tables are temporary and hold the period that the marts were asked for (`openBuilt`), and signals
 * as at its last day. What else is wanted, the functions that are called here give for any rows of the marts.
 */
export async function makeFindings(store: Store, options: { asked?: boolean } = {}): Promise<void> {
  const asked = options.asked === true;
  const write = async (name: (typeof findingTables)[number], rows: readonly object[]) =>
    tableOf(store, name, columns[name], rows, { temporary: asked });

  const peers = "(select area from scopes where scope <> 'wards')";
  const [end] = await store.rows<{ day: string | null }>(
    "select strftime(max(period_end), '%Y-%m-%d') as day from periods where kind = 'asked'",
  );
  await write(
    "findings_change",
    await readChanges(
      store,
      asked
        ? `t.period_kind = 'asked' and (t.area in ${ownAreas} or t.area in ${peers})`
        : `t.change is not null and (
            (t.area in ${ownAreas} and (t.period_kind in ('financial_year', 'calendar_year', 'assessment_year')
              or (t.period_kind = 'quarter' and t.period_start::date > (select max(period_end) from series) - interval 24 months)
              or (t.period_kind = 'rolling_12' and ${lastOfItsKind})))
            or (t.area in ${peers} and ${isHeadline("t", "trends")}))`,
    ),
  );

  const own = new Set(
    (await store.rows<{ area: string }>(`from ${ownAreas} own(area)`)).map(({ area }) => area),
  );
  const charts = (await readSeries(store, end?.day ? { to: end.day } : {})).map((series) => ({
    own: own.has(series.area),
    ...signalOf(series),
  }));
  await write(
    "findings_signal",
    charts.flatMap(({ signal }) => signal ?? []),
  );
  await write(
    "findings_xmr",
    charts.flatMap((chart) => (chart.own ? chart.points : [])),
  );

  const headline = asked
    ? "r.period_kind = 'asked' and r.scope <> 'wards'"
    : `r.scope <> 'wards' and ${isHeadline("r", "ranks")}`;
  await write("findings_rank", await readRankCertainty(store, headline));
  await write("findings_funnel", await readFunnels(store, headline));
  await write(
    "findings_group",
    await readGroups(
      store,
      `t.area in ${ownAreas} and t.period_kind in (${asked ? "'asked'" : "'financial_year', 'calendar_year', 'assessment_year'"})`,
    ),
  );
}

/** The last period of its kind for which the source has a whole figure of the measure. */
const lastOfItsKind = `(t.source, t.measure, t.period_kind, t.period_end) in (
  select (source, measure, period_kind, max(period_end)) from trends where status in ('complete', 'half full')
  group by source, measure, period_kind)`;

/** The last assessment year of a figure; of what is supplied by the year, the last financial or other year. */
function isHeadline(alias: string, table: "trends" | "ranks"): string {
  const whole = table === "trends" ? "and status in ('complete', 'half full')" : "";
  return `(${alias}.source, ${alias}.measure, ${alias}.period_kind, ${alias}.period_end) in (
    select (source, measure, period_kind, last) from (
      select source, measure, period_kind, max(period_end) as last from ${table}
      where period_kind in ('assessment_year', 'financial_year', 'rolling_12') ${whole} group by source, measure, period_kind
      qualify row_number() over (partition by source, measure
        order by period_kind = 'assessment_year' desc, period_kind = 'financial_year' desc) = 1))`;
}

const text = "VARCHAR";
const number = "DOUBLE";
const whole = "INTEGER";
const period = { period_kind: text, period_start: text, period_end: text, period_label: text } as const;

const columns: Record<(typeof findingTables)[number], Columns> = {
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
    note: text,
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
    rebased: text,
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
    rank_lowest: whole,
    of: whole,
    rank_lower: whole,
    rank_upper: whole,
    indistinguishable_from: whole,
    certainty: text,
    rule: text,
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
    note: text,
  },
};
