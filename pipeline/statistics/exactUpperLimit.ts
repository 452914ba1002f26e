import chiSquareQuantile from "@stdlib/stats-base-dists-chisquare-quantile";
import poissonPmf from "@stdlib/stats-base-dists-poisson-pmf";

/**
 * The Poisson mean at which a count this small or smaller has only the probability `tail` (Garwood 1936):
 * half the χ² quantile of 1 − tail with 2 × count + 2 degrees of freedom.
 *
 * Above some 2,000 degrees of freedom the library's quantile strays in the upper tail: it gives 20,396.23
 * for χ²⁻¹(0.975, 20,002), where R and scipy give 20,395.90. There it only starts Newton's iteration on the
 * library's Poisson probabilities, which are right.
 *
 * @throws RangeError on a fractional count above 500, for which there are no such probabilities
 */
export function exactUpperLimit(count: number, tail: number): number {
  let limit = chiSquareQuantile(1 - tail, 2 * count + 2) / 2;
  if (count <= 500) return limit;
  if (!Number.isSafeInteger(count)) {
    throw new RangeError(`exactUpperLimit: a count above 500 must be whole, got ${count}`);
  }
  for (let round = 0; round < 10; round++) {
    const last = poissonPmf(count, limit);
    let atMost = 0;
    for (let k = count, weight = last; k >= 0 && weight > 1e-18 * atMost; k--) {
      atMost += weight;
      weight = k === 0 ? 0 : poissonPmf(k - 1, limit);
    }
    const step = (atMost - tail) / last;
    limit += step;
    if (Math.abs(step) < 1e-13 * limit) break;
  }
  return limit;
}
