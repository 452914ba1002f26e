import { sumOf } from "../../../bulk.js";
import { groupBy } from "../../../groupBy.js";
import { periodOf } from "../past/figures.js";
import type { Beside } from "./usual.js";

/** Counts below these are hidden by some. */
const limits = [3, 5, 6, 10];
/** So unlikely (in nats) must it be by chance: one in eight thousand for noughts, one in a hundred and sixty thousand for other numbers, of which many are tried. */
const [proof, proofOfOthers] = [9, 12];
/** One figure proves no more than that: it may be nought for a reason of its own. */
const mostOfOne = 5;
/** Counts vary by so much of their mean (squared) more than by chance. */
const spread = 0.05;

/** Small counts of a new period that seem to be given as one number. */
export interface SmallHidden {
  first: number;
  /** counts from 1 to this are missing */
  most: number;
  given: number;
  cells: number;
  /** how many from 1 to `most` were to be expected */
  expected: number;
}

/**
 * Counts of a new period of which none is small, though many were to be expected, and where some figures are nought (or another
 * number) instead: what is below a limit was hidden without a word. How much more likely the figures are so is, of each that
 * is the number given, P(small) : P(that number), of counts about their usual level (negative binomial, and no less than what its series had before); of
 * all others it is the same.
 */
export function smallHidden(figures: readonly Beside[]): SmallHidden | null {
  const fresh = figures.filter((figure) => figure.fresh && figure.counted && figure.usual > 0);
  const before = groupBy(
    figures.filter((figure) => !figure.fresh),
    ({ series, months }) => `${series}\n${months}`,
  );
  const found = [...groupBy(fresh, periodOf).values()].flatMap((period) =>
    limits.flatMap((limit) =>
      Array.from({ length: limit + 1 }, (_, given) => hiddenIn(period, before, limit, given)).flatMap(
        (each) => (each ? [each] : []),
      ),
    ),
  );
  const [most] = found.sort((a, b) => b.proof - a.proof || a.most - b.most || a.given - b.given);
  if (!most) return null;
  const { proof: _, ...said } = most;
  return said;
}

function hiddenIn(
  period: readonly Beside[],
  before: ReadonlyMap<string, readonly Beside[]>,
  limit: number,
  given: number,
): (SmallHidden & { proof: number }) | null {
  const isHidden = (value: number): boolean => value > 0 && value < limit && value !== given;
  if (period.some(({ value }) => isHidden(value))) return null;
  const cells = period.filter(({ value }) => value === given);
  if (cells.length < 2) return null;
  const sum = sumOf(cells, ({ series, months, usual }) => {
    const chances = chancesOf(usual, limit);
    const old = before.get(`${series}\n${months}`) ?? [];
    const itself = Math.max(
      chances[given] ?? 0,
      old.filter(({ value }) => value === given).length / Math.max(1, old.length),
    );
    const small = sumOf(
      chances.slice(0, limit).map((chance, value) => (value === given || isHidden(value) ? chance : 0)),
      (each) => each,
    );
    return Math.min(mostOfOne, Math.log((small + (given < limit ? 0 : itself)) / itself));
  });
  if (sum < (given === 0 ? proof : proofOfOthers)) return null;
  const expected = sumOf(period, ({ usual }) =>
    sumOf(chancesOf(usual, limit).slice(1, limit), (chance) => chance),
  );
  const first = period[0]?.first ?? 0;
  return { first, most: limit - 1, given, cells: cells.length, expected, proof: sum };
}

/** The chances of 0 to `limit` about a mean. */
function chancesOf(mean: number, limit: number): number[] {
  const size = 1 / spread;
  const chances = [(1 + mean * spread) ** -size];
  for (let value = 1; value <= limit; value += 1)
    chances.push(((chances[value - 1] ?? 0) * ((size + value - 1) / value) * mean) / (mean + size));
  return chances;
}
