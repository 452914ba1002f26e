import { smallest } from "../../pipeline/bulk.js";
/** An arc of a network; `capacity` is what it can still carry from `from` to `to`, `back` the other way. */
export type FlowArc = { from: number; to: number; capacity: number; back: number };

/**
 * Pushes as much as will go from one node to another and returns how much that was, Infinity when nothing
 * bounds it; `capacity` and `back` of the arcs then hold what is left (Edmonds & Karp 1972: shortest
 * augmenting paths). Whole capacities give a whole flow.
 */
export function maximumFlow(arcs: readonly FlowArc[], source: number, sink: number): number {
  if (source === sink) return Number.POSITIVE_INFINITY;
  const leaving = new Map<number, FlowArc[]>();
  for (const arc of arcs) {
    for (const node of [arc.from, arc.to]) {
      const list = leaving.get(node);
      if (list === undefined) leaving.set(node, [arc]);
      else list.push(arc);
    }
  }
  let total = 0;
  for (;;) {
    const path = augmentingPath(leaving, source, sink);
    if (path === null) return total;
    const pushed = smallest(path.map(({ arc, forward }) => (forward ? arc.capacity : arc.back)));
    if (pushed === Number.POSITIVE_INFINITY) return pushed;
    for (const { arc, forward } of path) {
      arc.capacity -= forward ? pushed : -pushed;
      arc.back -= forward ? -pushed : pushed;
    }
    total += pushed;
  }
}

type Step = { arc: FlowArc; forward: boolean };

function augmentingPath(
  leaving: ReadonlyMap<number, readonly FlowArc[]>,
  source: number,
  sink: number,
): Step[] | null {
  const reachedBy = new Map<number, Step>();
  const queue = [source];
  for (const node of queue) {
    if (node === sink) break;
    for (const arc of leaving.get(node) ?? []) {
      const forward = arc.from === node;
      const next = forward ? arc.to : arc.from;
      if (next === source || reachedBy.has(next) || (forward ? arc.capacity : arc.back) <= 0) continue;
      reachedBy.set(next, { arc, forward });
      queue.push(next);
    }
  }
  const path: Step[] = [];
  for (let node = sink; node !== source; ) {
    const step = reachedBy.get(node);
    if (step === undefined) return null;
    path.push(step);
    node = step.forward ? step.arc.from : step.arc.to;
  }
  return path;
}
