import { largest } from "../bulk.js";
import type { XmrLimits } from "./xmrLimits.js";

export type XmrRule = "outside" | "trend" | "two-of-three" | "shift";
export type XmrSide = "high" | "low";
export type XmrFlag = { rule: XmrRule | null; side: XmrSide | null };

/**
 * The special-cause rule each point of a segment falls under, the first that applies (NHS England, "Making
 * Data Count", as in NHSRplotthedots 0.2): outside a limit; part of 7 points each strictly above (below) the
 * one before; among 3 consecutive points on one side of the mean, 2 beyond the near limit, where points
 * outside do not count and only the near ones are flagged; part of 7 points on one side of the mean. A
 * missing point, a tie in a trend and a point on the mean end the run.
 *
 * `side` is the side of the mean, except for a trend, where it is the way the trend goes.
 */
export function xmrRules(values: readonly (number | null)[], limits: XmrLimits): XmrFlag[] {
  const { mean, lower, upper, nearLower, nearUpper } = limits;
  // A value that equals the mean but for the last bits of a sum is on it.
  const slack = 1e-12 * largest([0, ...values.map((value) => Math.abs(value ?? 0))]);
  const side = values.map((value) =>
    value === null || mean === null || Math.abs(value - mean) <= slack ? 0 : Math.sign(value - mean),
  );
  const step = values.map((value, i) => {
    const before = values[i - 1];
    return value === null || before === null || before === undefined ? 0 : Math.sign(value - before);
  });
  const beyond = (value: number | null, low: number | null, high: number | null) =>
    value !== null && low !== null && high !== null && (value < low || value > high);
  const outside = values.map((value) => beyond(value, lower, upper));
  const near = values.map((value, i) => !outside[i] && beyond(value, nearLower, nearUpper));

  const trend = values.map(() => 0);
  const shift = values.map(() => 0);
  const twoOfThree = values.map(() => false);
  for (const last of values.keys()) {
    const way = step[last] ?? 0;
    if (last >= 6 && way !== 0 && step.slice(last - 5, last + 1).every((s) => s === way)) {
      trend.fill(way, last - 6, last + 1);
    }
    const at = side[last] ?? 0;
    if (last >= 6 && at !== 0 && side.slice(last - 6, last + 1).every((s) => s === at)) {
      shift.fill(at, last - 6, last + 1);
    }
    const three = near.slice(Math.max(0, last - 2), last + 1);
    const oneSide = at !== 0 && side.slice(Math.max(0, last - 2), last + 1).every((s) => s === at);
    if (last >= 2 && oneSide && three.filter(Boolean).length >= 2) {
      for (let i = last - 2; i <= last; i++) if (near[i]) twoOfThree[i] = true;
    }
  }

  return values.map((_, i) => {
    if (outside[i]) return flag("outside", side[i]);
    if (trend[i] !== 0) return flag("trend", trend[i]);
    if (twoOfThree[i]) return flag("two-of-three", side[i]);
    if (shift[i] !== 0) return flag("shift", shift[i]);
    return { rule: null, side: null };
  });
}

function flag(rule: XmrRule, sign: number | undefined): XmrFlag {
  return { rule, side: sign === undefined || sign === 0 ? null : sign > 0 ? "high" : "low" };
}
