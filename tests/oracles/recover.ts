import { type FlowArc, maximumFlow } from "./maximumFlow.js";
import { type Place, type PrintedTable, type TableArc, tableNetwork } from "./tableNetwork.js";

export type RecoveredCell = Place & { lower: number; upper: number };

export type Recovery = {
  /** False when no whole counts fit the printed figures: they do not add up, or `minimum` is wrong. */
  consistent: boolean;
  /** Every hidden figure with the least and the most it can be; Infinity when nothing bounds it. */
  intervals: RecoveredCell[];
  /** Those that can be only one number: the disclosure. */
  recovered: RecoveredCell[];
};

/**
 * What an outsider can work out about the hidden figures of a printed table, from its other figures and the
 * knowledge that counts are whole and the hidden ones at least `minimum` (0; 1 for one who believes that
 * zeros are never hidden). The attack that `suppress` has to withstand, and independent of it: it sees the printed table
 * only. The intervals are exact, each limit being a maximum flow (Cox 1995, JASA 90).
 *
 * @throws RangeError on ragged rows, margins of the wrong length, figures that are no whole counts
 * @example recover({ cells: [[null, 7]], rowTotals: [10] }).recovered // [{ row: 0, column: 0, lower: 3, upper: 3 }]
 */
export function recover(table: PrintedTable, options: { minimum?: number | undefined } = {}): Recovery {
  const minimum = options.minimum ?? 0;
  if (!Number.isInteger(minimum) || minimum < 0) {
    throw new RangeError(`recover: minimum must be a whole number of 0 or more, got ${minimum}`);
  }
  const { nodes, arcs } = tableNetwork(table);
  const unknown = arcs.filter((arc) => arc.value === null);
  const residual = feasible(arcs, unknown, nodes, minimum);
  if (residual === null) return { consistent: false, intervals: [], recovered: [] };

  const intervals = unknown.flatMap((arc, index) => {
    if (!arc.printed) return [];
    const own = residual[index];
    if (own === undefined) return [];
    // One more here is a detour from the arc's end back to its start through the other unknowns; one less
    // is a detour the same way round as the arc.
    const detour = (from: number, to: number) =>
      maximumFlow(
        residual.filter((_, other) => other !== index).map((other) => ({ ...other })),
        from,
        to,
      );
    const above = own.back;
    return [
      {
        row: arc.row,
        column: arc.column,
        lower: floor(arc, minimum) + Math.max(0, above - detour(arc.from, arc.to)),
        upper: floor(arc, minimum) + above + detour(arc.to, arc.from),
      },
    ];
  });
  return { consistent: true, intervals, recovered: intervals.filter(({ lower, upper }) => lower === upper) };
}

/** The least an unknown can be: a margin that was never to be printed may well be 0. */
function floor(arc: TableArc, minimum: number): number {
  return arc.printed ? minimum : 0;
}

/**
 * Some filling-in of the unknowns that satisfies every sum, as arcs whose `back` is the excess over the
 * minimum; null when there is none.
 */
function feasible(
  arcs: readonly TableArc[],
  unknown: readonly TableArc[],
  nodes: number,
  minimum: number,
): FlowArc[] | null {
  const surplus = Array.from({ length: nodes }, () => 0);
  for (const arc of arcs) {
    const flow = arc.value ?? floor(arc, minimum);
    surplus[arc.to] = (surplus[arc.to] ?? 0) + flow;
    surplus[arc.from] = (surplus[arc.from] ?? 0) - flow;
  }
  const free = unknown.map(({ from, to }) => ({ from, to, capacity: Number.POSITIVE_INFINITY, back: 0 }));
  const [source, sink] = [nodes, nodes + 1];
  const ends = surplus.map((amount, node) =>
    amount > 0
      ? { from: source, to: node, capacity: amount, back: 0 }
      : { from: node, to: sink, capacity: -amount, back: 0 },
  );
  const owed = surplus.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  return maximumFlow([...free, ...ends], source, sink) === owed ? free : null;
}
