import { readOverridden } from "../../../pipeline/build/checks.js";
import type { Session } from "../../../pipeline/build/session.js";
import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import { UserError } from "../../../pipeline/errors.js";
import { readSeries, signalOf } from "../../../pipeline/findings/signals.js";
import { planRows } from "../../../pipeline/plan/plan.js";
import { planReturnsTo } from "../../../pipeline/plan/planReturnsTo.js";
import { readReturns } from "../../../pipeline/plan/readReturns.js";
import type { ActionReturn } from "../../../pipeline/plan/typedReturns.js";
import { yearInForce } from "../../../pipeline/plan/yearInForce.js";
import type { Store } from "../../../pipeline/store/open.js";
import type { RanksRow, TrendsRow } from "../../../pipeline/store/rows.js";
import { type Planning, readPlanning } from "../../../pipeline/workspace/planning.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { judgedTargets } from "../data/judgedTarget.js";
import { ourAreas, partnershipWords, scopeNames } from "../data/ourAreas.js";
import { readOrigins } from "../data/readOrigins.js";
import { readRevised } from "../data/readRevised.js";
import { isSynthetic, readSupplies } from "../data/readSupplies.js";
import { readNotes } from "../notes/notesRead.js";
import type { PackMeasure, PackPlace, TrendPackData } from "./data.js";

/**
 * Reads from the built store what the trend pack of a quarter is written from.
 *
 * @throws UserError where nothing was supplied for the quarter
 */
export async function readTrendPack(session: Session, quarter: Quarter): Promise<TrendPackData> {
  const { store, workspace } = session;
  const planning = readPlanning(workspace);
  const own = ourAreas(workspace);
  const read = await readFigures(store, workspace, own, quarter);
  if (read.quarters.every(({ period_end, value }) => period_end !== quarter.end || value === null)) {
    throw await nothingIn(store, quarter);
  }
  const returns = planReturnsTo(
    await readReturns(workspace, quarter.planYear),
    quarter.planYear,
    quarter.end,
  );
  const supplies = await readSupplies(store);
  const suppliers = new Map(supplies.map(({ source, supplier }) => [source, supplier]));
  return {
    partnership: partnershipWords(workspace),
    planned: workspace.priorities.length > 0,
    quarter,
    priorities: chaptersOf(workspace, planning, quarter, { ...read, own, suppliers }),
    actions: actionsOf(planning, returns, quarter),
    targets: await judgedTargets(session, {
      to: quarter.end.slice(0, 7),
      planYear: quarter.planYear,
      asAt: quarter.end,
      returns,
    }),
    revised: await readRevised(store, own, {
      from: addMonths(quarter.end, -36),
      to: quarter.end,
    }),
    notes: await readNotes(session, "pack"),
    supplies,
    origins: await readOrigins(store, own),
    synthetic: isSynthetic(workspace.contracts, supplies),
    overridden: await readOverridden(store),
  };
}

interface Read {
  /** of the quarter and those before it in the financial year */
  quarters: TrendsRow[];
  rolling: TrendsRow[];
  places: (PackPlace & { at: string })[];
  signals: ReturnType<typeof signalOf>[];
  signalsBefore: ReturnType<typeof signalOf>[];
}

async function readFigures(
  store: Store,
  workspace: Workspace,
  own: readonly string[],
  quarter: Quarter,
): Promise<Read> {
  const areas = own.map((_, index) => `$own${index}`).join(", ");
  const codes = Object.fromEntries(own.map((code, index) => [`own${index}`, code]));
  const trends = (kind: string, condition: string, days: Record<string, string>) =>
    store.rows<TrendsRow>(
      `select * from trends where area in (${areas}) and period_kind = '${kind}' and ${condition} order by all`,
      { ...codes, ...days },
    );
  const ranks = await store.rows<RanksRow>(
    `select * from ranks where scope <> 'wards' and area in (${areas}) and period_kind = 'rolling_12'
      and period_end in ($end, $before) order by source, measure, period_end, basis desc, "of" desc, scope`,
    { ...codes, end: quarter.end, before: quarter.beforeEnd },
  );
  const names = new Map(
    (await scopeNames(store, workspace.partnership.county.name)).map(({ scope, name }) => [scope, name]),
  );
  const series = async (to: string) => (await readSeries(store, { areas: own, to })).map(signalOf);
  return {
    quarters: await trends("quarter", "period_start >= $from and period_end <= $end", {
      from: quarter.yearStart,
      end: quarter.end,
    }),
    rolling: await trends("rolling_12", "period_end = $end", { end: quarter.end }),
    places: ranks.map((rank) => ({
      rank,
      scope: names.get(rank.scope) ?? rank.scope,
      at: rank.period_end,
    })),
    signals: await series(quarter.end),
    signalsBefore: await series(quarter.beforeEnd),
  };
}

/** The priorities of the plan; while there is none, the themes of which something was counted. */
function chaptersOf(
  workspace: Workspace,
  planning: Planning,
  quarter: Quarter,
  read: Read & { own: readonly string[]; suppliers: ReadonlyMap<string, string> },
): TrendPackData["priorities"] {
  if (workspace.priorities.length > 0) return prioritiesOf(workspace, planning, quarter, read);
  return workspace.themes.flatMap(({ priority, name }) => {
    const own = workspace.measures.filter((measure) => measure.priority === priority);
    const measures = own.flatMap(({ id }) =>
      measuresOf(workspace, { measure: id, role: "level", source: null }, quarter, read),
    );
    return measures.length === 0 ? [] : [{ id: priority, name, rank: null, measures, absent: [] }];
  });
}

