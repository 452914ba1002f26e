import { withPeriod } from "../../build/build.js";
import { oncePerSession, type Session } from "../../build/session.js";
import { byText } from "../../byText.js";
import { endOfMonth } from "../../calendar/day.js";
import { readChanges } from "../../findings/changes.js";
import { ownAreas } from "../../findings/findings.js";
import { readFunnels } from "../../findings/funnelPositions.js";
import { readGroups } from "../../findings/groupComparison.js";
import { readRankCertainty } from "../../findings/rankCertainty.js";
import { readSeries, signalOf } from "../../findings/signals.js";
import { groupBy } from "../../groupBy.js";
import { issueInPlan } from "../../plan/issueInPlan.js";
import { planReturnsTo } from "../../plan/planReturnsTo.js";
import { readReturns } from "../../plan/readReturns.js";
import type { ActionReturn } from "../../plan/typedReturns.js";
import type { Store } from "../../store/open.js";
import { together } from "../../together.js";
import { areasAbove } from "../../workspace/areas/areasAbove.js";
import { type Planning, readPlanning } from "../../workspace/planning.js";
import type { EvidenceData, Figure, HarmFigure, ReturnedShare, ScoredIssue, WardSpread } from "./data.js";

/**
 * Reads the evidence of the twelve months to `to` from the built store. A source that gives whole years only answers
 * with its last year that ended within the twelve months before.
 */
export async function readEvidenceData(
  session: Session,
  asked: { planYear: string; to: string; issues: ScoredIssue[] },
): Promise<EvidenceData> {
  const { workspace } = session;
  const planning = readPlanning(workspace);
  const above = areasAbove(workspace.areas, workspace.partnership.district);
  return {
    ...asked,
    ...(await readFigures(session, asked.to)),
    returns: returnedShares(planning, await readReturns(workspace), asked).filter(
      ({ returned }) => returned > 0,
    ),
    funding: planning.funding,
    breaks: workspace.breaks.filter(({ area }) => area === null || above.has(area)),
    sourceGroups: workspace.sourceGroups,
    threshold: workspace.partnership.thresholds.suppress_below,
  };
}

/** What the store holds of the twelve months: the dearest of all that documents read, the same for each plan. */
const readFigures = oncePerSession(async (session, to: string) => {
  const { store, workspace } = session;
  const { district } = workspace.partnership;
  const parameters = { district, to: `${to}-01` };
  const own = `area in ${ownAreas}`;
  const within = `period_kind = 'rolling_12' and period_end::date <= last_day($to::date)
    and period_end::date > last_day($to::date - interval 12 month)`;
  const [found, residents, figures, earlier, wards] = await together([
    withPeriod(session, { to, months: 12 }, (period) => readFound(period, to)),
    store.rows<{ residents: number }>(
      `select estimate as residents from denominators where area = $district and denominator = 'residents'
       order by year > year($to::date), abs(year - year($to::date)) limit 1`,
      parameters,
    ),
    store.rows<Figure>(figuresSql(own, within), parameters),
    store.rows<Figure>(
      `select t.*, m.name, m.unit, m.polarity, m.sensitive, m.by_ward from trends t join measures m using (measure)
       where ${own} and period_kind = 'rolling_12' and period_end::date in
         (last_day($to::date - interval 12 month), last_day($to::date - interval 24 month))
       order by source, measure, period_end, area = $district desc`,
      parameters,
    ),
    store.rows<WardSpread>(
      `select source, measure, count(*) as wards, count(*) filter (value > 0) as wards_with, sum(value) as total,
         list_sum(list_slice(list_reverse_sort(list(value)), 1, 3)) as busiest_three
       from trends where area in (select area from scopes where scope = 'wards')
         and period_kind = 'rolling_12' and period_end::date = last_day($to::date)
       group by source, measure having bool_and(status in ('complete', 'half full')) order by source, measure`,
      { to: parameters.to },
    ),
  ]);
  return { ...found, figures, earlier, wards, residents: residents[0]?.residents ?? null };
});

