import chiSquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import poissonPmf from "@stdlib/stats-base-dists-poisson-pmf";

/**
 * The Poisson mean at which a count this small or smaller has the probability `atMost` (Garwood 1936): half the χ²
 * quantile of 1 − `atMost` with 2 × count + 2 degrees of freedom. The upper limit of a count asks for the small tail;
 * its lower limit is that of one fewer for 1 − the tail. `above` is 1 − `atMost`, to be given where that has more digits.
 *
 * Above some 2,000 degrees of freedom the library's quantile strays: it gives 20,396.23 for χ²⁻¹(0.975, 20,002),
 * where R and scipy give 20,395.90, and 2,445.47 for χ²⁻¹(0.1, 2,524), where they give 2,433.39. There it only starts
 * Newton's iteration on the library's Poisson probabilities, which are right (findings/stdlib-chisquare-quantile.sh).
 *
 * @throws RangeError on a fractional count above 500, for which there are no such probabilities
 */
export function exactLimit(count: number, atMost: number, above = 1 - atMost): number {
  let limit = chiSquareQuantile(above, 2 * count + 2) / 2;
  if (count <= 500) return limit;
  if (!Number.isSafeInteger(count)) {
    throw new RangeError(`exactLimit: count must be whole above 500, got ${count}`);
  }
  for (let round = 0; round < 10; round++) {
    const last = poissonPmf(count, limit);
    let sum = 0;
    for (let k = count, weight = last; k >= 0 && weight > 1e-18 * sum; k--) {
      sum += weight;
      weight = k === 0 ? 0 : poissonPmf(k - 1, limit);
    }
    const step = (sum - atMost) / last;
    limit += step;
    if (Math.abs(step) < 1e-13 * limit) break;
  }
  return limit;
}
