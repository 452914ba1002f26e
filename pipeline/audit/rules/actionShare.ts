import { rounded } from "../../words/round.js";
import { sayPercent } from "../document/sayNumber.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { stands } from "../quantities/quantity.js";

const AHEAD = /\b(?:target|aim|at least|minimum|to be|will be|should|expected)\b/i;
const ABOUT = /^\W*\s+of\s+(?:(?:the|all|its|our|their|planned)\s+)*(?:(\d+)\s+)?actions\b/i;
/** Where both counts stand beside it, it is a share like any other (`share`). */
const PRINTED = /^[^().;]{0,70}\(\s*\d+\s+(?:out\s+)?of\s+(?:the\s+)?\d+/i;

/** "Achieved 97% of actions": a share that the number of actions cannot give, or that stands without one. */
export const actionShare: Rule = {
  name: "action-share",
  explanation:
    "Actions are whole: with the number of actions in a plan only certain percentages can be achieved. Print the count and the number of actions next to the percentage.",
  check: ({ facts, previous }) => {
    const planned =
      previous !== null && previous.facts.kind === "plan" && previous.facts.own?.from === facts.own?.from
        ? previous.facts.actions
        : 0;
    return facts.readings.flatMap(({ segment, figures }): Judgement[] =>
      figures.flatMap((figure) => {
        if (
          figure.kind !== "percent" ||
          figure.worded ||
          figure.hedge !== null ||
          figure.value >= 100 ||
          figure.value <= 0
        )
          return [];
        const behind = segment.text.slice(figure.end);
        const about = ABOUT.exec(behind);
        if (about === null || PRINTED.test(behind) || AHEAD.test(segment.text)) return [];
        const actions = about[1] === undefined ? planned : Number(about[1]);
        const say = (severity: "error" | "note", message: string) => [
          aboutSegment(
            segment,
            severity,
            message,
            "the number achieved and the number of actions",
            figure.start,
            figure.end,
          ),
        ];
        if (actions === 0) {
          if (figures.some((one) => one.kind === "count")) return [];
          return say(
            "note",
            `${figure.text} of how many actions? The smallest plan that gives it has ${smallest(figure.value, figure.decimals)}.`,
          );
        }
        const shares = Array.from({ length: actions }, (_, done) => (done / actions) * 100);
        if (shares.some((value) => stands(figure, { low: value, high: value }))) return [];
        const below = Math.floor((actions * figure.value) / 100);
        const near = [below, below + 1].map(
          (done) => `${done} of ${actions} = ${sayPercent((done / actions) * 100, figure.decimals + 1)}`,
        );
        return say("error", `A plan of ${actions} actions cannot give ${figure.text}: ${near.join("; ")}.`);
      }),
    );
  },
};

/** The fewest things of which some whole number is this percentage. */
function smallest(percent: number, decimals: number): number {
  for (let all = 1; all < 1000; all += 1) {
    const done = Math.round((all * percent) / 100);
    if (rounded((done / all) * 100, decimals) === percent) return all;
  }
  return 1000;
}
