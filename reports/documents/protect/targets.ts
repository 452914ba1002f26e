import type { JudgedTarget } from "../data/judgedTarget.js";

/**
 * Success measures that rest on something hidden in the document are not answered in public. That a count is among the
 * lowest three says of a county's 30 that it is 2 at most, and that it is fewer than last year's says of two small
 * counts that neither is the largest of them: the answer would narrow what [c] leaves open. The internal copy has it.
 */
export function protectTargets(
  targets: readonly JudgedTarget[],
  hidden: ReadonlySet<string>,
): JudgedTarget[] {
  return targets.map((target) =>
    target.measure === null || !hidden.has(target.measure)
      ? target
      : {
          ...target,
          answer: "cannot be judged",
          figures: { kind: "suppressed" },
          suppressed: true,
          certainty: null,
          reason: { code: "suppressed" },
        },
  );
}
