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
  const early = data.now.to < planYearDays(target.plan_year).start.slice(0, 7);
  const ofFigures = target.measure !== null;
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
    early: ofFigures && early && judged.answer !== "cannot be judged",
    internal: internalReasons(
      [],
      figure?.sensitive ? [figure.value, figure.previous] : [],
      data.now.threshold,
    ),
  };
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
