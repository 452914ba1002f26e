import { readOverridden } from "../../../pipeline/build/checks.js";
import { oncePerSession } from "../../../pipeline/build/session.js";
import { addMonths, twelveMonthsTo } from "../../../pipeline/calendar/day.js";
import { formatMonth } from "../../../pipeline/calendar/print.js";
import { UserError } from "../../../pipeline/errors.js";
import type { Store } from "../../../pipeline/store/open.js";
import type { MonthlyRow, RanksRow, TrendsRow } from "../../../pipeline/store/rows.js";
import { countingOf } from "../../../pipeline/workspace/contracts/countingOf.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { readNotes } from "../notes/notesRead.js";
import { agesOf } from "./agesOf.js";
import type { AssessmentData } from "./assessmentData.js";
import { deprivationOf } from "./deprivationOf.js";
import { ourAreas, partnershipWords, scopeNames } from "./ourAreas.js";
import { readOrigins } from "./readOrigins.js";
import { readRevised } from "./readRevised.js";
import { isSynthetic, readSupplies } from "./readSupplies.js";

/** Which years a document speaks of: the assessment's, or the financial year alone, which is compared with no other. */
export type Clock = "assessment" | "financial";

const kinds: Record<Clock, string> = {
  assessment: "'assessment_year', 'rolling_12', 'financial_year', 'calendar_year'",
  financial: "'financial_year'",
};

/**
 * The twelve months to `$end`; where a source does not supply them whole, the latest twelve it does, up to a
 * year older (a source that reports by financial year, or is a month behind).
 */
export const annual = (table: string, own: string, clock: Clock) => `${table}.period_kind in (${kinds[clock]})
  and (${table}.period_end = $end or (${table}.source, ${table}.measure, ${table}.period_end) in (
    select (source, measure, max(period_end)) from trends
    where area in (${own}) and status = 'complete' and period_end <= $end and period_end > $since
      and period_kind in (${kinds[clock]})
    group by source, measure))`;

/**
 * Reads from the built store what the strategic assessment of the twelve months to `to` (YYYY-MM) is written from; by
 * the financial clock, what the annual report is.
 *
 * @throws UserError where the store holds no figures for that period
 */
export const readAssessment = oncePerSession(
  async (session, { to, clock }: { to: string; clock: Clock }): Promise<AssessmentData> => {
    const { store, workspace } = session;
    const { partnership } = workspace;
    const period = twelveMonthsTo(to);
    const own = ourAreas(workspace);
    const wards = await store.rows<{ area: string }>(
      "select area from scopes where scope = 'wards' order by area",
    );
    const trends = await readTrends(store, own, period, clock);
    if (trends.every(({ status }) => status === "no data")) throw await nothingTo(store, to);
    const supplies = await readSupplies(store);
    return {
      partnership: partnershipWords(workspace),
      period,
      priorities: prioritiesFor(workspace, planOf(workspace, period, clock)),
      scopes: await scopeNames(store, partnership.county.name),
      own,
      wards: wards.map(({ area }) => area),
      profile: await store.rows<{ denominator: string; estimate: number; source: string }>(
        `select denominator, estimate, source from denominators where area = $area and denominator in ('residents', 'households')
         qualify row_number() over (partition by denominator order by abs(year - year($end::date)), year desc) = 1
         order by denominator desc`,
        { area: partnership.district, end: period.end },
      ),
      deprivation: deprivationOf(workspace),
      ages: agesOf(workspace),
      measures: workspace.measures.map(({ id, parts: _, ...measure }, position) => ({
        measure: id,
        position,
        ...measure,
      })),
      trends,
      ranks: await store.manyRows<RanksRow>(
        `select * from ranks where scope <> 'wards' and ${annual("ranks", named(own), clock)} order by all`,
        { ...yearsTo(period, clock), ...values(own) },
      ),
      monthly: await store.manyRows<MonthlyRow>(
        `select source, measure, area, strftime(month, '%Y-%m-%d') as month, value, status from monthly
      where area in (${named(own)}) and month <= $end::date and month > $end::date - interval 24 months order by all`,
        { end: period.end, ...values(own) },
      ),
      supplies,
      counting: countingOf(workspace.contracts),
      surveys: new Map(
        workspace.contracts.flatMap(({ source, survey }) =>
          survey === undefined ? [] : [[source, survey] as const],
        ),
      ),
      origins: await readOrigins(store, [...own, ...wards.map(({ area }) => area)]),
      revised: await readRevised(store, own, { from: addMonths(period.start, -24), to: period.end }),
      overridden: await readOverridden(store),
      confirmed: workspace.confirmed.filter(
        ({ from, until }) => from <= period.end && until >= addMonths(period.start, -12),
      ),
      notes: await readNotes(session, clock === "financial" ? "annual" : "assessment"),
      synthetic: isSynthetic(workspace.contracts, supplies),
    };
  },
);

