import { mean as average } from "simple-statistics";

export type XmrLimits = {
  /** Points the limits rest on. */
  baseline: number;
  mean: number | null;
  /** Mean moving range before and after screening, and how many ranges the screening dropped. */
  movingRangeAll: number | null;
  movingRange: number | null;
  screenedOut: number;
  lower: number | null;
  upper: number | null;
  nearLower: number | null;
  nearUpper: number | null;
};

/**
 * Mean and process limits of one segment of an XmR chart: mean ± 2.66 × mean moving range, near limits at
 * two thirds of that; screening drops moving ranges of 3.267 × their mean or more, once (NHS England,
 * "Making Data Count"; Nelson 1982 for the screening). The mean keeps every point. Limits may be negative.
 *
 * A moving range needs two neighbouring points: across a missing point there is none. With no moving range
 * there are no limits (null).
 */
export function xmrLimits(values: readonly (number | null)[], screenOutliers: boolean): XmrLimits {
  const present = values.filter((value) => value !== null);
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1];
    return value === null || before === null || before === undefined ? [] : [Math.abs(value - before)];
  });
  const first = present[0];
  if (first === undefined) return { ...noLimits, baseline: 0 };
  // A constant series must meet its own mean exactly, or rounding would put every point on one side of it.
  const mean = present.every((value) => value === first) ? first : average(present);
  if (ranges.length === 0) return { ...noLimits, baseline: present.length, mean };

  const movingRangeAll = average(ranges);
  const kept =
    screenOutliers && movingRangeAll > 0 ? ranges.filter((range) => range < 3.267 * movingRangeAll) : ranges;
  const movingRange = average(kept);
  const reach = 2.66 * movingRange;
  const near = ((2 * 2.66) / 3) * movingRange;
  return {
    baseline: present.length,
    mean,
    movingRangeAll,
    movingRange,
    screenedOut: ranges.length - kept.length,
    lower: mean - reach,
    upper: mean + reach,
    nearLower: mean - near,
    nearUpper: mean + near,
  };
}

const noLimits = {
  mean: null,
  movingRangeAll: null,
  movingRange: null,
  screenedOut: 0,
  lower: null,
  upper: null,
  nearLower: null,
  nearUpper: null,
};
