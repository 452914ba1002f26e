import type { EarlierCell } from "../../../pipeline/disclosure/suppression.js";
import type { Workspace } from "../../../pipeline/workspace/workspace.js";
import { safelyRevised } from "../data/readRevised.js";
import { protectTables } from "../protect/tables.js";
import { protectTargets } from "../protect/targets.js";
import type { PackMeasure, TrendPackData } from "./data.js";

/** The pack as it may leave the house: figures, places, signals and targets that would show a small count are hidden. */
export function protectPack(
  workspace: Workspace,
  data: TrendPackData,
  issued: readonly EarlierCell[] = [],
): { data: TrendPackData; cells: EarlierCell[] } {
  const all = data.priorities.flatMap(({ measures }) => measures);
  const named = data.notes?.named ?? [];
  const rowsOf = (of: PackMeasure) => [of.quarter, of.toDate, ...(of.rolling === null ? [] : [of.rolling])];
  const ranksOf = (of: PackMeasure) => [...of.places, ...of.placesBefore].map(({ rank }) => rank);
  const safe = protectTables(
    workspace,
    {
      trends: [...all.flatMap(rowsOf), ...named.map(({ row }) => row)],
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
      const secret = safe.hidden.has(of.measure.measure);
      return {
        ...of,
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
      targets: protectTargets(data.targets, safe.hidden),
    },
    cells: safe.cells,
  };
}
