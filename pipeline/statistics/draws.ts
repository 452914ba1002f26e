import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { type Random, random } from "./random.js";

/** Numbers drawn one after the other from one stream, spread evenly over 0–1 or as the standard normal distribution. */
export interface Draws {
  uniform: Random;
  normal: Random;
}

/** How many numbers of a stream are kept: a ranking of fifty areas draws as many in a thousand rounds. */
const most = 2 ** 17;

interface Kept {
  seed: number;
  next: Random;
  made: number;
  uniform: Float64Array;
  /** the normal quantile of each, NaN until it is asked for */
  normal: Float64Array;
}

let kept: Kept | undefined;

/**
 * The stream of a seed from its beginning. The first numbers of the last seed are kept, since every ranking begins its
 * draws again and a normal quantile takes longer than all the rest.
 *
 * @throws RangeError when the seed is not a whole number
 */
export function drawsFrom(seed: number): Draws {
  const stream = kept?.seed === seed ? kept : beginning(seed);
  kept = stream;
  const { next, uniform, normal } = stream;
  let at = 0;
  let beyond: Random | undefined;
  const drawn = (place: number): number => {
    if (place >= most) {
      beyond ??= after(seed, most);
      return beyond();
    }
    while (stream.made <= place) uniform[stream.made++] = next();
    return uniform[place] ?? 0;
  };
  return {
    uniform: () => drawn(at++),
    normal() {
      const place = at++;
      const known = normal[place] ?? Number.NaN; // beyond what is kept there is none
      if (!Number.isNaN(known)) return known;
      const value = normalQuantile(drawn(place), 0, 1);
      if (place < most) normal[place] = value;
      return value;
    },
  };
}

function beginning(seed: number): Kept {
  return {
    seed,
    next: random(seed),
    made: 0,
    uniform: new Float64Array(most),
    normal: new Float64Array(most).fill(Number.NaN),
  };
}

function after(seed: number, numbers: number): Random {
  const next = random(seed);
  for (let skipped = 0; skipped < numbers; skipped += 1) next();
  return next;
}
