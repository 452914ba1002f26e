import { noteWords } from "../../reports/words/reasons.js";
import type { Figure } from "../priorities/evidence/data.js";
import { isWhole } from "../priorities/evidence/figure.js";
import { twoProportions, wilson } from "../statistics/index.js";
import { formatDecimal } from "../words/number.js";
import { shareText } from "../words/share.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { answered, type Judged, type TargetData, unknown } from "./answer.js";

/** Fewer, more, or no fewer than the year before or than the baseline that the measure gives. */
export function againstBefore(target: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const value = figure.value ?? 0;
  const meets = (than: number): boolean =>
    target.kind === "fewer" ? value < than : target.kind === "more" ? value > than : value >= than;
  if (target.baseline !== null) {
    const [from, to] = target.baseline_period?.split("..") ?? [];
    const figures = `${formatDecimal(value)} ${figure.unit} (baseline ${formatDecimal(target.baseline)})`;
    if (
      from !== undefined &&
      to !== undefined &&
      figure.period_start.slice(0, 7) <= to &&
      figure.period_end.slice(0, 7) >= from
    ) {
      return unknown("the period asked for holds months of the baseline's own year", figures);
    }
    return answered(
      meets(target.baseline),
      `${target.kind} than the baseline of ${formatDecimal(target.baseline)} was wanted`,
      figures,
    );
  }
  if (figure.previous === null || figure.previous_status !== "complete") {
    return unknown("no whole figure of the year before", `${formatDecimal(value)} ${figure.unit}`);
  }
  const row = data.now.changes.find(
    ({ measure, source, period_end }) =>
      measure === figure.measure && source === figure.source && period_end === figure.period_end,
  );
  const figures = `${formatDecimal(value)} ${figure.unit} (${formatDecimal(figure.previous)})`;
  if (row?.break_effect === "withhold")
    return unknown(`a recording break falls inside: ${noteWords(row.reasons) ?? "not comparable"}`, figures);
  const flag = row?.break_effect === "flag" && row.reasons.length > 0 ? `; ${noteWords(row.reasons)}` : "";
  const wanted = target.kind === "at_least_last_year" ? "no fewer" : target.kind;
  return answered(
    meets(figure.previous),
    `${wanted} than the year before was wanted`,
    figures,
    row ? `${row.verdict}${flag}` : null,
  );
}

export function shareAtLeast(target: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const whole = data.now.figures.find(
    ({ measure, period_end }) => measure === target.of_measure && period_end === figure.period_end,
  );
  if (!whole || !isWhole(whole))
    return unknown(`no extract supplies ${target.of_measure ?? "what it is a share of"}`);
  if (target.target === null) return unknown("seeds/success_measures.csv gives no share to reach");
  const [part, of] = [figure.value ?? 0, whole.value ?? 0];
  if (of === 0) return unknown("a share of none", `0 of 0`);
  if (part > of)
    return unknown(`${formatDecimal(part)} is more than the ${formatDecimal(of)} it is a share of`);
  return answered(
    (part / of) * 100 >= target.target - 1e-9,
    `at least ${target.target} % was wanted`,
    shareText(part, of),
    shareCertainty(part, of, figure, whole),
  );
}

/** The interval of a share, and how it stands to that of the year before where both are whole and of the same making. */
function shareCertainty(part: number, of: number, figure: Figure, whole: Figure): string {
  const { lower, upper } = wilson({ count: part, total: of, multiplier: 100 });
  const interval = `95 % confidence interval ${formatDecimal(lower ?? 0, 1)} to ${formatDecimal(upper ?? 100, 1)} %`;
  const [partBefore, ofBefore] = [figure.previous, whole.previous];
  const areWhole = figure.previous_status === "complete" && whole.previous_status === "complete";
  if (partBefore === null || ofBefore === null || !areWhole || partBefore > ofBefore || ofBefore === 0)
    return interval;
  const change = twoProportions({ count1: partBefore, total1: ofBefore, count2: part, total2: of });
  const verdict =
    (change.lower ?? -1) > 0 ? "higher" : (change.upper ?? 1) < 0 ? "lower" : "within normal variation";
  return `${interval}; the year before ${shareText(partBefore, ofBefore)}: ${verdict}`;
}
