import type { Session } from "../../../pipeline/build/session.js";
import { planYearDays, planYearFrom } from "../../../pipeline/calendar/planYear.js";
import { readChanges } from "../../../pipeline/findings/changes.js";
import { readFunnels } from "../../../pipeline/findings/funnelPositions.js";
import { readGroups } from "../../../pipeline/findings/groupComparison.js";
import { readHours } from "../../../pipeline/findings/hours.js";
import { readLongRun } from "../../../pipeline/findings/longRun.js";
import { readRankCertainty } from "../../../pipeline/findings/rankCertainty.js";
import { readRepeats } from "../../../pipeline/findings/repeats.js";
import { readSeries, signalOf } from "../../../pipeline/findings/signals.js";
import { issueInPlan } from "../../../pipeline/plan/issueInPlan.js";
import type { Store } from "../../../pipeline/store/open.js";
import { heldPlan } from "../../../pipeline/targets/contested.js";
import { judgedTargets } from "../../../pipeline/targets/judgedTargets.js";
import { together } from "../../../pipeline/together.js";
import { areasAbove } from "../../../pipeline/workspace/areas/areasAbove.js";
import { type Planning, readPlanning } from "../../../pipeline/workspace/planning.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import type { AssessmentData } from "./assessmentData.js";
import type { LastPlan } from "./lastPlan.js";
import { ourAreas } from "./ourAreas.js";
import { annual, named, planOf, readAssessment, values, yearsTo } from "./readAssessment.js";
import { readRanking } from "./readRanking.js";
import { readRest } from "./readRest.js";
import type { AssessmentFindings, StrategicData, Tile, WardEstimate, WardOutline } from "./strategicData.js";

/**
 * Reads from the built store what the strategic assessment of the twelve months to `to` (YYYY-MM) is written from.
 *
 * @throws UserError where the store holds no figures for that period
 */
export async function readStrategic(session: Session, to: string): Promise<StrategicData> {
  const { store, workspace } = session;
  const data = await readAssessment(session, { to, clock: "assessment" });
  const planning = readPlanning(workspace);
  const planYear = planOf(workspace, data.period, "assessment");
  const listed = planning.priorityMeasures.filter(({ plan_year }) => plan_year === planYear);
  // what a plan needs is read from tables of its own periods, beside the rest
  const [plan, findings, rest, times, repeats, tiles, wardEstimates] = await together([
    planYear === ""
      ? Promise.resolve<Partial<StrategicData>>({})
      : readPlanned(session, planning, { to, planYear, end: data.period.end }),
    readFindings(store, workspace, data.period),
    readRest(store, data),
    readTimes(session, data),
    readRepeats(store, { areas: data.own, ...data.period }),
    readTiles(store),
    readWardEstimates(store),
  ]);
  return {
    ...data,
    planned: planYear !== "",
    ...plan,
    priorities: byEvidence(data.priorities, plan.ranking?.ranked ?? []),
    measures: placed(data.measures, listed),
    findings,
    rest,
    leading: leadingOf(listed),
    ...times,
    timesOf: new Map(
      workspace.contracts.flatMap(({ source, times }) => (times?.of ? [[source, times.of] as const] : [])),
    ),
    repeats,
    tiles,
    wardEstimates,
    outlines: outlinesOf(workspace, data.wards),
  };
}

/** The hours of the week of the year's records, and the years up to it. */
export async function readTimes(
  { store, workspace }: Session,
  { own, period }: Pick<StrategicData, "own" | "period">,
): Promise<Required<Pick<StrategicData, "hours" | "longRun">>> {
  return {
    hours: await readHours(store, { areas: own, ...period }),
    longRun: await readLongRun(store, { own, wider: widerAreas(workspace), end: period.end }),
  };
}

/** What we are compared with as a whole: the county of the partnership's settings, and its region. */
function widerAreas({ areas, partnership: { district, county } }: Workspace): string[] {
  const above = areasAbove(areas, district);
  const regions = areas.filter(({ code, level }) => above.has(code) && level === "region");
  return [...new Set([county.area, ...regions.map(({ code }) => code)])];
}

/** The chapters in the order of the evidence; those that it does not rank come after. */
function byEvidence(
  priorities: StrategicData["priorities"],
  ranked: readonly { id: string }[],
): StrategicData["priorities"] {
  const place = ({ id }: { id: string }) => {
    const at = ranked.findIndex((issue) => issue.id === id);
    return at < 0 ? ranked.length : at;
  };
  return priorities.toSorted((a, b) => place(a) - place(b));
}

