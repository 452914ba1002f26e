/** A stream of numbers in [0, 1), the same for the same key on every machine. */
export type Random = () => number;

/**
 * Mulberry32 seeded with the FNV-1a hash of a key. One stream a key, so that a change to one extract
 * leaves the bytes of the others alone.
 */
export function random(key: string): Random {
  let state = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) state = Math.imul(state ^ key.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Roughly standard normal: twelve uniforms less six, which needs no function that differs between engines. */
export function roughNormal(next: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += next();
  return sum;
}

/** The place in `weights` that a draw falls on; heavier places more often. */
export function weightedIndex(weights: readonly number[], next: Random): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = next() * total;
  for (let i = 0; i < weights.length - 1; i += 1) {
    left -= weights[i] ?? 0;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/**
 * Deals `total` events over places one by one: the sum is exact and each place varies as a Poisson count
 * with that sum would.
 */
export function allocate(total: number, weights: readonly number[], next: Random): number[] {
  const counts = weights.map(() => 0);
  for (let event = 0; event < total; event += 1) {
    const place = weightedIndex(weights, next);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** A shuffled copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], next: Random): T[] {
  const deck = [...items];
  for (let i = deck.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1));
    const held = deck[i] as T;
    deck[i] = deck[j] as T;
    deck[j] = held;
  }
  return deck;
}

/** One of `items`, each as likely. */
export function pick<T>(items: readonly T[], next: Random): T {
  return items[Math.floor(next() * items.length)] as T;
}
