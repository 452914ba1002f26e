import type { TargetCertainty, TargetFigures } from "../facts/target.js";
import type { Figure } from "../priorities/evidence/data.js";
import { isWhole } from "../priorities/evidence/figure.js";
import { twoProportions, wilson } from "../statistics/index.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, goesOn, type Judged, reached, type TargetData, unitIn, unknown } from "./answer.js";

/** Fewer, more, or no fewer than the year before or than the baseline that the measure gives. */
export function againstBefore(target: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const value = figure.value ?? 0;
  const unit = unitIn(data, figure);
  const meets = (than: number): boolean =>
    target.kind === "fewer" ? value < than : target.kind === "more" ? value > than : value >= than;
  if (target.baseline !== null) {
    const [from, to] = target.baseline_period?.split("..") ?? [];
    const { baseline, baseline_period } = target;
    const figures: TargetFigures = { kind: "baseline", value, unit, baseline, baseline_period };
    if (
      from !== undefined &&
      to !== undefined &&
      figure.period_start.slice(0, 7) <= to &&
      figure.period_end.slice(0, 7) >= from
    ) {
      return unknown({ code: "baseline-year" }, figures);
    }
    const wanted = { code: "than-baseline", wanted: wantedOf(target), baseline } as const;
    if (target.kind !== "fewer") return reached(meets(baseline), wanted, figures);
    // fewer in a part of a year than in a whole one says nothing yet; as many already does
    return meets(baseline) && goesOn(target.plan_year, figure)
      ? unknown({ code: "year-not-over" }, figures)
      : { ...answered(meets(baseline), wanted, figures), settled: true };
  }
  if (figure.previous === null || figure.previous_status !== "complete") {
    return unknown({ code: "no-year-before" }, { kind: "count", value, unit });
  }
  const row = data.now.changes.find(
    ({ measure, source, period_end }) =>
      measure === figure.measure && source === figure.source && period_end === figure.period_end,
  );
  const figures: TargetFigures = { kind: "change", value, unit, previous: figure.previous };
  if (row?.break_effect === "withhold")
    return unknown({ code: "break-within", reasons: row.reasons }, figures);
  const flags = row?.break_effect === "flag" ? row.reasons : [];
  return answered(
    meets(figure.previous),
    { code: "than-before", wanted: wantedOf(target) },
    figures,
    row ? { kind: "change", verdict: row.verdict, flags } : null,
  );
}

const wantedOf = ({ kind }: SuccessMeasure): string => (kind === "at_least_last_year" ? "no fewer" : kind);

export function shareAtLeast(target: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const whole = data.now.figures.find(
    ({ measure, period_end }) => measure === target.of_measure && period_end === figure.period_end,
  );
  if (!whole || !isWhole(whole))
    return unknown({ code: "unsupplied", measure: target.of_measure, of: "share" });
  if (target.target === null) return unknown({ code: "no-share-to-reach" });
  const [part, of] = [figure.value ?? 0, whole.value ?? 0];
  if (of === 0) return unknown({ code: "share-of-none" }, { kind: "share", part: 0, of: 0 });
  if (part > of) return unknown({ code: "more-than-whole", part, of });
  return answered(
    (part / of) * 100 >= target.target - 1e-9,
    { code: "at-least-share", target: target.target },
    { kind: "share", part, of },
    shareCertainty(part, of, figure, whole),
  );
}

/** The interval of a share, and how it compares with that of the year before where both are whole and of the same making. */
function shareCertainty(part: number, of: number, figure: Figure, whole: Figure): TargetCertainty {
  const { lower, upper } = wilson({ count: part, total: of, multiplier: 100 });
  const interval = { kind: "share", lower: lower ?? 0, upper: upper ?? 100 } as const;
  const [partBefore, ofBefore] = [figure.previous, whole.previous];
  const areWhole = figure.previous_status === "complete" && whole.previous_status === "complete";
  if (partBefore === null || ofBefore === null || !areWhole || partBefore > ofBefore || ofBefore === 0)
    return { ...interval, before: null };
  const change = twoProportions({ count1: partBefore, total1: ofBefore, count2: part, total2: of });
  const verdict =
    (change.lower ?? -1) > 0 ? "higher" : (change.upper ?? 1) < 0 ? "lower" : "within normal variation";
  return { ...interval, before: { part: partBefore, of: ofBefore, verdict } };
}