function prioritiesOf(
  workspace: Workspace,
  planning: Planning,
  quarter: Quarter,
  read: Read & { own: readonly string[]; suppliers: ReadonlyMap<string, string> },
): TrendPackData["priorities"] {
  const year = yearInForce(workspace.priorities, quarter.planYear, "priorities.csv");
  const listed = planning.priorityMeasures.filter(({ plan_year }) => plan_year === year);
  return workspace.priorities
    .filter(({ plan_year }) => plan_year === year)
    .map(({ priority, name, rank }, index) => ({ id: priority, name, rank, index }))
    .sort((a, b) => (a.rank ?? 100 + a.index) - (b.rank ?? 100 + b.index))
    .map(({ id, name, rank }) => {
      const chosen = listed.filter((row) => row.priority === id);
      // a plan year without a list of its own takes the measures that carry the priority
      const wanted =
        listed.length > 0
          ? chosen
          : workspace.measures
              .filter(({ priority }) => priority === id)
              .map((measure) => ({ measure: measure.id, role: "level", source: null }));
      const once = wanted.filter(
        (row, at) => wanted.findIndex(({ measure }) => measure === row.measure) === at,
      );
      const measures = once.flatMap((row) => measuresOf(workspace, row, quarter, read));
      const absent = once.flatMap((row) => {
        const seed = workspace.measures.find((measure) => measure.id === row.measure);
        const here = measures.some(({ measure }) => measure.measure === row.measure);
        // a survey of once a year has no quarters that could be missing
        return seed === undefined || !seed.counted || here ? [] : [seed.name];
      });
      return { id, name, rank, measures, absent };
    });
}

/** The measure as each source has it; of the district where the source has that, else of its partnership. */
function measuresOf(
  workspace: Workspace,
  wanted: { measure: string; role: string; source: string | null },
  quarter: Quarter,
  read: Read & { own: readonly string[]; suppliers: ReadonlyMap<string, string> },
): PackMeasure[] {
  const position = workspace.measures.findIndex(({ id }) => id === wanted.measure);
  const seed = workspace.measures[position];
  if (seed === undefined || !seed.counted) return [];
  const { id, parts: _, ...rest } = seed;
  const rows = read.quarters.filter(
    ({ measure, source }) => measure === id && (wanted.source === null || wanted.source === source),
  );
  return [...new Set(rows.map(({ source }) => source))].sort().flatMap((source): PackMeasure[] => {
    const area = read.own.find((code) => rows.some((row) => row.source === source && row.area === code));
    const own = rows.filter((row) => row.source === source && row.area === area);
    const now = own.find(({ period_end }) => period_end === quarter.end);
    if (now === undefined) return [];
    const same = (row: { source: string; measure: string; area: string }) =>
      row.source === source && row.measure === id && row.area === area;
    const signal = (signals: Read["signals"], month: string) => {
      const found = signals.find(({ points }) => points[0] !== undefined && same(points[0]));
      // a series that ended before the quarter did says nothing of it
      return found?.signal && found.signal.month >= month ? found : null;
    };
    const current = signal(read.signals, quarter.start);
    const placesAt = (day: string) =>
      read.places.filter(
        ({ rank, at }) =>
          rank.source === source && rank.measure === id && read.own.includes(rank.area) && at === day,
      );
    return [
      {
        measure: { measure: id, position, ...rest },
        role: wanted.role,
        source,
        supplier: read.suppliers.get(source) ?? source,
        area_name: now.area_name,
        quarter: now,
        toDate: toDate(own, now, quarter),
        rolling: read.rolling.find(same) ?? null,
        places: placesAt(quarter.end),
        placesBefore: placesAt(quarter.beforeEnd),
        signal: current?.signal ?? null,
        signalBefore: signal(read.signalsBefore, quarter.beforeStart)?.signal ?? null,
        points: current?.points ?? [],
      },
    ];
  });
}

/** The quarters of the financial year so far, added; whole only where each of them is. No percentage is made of it. */
function toDate(rows: readonly TrendsRow[], now: TrendsRow, quarter: Quarter): TrendsRow {
  const sum = (pick: (row: TrendsRow) => [number | null, string]): [number | null, string] => {
    if (rows.length < quarter.number) return [null, "incomplete"];
    const odd = rows.map(pick).find(([value, status]) => value === null || status !== "complete");
    if (odd !== undefined) return [null, odd[1] === "complete" ? "no data" : odd[1]];
    return [rows.reduce((total, row) => total + (pick(row)[0] ?? 0), 0), "complete"];
  };
  const [value, status] = sum((row) => [row.value, row.status]);
  const [previous, previous_status] = sum((row) => [row.previous, row.previous_status]);
  return {
    ...now,
    period_kind: "year_to_date",
    period_start: quarter.yearStart,
    previous_start: rows[0]?.previous_start ?? now.previous_start,
    value,
    status,
    previous,
    previous_status,
    change: value === null || previous === null ? null : value - previous,
    percent: null,
    rate: null,
  };
}

/** The actions as the quarter's own returns leave them, which come some weeks after its end, held against its last day. */
function actionsOf(
  { actions }: Planning,
  returns: readonly ActionReturn[],
  { planYear, end }: Quarter,
): TrendPackData["actions"] {
  const own = actions.filter(({ plan_year }) => plan_year === planYear);
  return own.length === 0 ? null : { asAt: end, rows: planRows(own, returns, end) };
}

async function nothingIn(store: Store, quarter: Quarter): Promise<UserError> {
  const [last] = await store.rows<{ month: string | null }>(
    "select strftime(max(month), '%Y-%m-%d') as month from monthly",
  );
  return new UserError(`no figures for ${formatPeriod(quarter.start, quarter.end)}`, {
    hint: last?.month
      ? `the last month loaded is ${formatMonth(last.month)}`
      : "load extracts with csp ingest",
  });
}
