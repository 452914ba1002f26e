import type { Beside } from "./usual.js";

/** Of so many figures one in ten ends in nought; so many fell to a tenth of what is usual, of figures of two digits. */
const [fewest, tenths, large] = [30, 3, 10];
/** Ten times the figure lies within so many standard errors of what is usual, and the figure itself this far below. */
const [near, below] = [2.5, 4];

/**
 * New figures of which none ends in nought, while several are a tenth of what is usual: noughts at the end were lost, as
 * where numbers were taken for decimals. How many those are; null where some end in nought.
 */
export function lostNoughts(figures: readonly Beside[]): number | null {
  const fresh = figures.filter((figure) => figure.fresh && figure.counted && figure.usual >= large);
  if (fresh.length < fewest || fresh.some(({ value }) => value >= 10 && value % 10 === 0)) return null;
  const fallen = fresh.filter(
    ({ value, usual }) =>
      value > 0 &&
      Math.abs(10 * value - usual) <= near * Math.sqrt(usual) &&
      (usual - value) / Math.sqrt(usual) >= Math.min(below, 0.85 * Math.sqrt(usual)),
  );
  return fallen.length >= tenths ? fallen.length : null;
}
