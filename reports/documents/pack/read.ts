import { readOverridden } from "../../../pipeline/build/checks.js";
import type { Session } from "../../../pipeline/build/session.js";
import { addMonths } from "../../../pipeline/calendar/day.js";
import { formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import type { Quarter } from "../../../pipeline/calendar/quarter.js";
import { UserError } from "../../../pipeline/errors.js";
import { yearInForce } from "../../../pipeline/plan/yearInForce.js";
import type { Store } from "../../../pipeline/store/open.js";
import { heldPlan } from "../../../pipeline/targets/contested.js";
import { judgedTargets } from "../../../pipeline/targets/judgedTargets.js";
import { type Planning, readPlanning } from "../../../pipeline/workspace/planning.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { ourAreas, partnershipWords } from "../data/ourAreas.js";
import { readOrigins } from "../data/readOrigins.js";
import { readRevised } from "../data/readRevised.js";
import { isSynthetic, readSupplies } from "../data/readSupplies.js";
import { readNotes } from "../notes/notesRead.js";
import type { TrendPackData } from "./data.js";
import { readFigures } from "./figures.js";
import { measuresOf, type Read } from "./measuresOf.js";

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
  const { planYear, end } = quarter;
  const asked = { planYear, to: end.slice(0, 7), asAt: end, quartersTo: end };
  const { rows, contested } = await heldPlan(session, asked);
  const supplies = await readSupplies(store);
  const suppliers = new Map(supplies.map(({ source, supplier }) => [source, supplier]));
  return {
    partnership: partnershipWords(workspace),
    planned: workspace.priorities.length > 0,
    quarter,
    priorities: chaptersOf(workspace, planning, quarter, { ...read, own, suppliers }),
    // the quarter's own returns come some weeks after its end, and are held against its last day
    actions: rows.length === 0 ? null : { asAt: end, rows, contested },
    targets: await judgedTargets(session, asked),
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

/** The priorities of the plan; while there is none, the themes of which something was counted. */
function chaptersOf(
  workspace: Workspace,
  planning: Planning,
  quarter: Quarter,
  read: Read,
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
  read: Read,
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
