import type { JudgedTarget } from "./judgedTarget.js";

/** The figures of success measures that rest on something hidden in the document are hidden too; the answer stays. */
export function protectTargets(
  targets: readonly JudgedTarget[],
  hidden: ReadonlySet<string>,
): JudgedTarget[] {
  return targets.map((target) =>
    target.measure === null || !hidden.has(target.measure)
      ? target
      : {
          ...target,
          figures: "[c]",
          certainty: null,
          reason:
            target.answer === "cannot be judged"
              ? "it cannot be judged in public: its figures are suppressed"
              : "judged on figures that are suppressed",
        },
  );
}
