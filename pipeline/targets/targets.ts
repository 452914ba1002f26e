import { planYearDays } from "../calendar/planYear.js";
import { internalReasons } from "../disclosure/smallCounts.js";
import { comesToLight } from "../facts/polarity.js";
import type { TargetFigures, TargetRow } from "../facts/target.js";
import type { Figure } from "../priorities/evidence/data.js";
import { isWhole } from "../priorities/evidence/figure.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { actionsDone, actionsOnTarget } from "./actions.js";
import { answered, type Judged, reached, type TargetData, unitIn, unknown } from "./answer.js";
import { againstBefore, shareAtLeast } from "./counts.js";
import { lowest, position } from "./places.js";

/** Met, not met or cannot be judged, by the kind of the measure; never a guess. */
export function judgeTarget(target: SuccessMeasure, data: TargetData): TargetRow {
  const of = (figures: readonly Figure[]) =>
    figures.find(({ measure }) => measure === target.measure) ?? null;
  // a baseline is that of a whole year, which may be one before
  const ownYear = target.kind === "baseline" ? null : of(data.now.figures);
  const figure = target.kind === "baseline" ? of(data.year.figures) : ownYear;
  const judged = judge(target, data, figure, of(data.year.figures));
  const ofFigures = target.measure !== null;
  const isJudged = judged.answer !== "cannot be judged";
  const plan = planYearDays(target.plan_year);
  const isEarly = data.now.to < plan.start.slice(0, 7) || (figure !== null && figure.period_end < plan.start);
  const until = ofFigures ? (figure?.period_end ?? plan.end) : data.asAt;
  const early = ofFigures && isJudged && isEarly && target.kind !== "baseline";
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
    caution: isJudged && figure !== null ? cautionOf(target, figure) : null,
    early,
    against: judged.answer === "not met" ? returnedAsDone(target, data) : [],
    so_far: isJudged && !early && target.kind !== "baseline" && until < plan.end && judged.settled !== true,
    internal: internalReasons([], figure?.sensitive ? toldBy(target, figure, data) : [], data.now.threshold),
  };
}

/** Kinds of which a number counted is to be reached, by actions that may be named for it. */
const toReach: readonly SuccessMeasure["kind"][] = ["at_least", "more", "at_least_last_year"];

/** The actions named for a number to reach that are returned as achieved: of one that is not reached, the log says otherwise. */
const returnedAsDone = ({ kind, actions }: SuccessMeasure, data: TargetData): string[] =>
  toReach.includes(kind)
    ? data.actions.flatMap(({ number, state }) =>
        actions.includes(number) && state === "achieved" ? [number] : [],
      )
    : [];

/** Fewer reports of what comes to light, or fewer than elsewhere, can mean that less came to light. */
function cautionOf({ kind }: SuccessMeasure, figure: Figure): TargetRow["caution"] {
  if (figure.polarity !== "ambiguous" || !comesToLight(figure)) return null;
  if (kind === "fewer") return "fall";
  return kind === "lowest" || kind === "better_position" || kind === "maintain_position" ? "low place" : null;
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

function judge(target: SuccessMeasure, data: TargetData, figure: Figure | null, last: Figure | null): Judged {
  if (target.kind === "actions_done") return actionsDone(target, data);
  if (target.kind === "actions_on_target") return actionsOnTarget(target, data);
  if (figure === null || !isWhole(figure)) return withoutFigure(target, figure, last);
  const value = figure.value ?? 0;
  const count: TargetFigures = { kind: "count", value, unit: unitIn(data, figure) };
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
        : reached(value >= target.target, { code: "at-least", target: target.target }, count);
    case "share_at_least":
      return shareAtLeast(target, data, figure);
    case "reported":
      return answered(true, { code: "reported" }, count);
    case "baseline":
      return answered(true, { code: "baseline" }, count);
  }
}

/** Why there is no whole figure; that of a source of whole years, of before the plan year, is named and answers nothing. */
function withoutFigure(target: SuccessMeasure, figure: Figure | null, last: Figure | null): Judged {
  if (last !== null && isWhole(last) && last.period_end < planYearDays(target.plan_year).start) {
    return unknown({ code: "none-in-plan-year", last: last.period_label });
  }
  return figure === null
    ? unknown({ code: "unsupplied", measure: target.measure, of: "measure" })
    : unknown({ code: "not-whole", status: figure.status, reasons: figure.reasons });
}
