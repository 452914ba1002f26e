import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { openBuilt } from "../../pipeline/analysis/build.js";
import { UserError } from "../../pipeline/errors.js";
import type { Store } from "../../pipeline/store/open.js";
import { archivedFile, type Places, placesOf } from "../../pipeline/store/places.js";
import type { MonthlyRow, RanksRow, SuppliesRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { Workspace } from "../../pipeline/workspace/workspace.js";
import { addMonths, formatMonth } from "../formatDate.js";
import type { AssessmentData } from "./assessmentData.js";

/**
 * The twelve months to `$end`; where a source does not supply them whole, the latest twelve it does, up to a
 * year older (a source that reports by financial year, or is a month behind).
 */
const annual = (
  table: string,
  own: string,
) => `${table}.period_kind in ('assessment_year', 'rolling_12', 'financial_year', 'calendar_year')
  and (${table}.period_end = $end or (${table}.source, ${table}.measure, ${table}.period_end) in (
    select (source, measure, max(period_end)) from trends
    where area in (${own}) and status = 'complete' and period_end <= $end and period_end > $since
      and period_kind in ('assessment_year', 'rolling_12', 'financial_year', 'calendar_year')
    group by source, measure))`;

/**
 * Reads from the built store what the strategic assessment of the twelve months to `to` (YYYY-MM) is written from.
 *
 * @throws UserError where the store holds no figures for that period
 */
export async function readAssessment(root: string, to: string): Promise<AssessmentData> {
  const { store, workspace } = await openBuilt(root);
  try {
    const { partnership } = workspace;
    const period = yearTo(to);
    const own = [partnership.district, ...partnershipOf(workspace)];
    const wards = await store.rows<{ area: string }>(
      "select area from scopes where scope = 'wards' order by area",
    );
    const trends = await readTrends(store, own, period);
    if (trends.every(({ status }) => status === "no data")) throw await nothingTo(store, to);
    const district = workspace.areas.find(({ code }) => code === partnership.district);
    const supplies = await readSupplies(store);
    return {
      partnership: {
        name: partnership.name,
        district: { code: partnership.district, name: district?.name ?? partnership.district },
        county: partnership.county.name,
      },
      period,
      priorities: prioritiesFor(workspace, period.end),
      scopes: await scopeNames(store, partnership.county.name),
      own,
      wards: wards.map(({ area }) => area),
      measures: workspace.measures.map(({ id, parts: _, ...measure }, position) => ({
        measure: id,
        position,
        ...measure,
      })),
      trends,
      ranks: await store.rows<RanksRow>(
        `select * from ranks where scope <> 'wards' and ${annual("ranks", named(own))} order by all`,
        { ...yearsTo(period), ...values(own) },
      ),
      monthly: await store.rows<MonthlyRow>(
        `select source, measure, area, strftime(month, '%Y-%m-%d') as month, value, status from monthly
        where area in (${named(own)}) and month <= $end::date and month > $end::date - interval 24 months order by all`,
        { end: period.end, ...values(own) },
      ),
      supplies,
      overridden: [],
      synthetic: supplies.some(
        (supply) => supply.state === "in force" && saysSynthetic(placesOf(root), supply),
      ),
    };
  } finally {
    store.close();
  }
}

async function readTrends(
  store: Store,
  own: readonly string[],
  period: AssessmentData["period"],
): Promise<TrendsRow[]> {
  return store.rows<TrendsRow>(
    `select * from trends
    where (area in (${named(own)}) or area in (select area from scopes where scope = 'wards'))
      and ${annual("trends", named(own))}
    order by all`,
    { ...yearsTo(period), ...values(own) },
  );
}

function yearsTo({ start, end }: AssessmentData["period"]): { end: string; since: string } {
  return { end, since: addMonths(start, -12) };
}

function named(areas: readonly string[]): string {
  return areas.map((_, index) => `$own${index}`).join(", ");
}

function values(areas: readonly string[]): Record<string, string> {
  return Object.fromEntries(areas.map((area, index) => [`own${index}`, area]));
}

function yearTo(to: string): AssessmentData["period"] {
  const [year = 0, month = 0] = to.split("-").map(Number);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { start: day(Date.UTC(year - 1, month, 1)), end: day(Date.UTC(year, month, 0)) };
}

async function nothingTo(store: Store, to: string): Promise<UserError> {
  const [last] = await store.rows<{ month: string | null }>(
    "select strftime(max(month), '%Y-%m-%d') as month from monthly",
  );
  return new UserError(`no figures for the twelve months to ${formatMonth(`${to}-01`)}`, {
    hint: last?.month
      ? `the last month loaded is ${formatMonth(last.month)}`
      : "load extracts with csp ingest",
  });
}

/** The partnership that is this district and no other. */
function partnershipOf({ areas, partnership }: Workspace): string[] {
  const parents = areas.find(({ code }) => code === partnership.district)?.parents ?? [];
  const csps = areas.filter(({ level, code }) => level === "csp" && parents.includes(code));
  return csps
    .filter(({ code }) => areas.filter((area) => area.parents.includes(code)).length === 1)
    .map(({ code }) => code);
}

/** The priorities of the newest plan that the year had: 2023-24 is drafted from the year to September 2022. */
function prioritiesFor({ priorities }: Workspace, end: string): AssessmentData["priorities"] {
  const years = [...new Set(priorities.map(({ plan_year }) => plan_year))].sort();
  const plan =
    years.filter((year) => year.slice(0, 4) <= String(Number(end.slice(0, 4)) + 1)).at(-1) ?? years[0];
  const planned = priorities.filter(({ plan_year }) => plan_year === plan);
  const order = new Map(planned.map(({ priority, rank }, index) => [priority, rank ?? 100 + index]));
  const chapters = planned.map(({ priority, name, rank }) => ({ id: priority, name, rank }));
  chapters.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  // an issue of another year keeps its chapter, after those of the plan
  for (const { priority, name } of [...priorities].reverse()) {
    if (!chapters.some(({ id }) => id === priority)) chapters.push({ id: priority, name, rank: null });
  }
  return chapters;
}

async function scopeNames(store: Store, county: string): Promise<AssessmentData["scopes"]> {
  const rows = await store.rows<{ scope: string }>(
    "select distinct scope from scopes where scope <> 'wards' order by scope",
  );
  return rows.map(({ scope }) => ({
    scope,
    name: scope.endsWith("-csps") ? `community safety partnerships in ${county}` : `districts in ${county}`,
  }));
}

/** Every supply but those taken back; superseded are those of which no figure is left. */
async function readSupplies(store: Store): Promise<SuppliesRow[]> {
  const rows = await store.rows<SuppliesRow>(
    `select extract, source, contract->>'supplier' as supplier, contract->>'title' as title, file, sha256,
      coalesce(strftime(covers_from, '%Y-%m-%d'), '') as covers_from, coalesce(strftime(covers_to, '%Y-%m-%d'), '') as covers_to,
      lines_physical as physical_lines, accepted, quarantined, duplicate, excluded,
      case when extract in (select extract from observations) or extract in (select extract from coverage)
        then 'in force' else 'superseded' end as state
    from supplies where not removed order by received`,
  );
  const base = (file: string) => file.replace(/^.*[\\/]/, "");
  // the folder is left out where the name alone says which file it is
  return rows.map((row) =>
    rows.filter(({ file }) => base(file) === base(row.file)).length > 1
      ? row
      : { ...row, file: base(row.file) },
  );
}

/** An extract that calls itself synthetic in its name, its first or its last lines. */
function saysSynthetic(places: Places, supply: SuppliesRow): boolean {
  if (/synthetic/i.test(supply.file)) return true;
  const file = openSync(archivedFile(places, supply.sha256), "r");
  try {
    const { size } = fstatSync(file);
    return [0, Math.max(0, size - 4096)].some((start) => {
      const bytes = Buffer.alloc(4096);
      readSync(file, bytes, 0, 4096, start);
      // NULs fall out, so that UTF-16 reads as well
      return /synthetic/i.test(bytes.toString("latin1").replaceAll("\0", ""));
    });
  } finally {
    closeSync(file);
  }
}
