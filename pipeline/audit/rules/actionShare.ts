import type { Judgement, Rule } from "../finding.js";
import { percentFits } from "../percentVerdict.js";
import { sayPercent } from "../sayNumber.js";
import { aboutSegment } from "./aboutSegment.js";

/** Actions in the partnership's plans of this kind, from the smallest to the largest known. */
const FEWEST = 40;
const MOST = 57;
const AHEAD = /\b(?:target|aim|at least|minimum|to be|will be|should|expected)\b/i;

/** "Achieved 97% of actions": a share that the number of actions cannot give. */
export const actionShare: Rule = {
  name: "action-share",
  explanation:
    "Actions are whole: with the number of actions in a plan only certain percentages can be achieved. Print the count and the number of actions beside the percentage.",
  check: ({ facts, previous }) => {
    const counted =
      previous !== null && previous.facts.kind === "plan" && previous.facts.own?.from === facts.own?.from
        ? previous.facts.actions
        : 0;
    return facts.readings.flatMap(({ segment, figures }): Judgement[] =>
      figures.flatMap((figure) => {
        if (figure.kind !== "percent" || figure.hedge !== null || figure.value >= 100 || figure.value <= 0)
          return [];
        const about = /^\s+of\s+(?:(?:the|all|its|our|their|planned)\s+)*(?:\d+\s+)?actions\b/i.test(
          segment.text.slice(figure.end),
        );
        // Where both counts stand beside it, it is a share like any other (`share`).
        const printed = /^[^().;]{0,70}\(\s*\d+\s+(?:out\s+)?of\s+(?:the\s+)?\d+/i.test(
          segment.text.slice(figure.end),
        );
        if (!about || printed || AHEAD.test(segment.text)) return [];
        const named = /^\s+of\s+(?:the\s+|all\s+|its\s+|our\s+)*(\d+)\s+actions\b/i.exec(
          segment.text.slice(figure.end),
        )?.[1];
        const exact = named === undefined ? counted : Number(named);
        const [from, to] = exact > 0 ? [exact, exact] : [FEWEST, MOST];
        const plans = Array.from({ length: to - from + 1 }, (_, index) => from + index);
        const possible = plans.some((actions) =>
          Array.from({ length: actions }, (_, done) => done).some((done) =>
            percentFits(figure, (done / actions) * 100),
          ),
        );
        if (possible) return [];
        const examples = [from, to].map((actions) => nearest(actions, figure.value, figure.decimals + 1));
        const which =
          exact > 0
            ? `A plan of ${exact} actions`
            : `No plan of ${FEWEST} to ${MOST} actions (the size of such plans)`;
        const message = `${which} cannot give ${figure.text}: ${[...new Set(examples)].join("; ")}.`;
        return [
          aboutSegment(
            segment,
            exact > 0 ? "error" : "suspect",
            message,
            "the number achieved and the number of actions",
            figure.start,
            figure.end,
          ),
        ];
      }),
    );
  },
};

function nearest(actions: number, target: number, decimals: number): string {
  const done = Math.round((actions * target) / 100);
  return [done, done + 1]
    .filter((one) => one <= actions)
    .map((one) => `${one} of ${actions} = ${sayPercent((one / actions) * 100, decimals)}`)
    .join("; ");
}
