/** A step from one node to another at a price of 0 or more, standing for an item. */
export type PricedStep<T> = { from: number; to: number; price: number; item: T };

/**
 * The cheapest way between two of `nodes` nodes as the items along it, or null when there is none (Dijkstra
 * 1959, in the form for dense graphs). Equal prices are settled by the lower node and the earlier step.
 */
export function cheapestPath<T>(
  steps: readonly PricedStep<T>[],
  nodes: number,
  start: number,
  goal: number,
): { price: number; items: T[] } | null {
  const leaving = Array.from({ length: nodes }, (): PricedStep<T>[] => []);
  for (const step of steps) leaving[step.from]?.push(step);
  const best = Array.from({ length: nodes }, () => Number.POSITIVE_INFINITY);
  const reachedBy = new Map<number, PricedStep<T>>();
  const open = new Set([start]);
  best[start] = 0;
  while (open.size > 0) {
    const node = [...open].reduce((a, b) => ((best[b] ?? 0) < (best[a] ?? 0) ? b : a));
    open.delete(node);
    if (node === goal) break;
    for (const step of leaving[node] ?? []) {
      const price = (best[node] ?? 0) + step.price;
      if (price < (best[step.to] ?? 0)) {
        best[step.to] = price;
        reachedBy.set(step.to, step);
        open.add(step.to);
      }
    }
  }
  if (best[goal] === Number.POSITIVE_INFINITY) return null;
  const items: T[] = [];
  for (let node = goal; node !== start; ) {
    const step = reachedBy.get(node);
    if (step === undefined) return null;
    items.push(step.item);
    node = step.from;
  }
  return { price: best[goal] ?? 0, items: items.reverse() };
}