async function readTrends(
  store: Store,
  own: readonly string[],
  period: AssessmentData["period"],
  clock: Clock,
): Promise<TrendsRow[]> {
  return store.manyRows<TrendsRow>(
    `select * from trends
    where (area in (${named(own)}) or area in (select area from scopes where scope = 'wards'))
      and ${annual("trends", named(own), clock)}
    order by all`,
    { ...yearsTo(period, clock), ...values(own) },
  );
}

export function yearsTo(
  { start, end }: AssessmentData["period"],
  clock: Clock,
): { end: string; since: string } {
  return { end, since: clock === "financial" ? end : addMonths(start, -12) };
}

export function named(areas: readonly string[]): string {
  return areas.map((_, index) => `$own${index}`).join(", ");
}

export function values(areas: readonly string[]): Record<string, string> {
  return Object.fromEntries(areas.map((area, index) => [`own${index}`, area]));
}

async function nothingTo(store: Store, to: string): Promise<UserError> {
  const [last] = await store.rows<{ month: string | null }>(
    "select strftime(max(period_end), '%Y-%m-%d') as month from series",
  );
  return new UserError(`no figures for the twelve months to ${formatMonth(`${to}-01`)}`, {
    hint: last?.month
      ? `the figures loaded reach ${formatMonth(last.month)}`
      : "load extracts with csp ingest",
  });
}

/**
 * The plan year whose priorities make the chapters. Of an assessment the newest plan that the year had: 2023-24 is
 * drafted from the year to September 2022. Of a financial year its own, else the nearest one listed, the earlier first.
 */
export function planOf(
  { priorities }: Workspace,
  { start, end }: AssessmentData["period"],
  clock: Clock,
): string {
  const years = [...new Set(priorities.map(({ plan_year }) => plan_year))].sort();
  if (clock === "assessment") {
    const newest = String(Number(end.slice(0, 4)) + 1);
    return years.filter((year) => year.slice(0, 4) <= newest).at(-1) ?? years[0] ?? "";
  }
  const apart = (year: string) => Math.abs(Number(year.slice(0, 4)) - Number(start.slice(0, 4)));
  return years.sort((a, b) => apart(a) - apart(b) || (a < b ? -1 : 1))[0] ?? "";
}

/** The issues of a plan in their order, those that only other years had, and the themes of none. */
function prioritiesFor({ priorities, themes }: Workspace, plan: string): AssessmentData["priorities"] {
  const planned = priorities.filter(({ plan_year }) => plan_year === plan);
  const order = new Map(planned.map(({ priority, rank }, index) => [priority, rank ?? 100 + index]));
  const chapters = planned.map(({ priority, name, rank }) => ({ id: priority, name, rank }));
  chapters.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  // an issue of another year keeps its chapter, after those of the plan
  for (const { priority, name } of [...priorities.toReversed(), ...themes]) {
    if (!chapters.some(({ id }) => id === priority)) chapters.push({ id: priority, name, rank: null });
  }
  return chapters;
}
