import { noteWords } from "../../reports/words/reasons.js";
import { planYearDays } from "../calendar/planYear.js";
import { internalReasons } from "../disclosure/smallCounts.js";
import type { Figure } from "../priorities/evidence/data.js";
import { isWhole } from "../priorities/evidence/figure.js";
import { formatDecimal } from "../words/number.js";
import type { SuccessMeasure } from "../workspace/seeds/planningSeeds.js";
import { actionsDone, actionsOnTarget } from "./actions.js";
import { type Answer, answered, type Judged, type TargetData, unknown } from "./answer.js";
import { againstBefore, shareAtLeast } from "./counts.js";
import { lowest, position } from "./places.js";

/** What a success measure comes to, with its figures. */
export interface TargetRow {
  plan_year: string;
  number: number;
  priority: string;
  text: string;
  kind: string;
  answer: Answer;
  /** the figures it rests on */
  figures: string | null;
  /** how certain that is: the interval of a place, the verdict on a change */
  certainty: string | null;
  /** why it is so, or why it cannot be judged */
  reason: string;
  period: string | null;
  /** what the plan's own seed says of it: "repeat victims of domestic abuse only" */
  caveat: string | null;
  /** the caveat, and that the figures are older than the plan year where they are */
  note: string | null;
}

/** Met, not met or cannot be judged, by the kind of the measure; never a guess. */
export function judgeTarget(target: SuccessMeasure, data: TargetData): TargetRow {
  const figure = data.now.figures.find(({ measure }) => measure === target.measure) ?? null;
  const judged = judge(target, data, figure);
  const early = data.now.to < planYearDays(target.plan_year).start.slice(0, 7);
  const ofFigures = target.measure !== null;
  const notes = [
    target.note,
    ofFigures && early && judged.answer !== "cannot be judged"
      ? `the twelve months end before the plan year ${target.plan_year} begins: where it stands at the outset`
      : null,
    noteWords(
      internalReasons([], figure?.sensitive ? [figure.value, figure.previous] : [], data.now.threshold),
    ),
  ].filter((note) => note !== null);
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
    period: ofFigures ? (figure?.period_label ?? null) : `as at ${data.asAt}`,
    caveat: target.note,
    note: notes.length === 0 ? null : notes.join("; "),
  };
}

function judge(target: SuccessMeasure, data: TargetData, figure: Figure | null): Judged {
  if (target.kind === "actions_done") return actionsDone(target, data);
  if (target.kind === "actions_on_target") return actionsOnTarget(target, data);
  if (figure === null) return unknown(`no extract supplies ${target.measure ?? "its measure"}`);
  if (!isWhole(figure)) return unknown(noteWords(figure.reasons) ?? figure.status);
  const value = figure.value ?? 0;
  const said = `${formatDecimal(value)} ${figure.unit}`;
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
        ? unknown("seeds/success_measures.csv gives no number to reach", said)
        : answered(value >= target.target, `at least ${formatDecimal(target.target)} were wanted`, said);
    case "share_at_least":
      return shareAtLeast(target, data, figure);
    case "reported":
      return answered(true, "the number is reported", said);
    case "baseline":
      return answered(true, "there is a figure for a whole year to measure against", said);
  }
}
