import type { Store } from "../store/open.js";
import type { Planning } from "../workspace/planning.js";
import type { Workspace } from "../workspace/workspace.js";
import type {
  EvidenceData,
  Figure,
  HarmFigure,
  ReturnedShare,
  ScoredIssue,
  WardSpread,
} from "./evidenceData.js";
import { ownAreas } from "./findings.js";
import { readReturns } from "./readReturns.js";
import type { ActionReturn } from "./typedReturns.js";

/**
 * Reads the evidence of the twelve months to `to` from the built store. A source that gives whole years only answers
 * with its last year that ended within the twelve months before.
 *
 * @param stores the built store, and it again with the findings of the twelve months asked for
 */
export async function readEvidenceData(
  { store, findings }: { store: Store; findings: Store },
  workspace: Workspace,
  planning: Planning,
  asked: { planYear: string; to: string; issues: ScoredIssue[] },
): Promise<EvidenceData> {
  const { district } = workspace.partnership;
  const { planYear, to, issues } = asked;
  const parameters = { district, to: `${to}-01` };
  const day = { to: parameters.to };
  const found = <Row>(table: string, sql: string, more = {}): Promise<Row[]> =>
    findings.rows<Row>(`select * from ${table} where ${sql}`, more);
  const own = `area in ${ownAreas}`;
  const within = `period_kind = 'rolling_12' and period_end::date <= last_day($to::date)
    and period_end::date > last_day($to::date - interval 12 month)`;
  const [residents] = await store.rows<{ residents: number }>(
    `select estimate as residents from denominators where area = $district and denominator = 'residents'
     order by year > year($to::date), abs(year - year($to::date)) limit 1`,
    parameters,
  );
  return {
    planYear,
    to,
    issues,
    figures: await store.rows<Figure>(figuresSql(own, within), parameters),
    earlier: await store.rows<Figure>(
      `select t.*, m.name, m.unit, m.polarity, m.sensitive from trends t join measures m using (measure)
       where ${own} and period_kind = 'rolling_12' and period_end::date in
         (last_day($to::date - interval 12 month), last_day($to::date - interval 24 month))
       order by source, measure, period_end, area = $district desc`,
      parameters,
    ),
    changes: await found(
      "findings_change",
      `${own} and period_kind = 'asked' order by source, measure, area`,
    ),
    points: await found(
      "findings_xmr",
      `${own} and month::date = $to::date order by source, measure, area`,
      day,
    ),
    ranks: await found(
      "findings_rank",
      `${own} and scope <> 'wards' and period_kind = 'asked' order by source, measure, "of" desc, scope, area`,
    ),
    funnel: await found(
      "findings_funnel",
      `${own} and scope <> 'wards' and period_kind = 'asked' order by source, measure, scope desc, area`,
    ),
    group: await found("findings_group", `${own} and period_kind = 'asked' order by source, measure, area`),
    harm: await findings.rows<HarmFigure>(
      `select source, measure, days, value as count, weight_source as note from harm
       where ${own} and period_kind = 'asked' order by source, measure, area`,
    ),
    wards: await store.rows<WardSpread>(
      `select source, measure, count(*) as wards, count(*) filter (value > 0) as wards_with, sum(value) as total,
         list_sum(list_slice(list_reverse_sort(list(value)), 1, 3)) as busiest_three
       from trends where area in (select area from scopes where scope = 'wards')
         and period_kind = 'rolling_12' and period_end::date = last_day($to::date)
       group by source, measure having bool_and(status in ('complete', 'half full')) order by source, measure`,
      day,
    ),
    returns: returnedShares(planning, await readReturns(workspace), planYear).filter(
      ({ returned }) => returned > 0,
    ),
    funding: planning.funding,
    breaks: workspace.breaks,
    policeSources: workspace.contracts
      .filter(({ supplier }) => /police/i.test(supplier))
      .map(({ source }) => source),
    residents: residents?.residents ?? null,
  };
}

/** The last twelve months that are whole; where none are, those asked for with the reason. */
const figuresSql = (own: string, within: string): string => `
  select t.source, t.measure, m.name, m.unit, m.polarity, m.sensitive, t.area, t.period_start, t.period_end, t.period_label,
    t.value, t.status, t.previous, t.previous_status, t.rate, t.per, t.note
  from trends t join measures m using (measure)
  where ${own} and ${within}
  qualify row_number() over (partition by t.source, t.measure
    order by t.area <> $district, t.status not in ('complete', 'half full'), t.period_end desc) = 1
  order by t.source, t.measure`;

/** Returns on plans before the one that is ranked: its own come too late to be evidence for it. */
function returnedShares(
  planning: Planning,
  returns: readonly ActionReturn[],
  planYear: string,
): ReturnedShare[] {
  const years = [...new Set(returns.map(({ plan_year }) => plan_year))]
    .filter((year) => year < planYear)
    .sort();
  return years.flatMap((year) => {
    const actions = planning.actions.filter(({ plan_year }) => plan_year === year);
    return [...new Set(actions.map(({ priority }) => priority))].map((priority) => {
      const last = actions
        .filter((action) => action.priority === priority)
        .flatMap(
          ({ number }) =>
            returns.filter((row) => row.plan_year === year && row.number === number).at(-1) ?? [],
        );
      return {
        plan_year: year,
        priority,
        returned: last.length,
        on_target: last.filter(({ state }) => state === "achieved" || state === "on target").length,
      };
    });
  });
}
