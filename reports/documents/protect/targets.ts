import type { JudgedTarget, TargetFigures } from "../../../pipeline/facts/target.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";

/** What is known of a document's protected figures, by which its success measures may be answered. */
export interface Protected {
  /** measures of which the document hides something */
  hidden: ReadonlySet<string>;
  /** whether small counts could follow from a figure of the measure */
  cared: (row: { measure: string }) => boolean;
  /** the document's figures as they may leave the house */
  trends: readonly Pick<TrendsRow, "measure" | "value" | "status" | "previous" | "previous_status">[];
}

/**
 * Success measures that rest on something hidden are not answered in public. That a count is among the lowest three says
 * of a county's 30 that it is 2 at most, and that it is fewer than last year's says of two small counts that neither is the
 * largest of them: the answer would narrow what [c] leaves open. Figures of a sensitive measure are answered by only where
 * the document's protected tables have the same figures, since no attack was tried on others, and places only where
 * no area among them has a small count. The internal copy has all.
 */
export function protectTargets(
  targets: readonly JudgedTarget[],
  { hidden, cared, trends }: Protected,
): JudgedTarget[] {
  const isShown = (measure: string, value: number): boolean =>
    trends.some(
      (row) =>
        row.measure === measure &&
        ((row.status === "complete" && row.value === value) ||
          (row.previous_status === "complete" && row.previous === value)),
    );
  const tells = (target: JudgedTarget, measure: string): boolean =>
    hidden.has(measure) ||
    target.internal.length > 0 ||
    (cared({ measure }) && !countsOf(target.figures).every((value) => isShown(measure, value)));
  return targets.map((target) => {
    const { measure, of_measure = null } = target;
    const rests = [measure, of_measure].filter((one) => one !== null);
    // of a share each part is of another measure, and not both of them are looked for
    const isShare = of_measure !== null && rests.some((one) => cared({ measure: one }));
    return measure === null || !(isShare || rests.some((one) => tells(target, one)))
      ? target
      : {
          ...target,
          answer: "cannot be judged",
          figures: { kind: "suppressed" },
          suppressed: true,
          certainty: null,
          early: false,
          so_far: false,
          caution: null,
          against: [],
          reason: { code: "suppressed" },
        };
  });
}

/** The counts that figures print. */
function countsOf(figures: TargetFigures | null): number[] {
  switch (figures?.kind) {
    case "count":
    case "baseline":
    case "place":
      return [figures.value];
    case "change":
      return [figures.value, figures.previous];
    case "places":
      return [figures.now.value, figures.before.value];
    case "share":
      return [figures.part];
    default:
      return [];
  }
}
