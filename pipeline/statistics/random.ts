/** A source of numbers evenly spread over the open interval 0–1. */
export type Random = () => number;

/**
 * A seeded generator: xoshiro128** (Blackman & Vigna 2018, "Scrambled linear pseudorandom number
 * generators"; public domain), its state filled from the seed by SplitMix32's finaliser, as its authors
 * advise. The same seed gives the same numbers on every machine. Not for secrets.
 *
 * @throws RangeError when the seed is not a whole number
 */
export function random(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`random: seed must be a whole number, got ${seed}`);
  const mix = splitMix32((seed | 0) ^ Math.floor(seed / 2 ** 32));
  const next = xoshiro128([mix(), mix(), mix(), mix()]);
  // The half keeps 0 and 1 out, where the normal quantile is infinite.
  return () => (next() + 0.5) / 2 ** 32;
}

/** The raw generator: unsigned 32-bit integers from a state of four words, not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(word: number, places: number): number {
  return (word << places) | (word >>> (32 - places));
}

function splitMix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
}
