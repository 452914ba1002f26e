import type { Claim } from "./claim.js";
import type { Figure } from "./figures.js";
import type { PercentVerdict } from "./percentVerdict.js";
import { sayNumber, sayPercent } from "./sayNumber.js";

/** A shade over half, so that a percentage exactly on the border is given the benefit. */
const HALF = 0.5 + 1e-9;

/**
 * With one number only: does any whole number before it give the printed percentage? (GRIM, Brown & Heathers 2017,
 * on a change instead of a mean.) Null when one does.
 */
export function impossiblePercent(
  { change, current, previous, direction }: Claim,
  percent: Figure,
): PercentVerdict | null {
  const part = change ?? (current.length === 1 ? current[0] : undefined);
  if (part === undefined || previous.length > 0 || (change !== null && current.length > 0)) return null;
  const { value, decimals, hedge, kind } = part.figure;
  if (hedge !== null || percent.hedge !== null || kind !== "count" || decimals > 0 || value === 0)
    return null;
  const target = Math.abs(percent.value);
  const step = HALF * 10 ** -percent.decimals;
  if (target <= step) return null;
  const asChange = basesForChange(value, target, step);
  const asCurrent = basesForCurrent(value, target, step, direction);
  const feasible = change === null ? asCurrent : change.certain ? asChange : asChange || asCurrent;
  if (feasible) return null;
  const what =
    change === null ? `a count that is now ${part.figure.text}` : `a change of ${part.figure.text}`;
  const base =
    change === null
      ? Math.round(value / (1 + ((direction === "down" ? -1 : 1) * target) / 100))
      : Math.round((value * 100) / target);
  const near = [base - 1, base, base + 1]
    .filter((one) => one > 0)
    .map((one) => {
      const size = change === null ? Math.abs(value - one) : value;
      return `${sayNumber(size)} ÷ ${sayNumber(one)} = ${sayPercent((size / one) * 100, percent.decimals + 1)}`;
    });
  return {
    fault: "impossible",
    severity: change?.certain === true ? "error" : "suspect",
    message: `No whole number before gives ${percent.text} with ${what}: ${near.join("; ")}.`,
    expected: "a percentage that whole numbers can give",
  };
}

function basesForChange(change: number, target: number, step: number): boolean {
  const low = (change * 100) / (target + step);
  const high = target > step ? (change * 100) / (target - step) : Number.POSITIVE_INFINITY;
  return Math.floor(high + 1e-9) >= Math.ceil(low - 1e-9);
}

function basesForCurrent(
  current: number,
  target: number,
  step: number,
  direction: Claim["direction"],
): boolean {
  const feasible = (sign: number) => {
    const [one, two] = [1 + (sign * (target + step)) / 100, 1 + (sign * (target - step)) / 100];
    if (one <= 0 || two <= 0) return true;
    const [low, high] = [current / Math.max(one, two), current / Math.min(one, two)];
    return Math.floor(high + 1e-9) >= Math.ceil(low - 1e-9);
  };
  return direction === null ? feasible(1) || feasible(-1) : feasible(direction === "up" ? 1 : -1);
}