/** What is found about the own areas in the period that the store holds. */
async function readFound(
  store: Store,
  to: string,
): Promise<Pick<EvidenceData, "changes" | "points" | "ranks" | "funnel" | "group" | "harm">> {
  const own = await store.rows<{ area: string }>(`from ${ownAreas} own(area) order by area`);
  const areas = own.map(({ area }) => area);
  const isOwn = ({ area }: { area: string }): boolean => areas.includes(area);
  const series = await readSeries(store, { areas, to: `${to}-01` });
  const ours = `t.period_kind = 'asked' and t.area in ${ownAreas}`;
  // a place is found among all areas of its scope
  const asked = "r.period_kind = 'asked' and r.scope <> 'wards'";
  const ranks = await readRankCertainty(store, asked);
  const funnel = await readFunnels(store, asked);
  return {
    changes: await readChanges(store, ours),
    points: series.flatMap((one) => signalOf(one).points).filter(({ month }) => month === `${to}-01`),
    // of several rankings that with the most areas, of several funnels the county's own scope first
    ranks: ranks
      .filter(isOwn)
      .sort((a, b) => inOrder(a, b) || b.of - a.of || byText(a.scope, b.scope) || byText(a.area, b.area)),
    funnel: funnel
      .filter(isOwn)
      .sort((a, b) => inOrder(a, b) || byText(b.scope, a.scope) || byText(a.area, b.area)),
    group: await readGroups(store, ours),
    harm: await store.rows<HarmFigure>(
      `select source, measure, area, strftime(period_start::date, '%Y-%m-%d') as period_start,
         strftime(period_end::date, '%Y-%m-%d') as period_end, days, value as count, weight_source as note,
         coalesce((select list(part order by part) from measure_parts where measure_parts.measure = harm.measure), []) as parts
       from harm where area in ${ownAreas} and period_kind = 'asked' order by source, measure, area`,
    ),
  };
}

interface OfMeasure {
  source: string;
  measure: string;
}

const inOrder = (a: OfMeasure, b: OfMeasure): number =>
  byText(a.source, b.source) || byText(a.measure, b.measure);

/**
 * SQL for a figure of each source and measure, as {@link Figure}: the last whole one of those that both conditions on trends
 * `t` leave, our own area's before that of a larger partnership; where none is whole, the last with the reason. Expects the
 * parameter `district`.
 */
export const figuresSql = (own: string, within: string): string => `
  select t.source, t.measure, m.name, m.unit, m.polarity, m.sensitive, m.by_ward, t.area, t.period_start, t.period_end, t.period_label,
    t.value, t.share_of, t.status, t.previous, t.previous_status, t.rate, t.per, t.reasons
  from trends t join measures m using (measure)
  where ${own} and ${within}
  qualify row_number() over (partition by t.source, t.measure
    order by t.area <> $district, t.status not in ('complete', 'half full'), t.period_end desc) = 1
  order by t.source, t.measure`;

/**
 * Returns on plans before the one that is ranked (its own come too late to be evidence for it), of quarters that had
 * ended by the last day of the evidence; by the issues of the plan that is ranked.
 */
function returnedShares(
  { actions, lineage }: Planning,
  returns: readonly ActionReturn[],
  { planYear, to, issues }: { planYear: string; to: string; issues: readonly ScoredIssue[] },
): ReturnedShare[] {
  const years = [...new Set(returns.map(({ plan_year }) => plan_year))]
    .filter((year) => year < planYear)
    .sort();
  const issueOf = issueInPlan(
    lineage,
    planYear,
    issues.map(({ id }) => id),
  );
  const end = endOfMonth(to);
  return years.flatMap((year) => {
    const known = planReturnsTo(returns, year, end);
    const own = actions.filter(({ plan_year }) => plan_year === year);
    const byIssue = groupBy(own, ({ priority }) => issueOf(priority) ?? priority);
    return [...byIssue].map(([priority, planned]) => {
      const last = planned.flatMap(({ number }) => known.filter((row) => row.number === number).at(-1) ?? []);
      return {
        plan_year: year,
        priority,
        returned: last.length,
        on_target: last.filter(({ state }) => state === "achieved" || state === "on target").length,
        achieved: last.flatMap(({ number, state }) => (state === "achieved" ? [number] : [])),
        against: [],
      };
    });
  });
}
