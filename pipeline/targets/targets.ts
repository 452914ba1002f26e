import { monthsBetween } from "../calendar/day.js";
import { planYearDays } from "../calendar/planYear.js";
import { internalReasons } from "../disclosure/smallCounts.js";
import type { TargetFigures, TargetRow } from "../facts/target.js";
import type { Figure } from "../priorities/evidence/data.js";
import { isWhole } from "../priorities/evidence/figure.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { actionsDone, actionsOnTarget } from "./actions.js";
import { answered, type Judged, type TargetData, unknown } from "./answer.js";
import { againstBefore, shareAtLeast } from "./counts.js";
import { lowest, position } from "./places.js";

/** Met, not met or cannot be judged, by the kind of the measure; never a guess. */
export function judgeTarget(target: SuccessMeasure, data: TargetData): TargetRow {
  const figure = data.now.figures.find(({ measure }) => measure === target.measure) ?? null;
  const judged = judge(target, data, figure);
  const ofFigures = target.measure !== null;
  const isJudged = ofFigures && judged.answer !== "cannot be judged";
  const plan = planYearDays(target.plan_year);
  const isEarly = data.now.to < plan.start.slice(0, 7) || (figure !== null && figure.period_end < plan.start);
  return {
    plan_year: target.plan_year,
    number: target.number,
    priority: target.priority,
    text: target.text,
    kind: target.kind.replaceAll("_", " "),
    answer: judged.answer,
    figures: judged.figures ?? null,
    certainty: judged.certainty ?? null,
    reason: judged.reason,
    period: ofFigures ? (figure?.period_label ?? null) : null,
    as_at: ofFigures ? null : data.asAt,
    caveat: target.note,
    // a baseline is that of the years before
    early: isJudged && isEarly && target.kind !== "baseline",
    months_within: isJudged && !isEarly && figure !== null ? monthsWithin(figure, plan) : null,
    internal: internalReasons([], figure?.sensitive ? toldBy(target, figure, data) : [], data.now.threshold),
  };
}

/** How many months of a figure lie in the plan year; null where all of them do, or none. */
function monthsWithin(figure: Figure, plan: { start: string; end: string }): number | null {
  const from = figure.period_start > plan.start ? figure.period_start : plan.start;
  const to = figure.period_end < plan.end ? figure.period_end : plan.end;
  const within = monthsBetween(from, to);
  return within > 0 && within < monthsBetween(figure.period_start, figure.period_end) ? within : null;
}

/** The counts that an answer tells of: the figure's own, what it is a share of, the smallest of the areas that it is placed among. */
function toldBy(target: SuccessMeasure, figure: Figure, { now, before }: TargetData): (number | null)[] {
  const whole = now.figures.find(({ measure }) => measure === target.of_measure);
  const placed = ["lowest", "better_position", "maintain_position"].includes(target.kind);
  const same = ({ measure, source }: { measure: string; source: string }) =>
    measure === figure.measure && source === figure.source;
  const smallest = [now, before].flatMap(({ ranks }) =>
    ranks.filter(same).map((rank) => rank.smallest ?? null),
  );
  return [figure.value, figure.previous, whole?.value ?? null, ...(placed ? smallest : [])];
}

function judge(target: SuccessMeasure, data: TargetData, figure: Figure | null): Judged {
  if (target.kind === "actions_done") return actionsDone(target, data);
  if (target.kind === "actions_on_target") return actionsOnTarget(target, data);
  if (figure === null) return unknown({ code: "unsupplied", measure: target.measure, of: "measure" });
  if (!isWhole(figure)) return unknown({ code: "not-whole", status: figure.status, reasons: figure.reasons });
  const value = figure.value ?? 0;
  const count: TargetFigures = { kind: "count", value, unit: figure.unit };
  switch (target.kind) {
    case "lowest":
      return lowest(target, data, figure);
    case "better_position":
    case "maintain_position":
      return position(target, data, figure);
    case "fewer":
    case "more":
    case "at_least_last_year":
      return againstBefore(target, data, figure);
    case "at_least":
      return target.target === null
        ? unknown({ code: "no-number-to-reach" }, count)
        : answered(value >= target.target, { code: "at-least", target: target.target }, count);
    case "share_at_least":
      return shareAtLeast(target, data, figure);
    case "reported":
      return answered(true, { code: "reported" }, count);
    case "baseline":
      return answered(true, { code: "baseline" }, count);
  }
}
