import { given, type MaybeNumber } from "./arguments.js";
import { type RebaseAt, rebaseIndexes } from "./rebaseIndexes.js";
import { type XmrLimits, xmrLimits } from "./xmrLimits.js";
import { type XmrRule, type XmrSide, xmrRules } from "./xmrRules.js";

/** A point alone, or with its day where `rebaseAt` names days. */
export type XmrValue = MaybeNumber | { value: MaybeNumber; date?: string | Date | undefined };
export type Improvement = "increase" | "decrease" | "neutral";
export type Assurance = "consistent_pass" | "consistent_fail" | "inconsistent";

export type XmrPoint = {
  value: number | null;
  /** 0 for the first segment. */
  segment: number;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  nearLower: number | null;
  nearUpper: number | null;
  rule: XmrRule | null;
  /** Side of the mean of a flagged point; for a trend, the way it goes. */
  side: XmrSide | null;
  /** What a flagged point's side means, when `improvement` is given. */
  meaning: "improvement" | "concern" | "neutral" | null;
};

export type XmrSegment = XmrLimits & {
  segment: number;
  /** Index of the first point, and how many points there are. */
  start: number;
  points: number;
  short: boolean;
};

export type Xmr = {
  points: XmrPoint[];
  segments: XmrSegment[];
  /** Whether any segment has fewer than 13 points: too few to trust its limits. */
  short: boolean;
  /** Whether the last segment's limits keep to the target; null without a target or a direction. */
  assurance: Assurance | null;
};

/**
 * XmR chart (individuals and moving range) by NHS England's "Making Data Count", as computed by
 * NHSRplotthedots 0.2: see `xmrLimits` and `xmrRules` for the arithmetic and the rules.
 *
 * `values` are in time order, one a period, null for a period without data; monthly counts, never rolling
 * sums. `rebaseAt` starts new segments: the 0-based index of a segment's first point or, when the values
 * carry dates, a day (`YYYY-MM-DD`), one or several. `screenOutliers` (on unless told) drops extreme moving
 * ranges; `fixAfter` (12 or more) rests a segment's limits on its first so many points. `improvement` says
 * which way is good and `target` what the partnership promised.
 *
 * @throws RangeError on infinity, a rebase outside the series, `fixAfter` below 12, an unknown direction
 * @example xmr([16, 12, 19, 15, 11, 18, 15, 18]).segments[0]?.mean // 15.5
 */
export function xmr(
  values: readonly XmrValue[],
  options: {
    screenOutliers?: boolean | undefined;
    rebaseAt?: RebaseAt | readonly RebaseAt[] | null | undefined;
    fixAfter?: number | null | undefined;
    improvement?: Improvement | null | undefined;
    target?: MaybeNumber;
  } = {},
): Xmr {
  const { fixAfter, improvement, screenOutliers = true } = options;
  if (fixAfter !== undefined && fixAfter !== null && (!Number.isInteger(fixAfter) || fixAfter < 12)) {
    throw new RangeError(`xmr: fixAfter must be a whole number of 12 or more, got ${fixAfter}`);
  }
  if (improvement && !["increase", "decrease", "neutral"].includes(improvement)) {
    throw new RangeError(`xmr: improvement must be increase, decrease or neutral, got ${improvement}`);
  }
  if (typeof screenOutliers !== "boolean") {
    throw new TypeError(`xmr: screenOutliers must be true or false, got ${String(screenOutliers)}`);
  }
  const target = given(options.target, "xmr: target");
  const figures = values.map((point) =>
    given(typeof point === "object" && point !== null ? point.value : point, "xmr: value"),
  );
  const dates = values.map((point) => (typeof point === "object" ? point?.date : undefined));
  const starts = rebaseIndexes(options.rebaseAt, dates);

  const points: XmrPoint[] = [];
  const segments = starts.map((start, segment): XmrSegment => {
    const within = figures.slice(start, starts[segment + 1]);
    const limits = xmrLimits(within.slice(0, fixAfter ?? undefined), screenOutliers);
    const { mean, lower, upper, nearLower, nearUpper } = limits;
    const flags = xmrRules(within, limits);
    for (const [i, value] of within.entries()) {
      const { rule, side } = flags[i] ?? { rule: null, side: null };
      const meaning = side === null ? null : means(side, improvement);
      points.push({ value, segment, mean, lower, upper, nearLower, nearUpper, rule, side, meaning });
    }
    const known = within.filter((value) => value !== null).length;
    return { segment, start, points: within.length, short: known < 13, ...limits };
  });

  const last = segments.at(-1);
  return {
    points,
    segments,
    short: segments.length === 0 || segments.some((segment) => segment.short),
    assurance: last === undefined ? null : assure(last, target, improvement),
  };
}

function means(side: XmrSide, improvement: Improvement | null | undefined): XmrPoint["meaning"] {
  if (!improvement) return null;
  if (improvement === "neutral") return "neutral";
  return (side === "high") === (improvement === "increase") ? "improvement" : "concern";
}

function assure(
  { lower, upper }: XmrLimits,
  target: number | null,
  improvement: Improvement | null | undefined,
): Assurance | null {
  if (target === null || lower === null || upper === null) return null;
  if (!improvement || improvement === "neutral") return null;
  if (target >= lower && target <= upper) return "inconsistent";
  return target > upper === (improvement === "increase") ? "consistent_fail" : "consistent_pass";
}
