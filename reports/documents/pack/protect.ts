import { caredFor, protectionOf } from "../../../pipeline/disclosure/protect.js";
import { fewestByQuarter } from "../../../pipeline/disclosure/smallCounts.js";
import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { safelyRevised } from "../data/readRevised.js";
import { caredMeasures } from "../protect/assessment.js";
import { protectTables } from "../protect/tables.js";
import { protectTargets } from "../protect/targets.js";
import type { PackMeasure, TrendPackData } from "./data.js";

/**
 * The pack as it may leave the house: figures, places, signals and targets that would show a small count are hidden. A
 * sensitive measure with too few in twelve months is left out whole: of quarters that are each hidden, one by one, a
 * year that is hidden too is known to be as many at least as they are, and years that overlap by all but a quarter
 * differ by what is hidden in it (redesign before suppression: Hundepool et al. 2012, Statistical Disclosure Control, 5.3).
 */
export function protectPack(
  workspace: Workspace,
  all: TrendPackData,
  issued: readonly EarlierCell[] = [],
): { data: TrendPackData; cells: EarlierCell[] } {
  const isScarce = scarceIn(workspace);
  const data = without(all, isScarce);
  // what others of a sum with it give away is hidden all the same
  const unprinted = all.priorities.flatMap(({ measures }) => measures.filter(isScarce));
  const safe = protectGiven(workspace, data, unprinted, issued);
  const { sensitive, parts } = protectionOf(workspace);
  const targets = protectTargets(data.targets, {
    hidden: safe.hidden,
    cared: caredFor(sensitive, parts),
    // they are judged on the months of the plan year so far
    trends: safe.data.priorities.flatMap(({ measures }) => measures.map(({ toDate }) => toDate)),
  });
  return { data: { ...safe.data, targets }, cells: safe.cells };
}

function scarceIn(workspace: Workspace): (of: PackMeasure) => boolean {
  const { sensitive, threshold } = protectionOf(workspace);
  return ({ measure, quarter, rolling }) =>
    sensitive.has(measure.measure) &&
    [rolling?.value, rolling?.previous, ...(rolling === null ? [quarter.value, quarter.previous] : [])].some(
      (value) => value != null && value < fewestByQuarter(threshold),
    );
}

function without(data: TrendPackData, isScarce: (of: PackMeasure) => boolean): TrendPackData {
  return {
    ...data,
    priorities: data.priorities.map((priority) => ({
      ...priority,
      measures: priority.measures.filter((of) => !isScarce(of)),
      scarce: priority.measures.filter(isScarce).map(unsaid),
    })),
  };
}

/** A measure of which the pack says nothing; a note that calls it prints [c]. */
function unsaid(of: PackMeasure): PackMeasure {
  const none = { value: null, previous: null, change: null, percent: null, rate: null };
  const row = { ...of.quarter, ...none, status: "suppressed", previous_status: "suppressed" };
  const nothing = {
    rolling: null,
    places: [],
    placesBefore: [],
    signal: null,
    signalBefore: null,
    points: [],
  };
  return { ...of, ...nothing, quarter: row, toDate: row };
}

function protectGiven(
  workspace: Workspace,
  data: TrendPackData,
  unprinted: readonly PackMeasure[],
  issued: readonly EarlierCell[],
): { data: TrendPackData; cells: EarlierCell[]; hidden: ReadonlySet<string> } {
  const all = data.priorities.flatMap(({ measures }) => measures);
  const named = data.notes?.named ?? [];
  const rowsOf = (of: PackMeasure) => [of.quarter, of.toDate, ...(of.rolling === null ? [] : [of.rolling])];
  const ranksOf = (of: PackMeasure) => [...of.places, ...of.placesBefore].map(({ rank }) => rank);
  const safe = protectTables(
    workspace,
    {
      trends: [...all.flatMap(rowsOf), ...named.map(({ row }) => row), ...unprinted.flatMap(rowsOf)],
      ranks: all.flatMap(ranksOf),
      monthly: [],
    },
    issued,
  );
  let at = 0;
  const next = () => {
    const row = safe.trends[at];
    at += 1;
    if (row === undefined) throw new Error("protected rows do not match");
    return row;
  };
  const kept = new Set(safe.ranks);
  const priorities = data.priorities.map((priority) => ({
    ...priority,
    measures: priority.measures.map((of): PackMeasure => {
      const [quarter, toDate] = [next(), next()];
      const rolling = of.rolling === null ? null : next();
      const [measure = of.measure] = caredMeasures(workspace, [of.measure]);
      // months of a sensitive measure stand in no table, so that nothing has looked after them
      const secret = measure.sensitive || safe.hidden.has(measure.measure);
      return {
        ...of,
        measure,
        quarter,
        toDate,
        rolling,
        // judged with all tables, as in the assessment
        places: of.places.filter(({ rank }) => kept.has(rank)),
        placesBefore: of.placesBefore.filter(({ rank }) => kept.has(rank)),
        signal: secret ? null : of.signal,
        signalBefore: secret ? null : of.signalBefore,
        points: secret ? [] : of.points,
      };
    }),
  }));
  const safeNamed = named.map(({ name }) => ({ name, row: next() }));
  const notes = data.notes === undefined ? {} : { notes: { ...data.notes, named: safeNamed } };
  return {
    data: {
      ...data,
      ...notes,
      priorities,
      revised: safelyRevised(workspace, data.revised),
    },
    cells: safe.cells.filter(({ measure }) => !unprinted.some((of) => of.measure.measure === measure)),
    hidden: safe.hidden,
  };
}