/** What only a partnership with a plan has: its ranking, its success measures, and what the plan before came to. */
async function readPlanned(
  session: Session,
  planning: Planning,
  { to, planYear, end }: { to: string; planYear: string; end: string },
): Promise<Pick<StrategicData, "ranking" | "unranked" | "targets" | "lastPlan">> {
  const [ranking, targets, lastPlan] = await together([
    readRanking(session, { to, planYear }),
    // before any return on it
    judgedTargets(session, { to, planYear, asAt: planYearDays(planYear).start }),
    readLastPlan(session, planning, planYear, end),
  ]);
  return { ...ranking, targets, lastPlan };
}

/** What rates of the wards rest on. */
export const readWardEstimates = (store: Store): Promise<WardEstimate[]> =>
  store.rows<WardEstimate>(
    `select estimates.area, denominator, year, estimate from estimates
    join scopes on scopes.area = estimates.area and scope = 'wards' order by all`,
  );

/** The squares of the wards, row by row. */
export const readTiles = (store: Store): Promise<Tile[]> =>
  store.rows<Tile>(
    `select tile_layout.area, label, "column", "row" from tile_layout join scopes on scopes.area = tile_layout.area and scope = 'wards'
    order by "row", "column"`,
  );

/** None unless all are there: a map with a hole would pass for a map of all. */
export function outlinesOf({ boundaries }: Workspace, wards: readonly string[]): WardOutline[] {
  const outlines = boundaries.flatMap(({ area, name, attribution, outline }) =>
    wards.includes(area) ? [{ area, area_name: name, attribution, outline }] : [],
  );
  return outlines.length === wards.length ? outlines : [];
}

type Listed = Planning["priorityMeasures"];

/** A plan that lists its measures says which issue each belongs to; others stay where the measure itself puts them. */
function placed(measures: AssessmentData["measures"], listed: Listed): AssessmentData["measures"] {
  return measures.map((measure) => {
    const own = listed.filter((row) => row.measure === measure.measure).map(({ priority }) => priority);
    if (measure.priority !== null && own.includes(measure.priority)) return measure;
    const [first] = own;
    return first === undefined ? measure : { ...measure, priority: first };
  });
}

/** The measures that the plan takes for the level of an issue, or for its repeat victims. */
function leadingOf(listed: Listed): Map<string, string[]> {
  const leading = new Map<string, string[]>();
  for (const { priority, measure, role } of listed) {
    if (role !== "level" && role !== "repeat") continue;
    if (measure !== null) leading.set(priority, [...(leading.get(priority) ?? []), measure]);
  }
  return leading;
}

async function readFindings(
  store: Store,
  workspace: Workspace,
  period: AssessmentData["period"],
): Promise<AssessmentFindings> {
  const own = ourAreas(workspace);
  const days = { ...yearsTo(period, "assessment"), ...values(own) };
  const condition = (alias: string) => annual(alias, named(own), "assessment");
  const ours = `t.area in (${named(own)}) and ${condition("t")}`;
  // the same twelve months are a year of several kinds: one of them is enough
  const twelve = "source, measure, period_start, period_end";
  const ranked = `r.scope <> 'wards' and (r.source, r.measure, r.period_start, r.period_end, r.period_kind) in (
    select (${twelve}, min(period_kind)) from ranks r where ${condition("r")} group by ${twelve})`;
  return {
    changes: await readChanges(store, ours, days),
    ranks: await readRankCertainty(store, ranked, days),
    funnels: await readFunnels(store, ranked, days),
    groups: await readGroups(store, ours, days),
    series: (await readSeries(store, { areas: own, to: period.end })).map(signalOf),
  };
}

/** The actions of the plan year before, which is in force while the assessment is written, as its last day left them. */
async function readLastPlan(
  session: Session,
  { lineage }: Planning,
  plan: string,
  end: string,
): Promise<LastPlan> {
  const { workspace } = session;
  const planYear = planYearFrom(Number(plan.slice(0, 4)) - 1);
  const { rows, isReturned, contested } = await heldPlan(session, {
    planYear,
    to: end.slice(0, 7),
    asAt: end,
    quartersTo: end,
  });
  const issues = workspace.priorities.flatMap((row) => (row.plan_year === plan ? [row.priority] : []));
  const issueOf = issueInPlan(lineage, plan, issues);
  return {
    planYear,
    asAt: end,
    rows: rows.map((row) => ({ ...row, issue: issueOf(row.priority) })),
    names: new Map(
      workspace.priorities
        .toSorted((a, b) => Number(a.plan_year === planYear) - Number(b.plan_year === planYear))
        .map(({ priority, name }) => [priority, name]),
    ),
    returned: isReturned,
    contested,
  };
}
