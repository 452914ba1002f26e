import { formatNumber } from "../../words/number.js";
import { sayPercent } from "../document/sayNumber.js";
import type { Statement } from "../statements/statement.js";
import type { PercentVerdict } from "./changeVerdict.js";

/** A shade over half, so that a percentage exactly on the border is given the benefit. */
const HALF = 0.5 + 1e-9;

/**
 * With one number only: does any whole number before it give the printed percentage? (GRIM, Brown & Heathers 2017,
 * on a change instead of a mean.) Null when one does.
 */
export function impossiblePercent(statement: Statement): PercentVerdict | null {
  const { percent, changes, current, previous, direction, wide } = statement;
  const change = changes[0];
  const part = change ?? (current.length === 1 ? current[0] : undefined);
  if (percent === null || part === undefined || previous.length > 0 || changes.length > 1) return null;
  if (change !== undefined ? current.length > 0 || wide.length > 0 : wide.length > 1) return null;
  const { hedge, kind, slack } = part.figure;
  const value = Math.abs(part.figure.value);
  // A small number in words is seldom the level of anything.
  if (change === undefined && (!part.certain || /^[a-z]/i.test(part.figure.text))) return null;
  const vague = hedge !== null || percent.hedge !== null || percent.worded || slack > 0;
  const target = Math.abs(percent.value);
  const step = HALF * 10 ** -percent.decimals;
  if (vague || kind !== "count" || value === 0 || target <= step) return null;
  const asChange = holdsWhole((100 * value) / (target + step), (100 * value) / (target - step));
  const asCurrent = (direction === null ? [1, -1] : [direction === "up" ? 1 : -1]).some((sign) => {
    const [one, two] = [1 + (sign * (target + step)) / 100, 1 + (sign * (target - step)) / 100];
    return one <= 0 || two <= 0 || holdsWhole(value / Math.max(one, two), value / Math.min(one, two));
  });
  // "(2%, 40 incidents)": the number right behind the percentage may be the change that it is.
  const gap = part.figure.start - percent.end;
  const beside = gap >= 0 && gap <= 3;
  if (
    change === undefined
      ? asCurrent || (beside && asChange)
      : change.certain
        ? asChange
        : asChange || asCurrent
  )
    return null;
  const base = Math.round(
    change === undefined
      ? value / (1 + ((direction === "down" ? -1 : 1) * target) / 100)
      : (value * 100) / target,
  );
  const near = [base - 1, base, base + 1]
    .filter((one) => one > 0)
    .map((one) => {
      const size = change === undefined ? Math.abs(value - one) : value;
      return `${formatNumber(size)} ÷ ${formatNumber(one)} = ${sayPercent((size / one) * 100, percent.decimals + 1)}`;
    });
  const what =
    change === undefined ? `a count that is now ${part.figure.text}` : `a change of ${part.figure.text}`;
  return {
    fault: "impossible",
    sure: change?.certain === true,
    message: `No whole number before gives ${percent.text} with ${what}: ${near.join("; ")}.`,
    expected: "a percentage that whole numbers can give",
  };
}

function holdsWhole(low: number, high: number): boolean {
  return Math.floor(high + 1e-9) >= Math.ceil(low - 1e-9);
}
