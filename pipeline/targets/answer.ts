import { countedBy } from "../../reports/words/persons.js";
import { planYearDays } from "../calendar/planYear.js";
import type { TargetCertainty, TargetFigures, TargetReason, TargetRow } from "../facts/target.js";
import type { PlanRow } from "../plan/plan.js";
import type { EvidenceData, Figure } from "../priorities/evidence/data.js";
import type { Counting } from "../workspace/contracts/countingOf.js";

/** What is known of the months that are judged. */
export type JudgedMonths = Pick<
  EvidenceData,
  "to" | "figures" | "changes" | "ranks" | "breaks" | "sourceGroups" | "threshold"
>;

/**
 * What success measures are judged by: months of the plan year or, before it begins, the twelve months asked for; the same
 * of the year before; and the plan's actions.
 */
export interface TargetData {
  now: JudgedMonths;
  before: JudgedMonths;
  /** the twelve months asked for, by which a baseline is determined and earlier figures are named */
  year: Pick<EvidenceData, "figures">;
  /** source → the periods that its contract reads, and how it counts people */
  counting?: ReadonlyMap<string, Counting>;
  /** the actions of the plan year as at the day asked for */
  actions: readonly PlanRow[];
  /** ISO day */
  asAt: string;
}

export type Judged = Pick<TargetRow, "answer" | "reason"> &
  Partial<Pick<TargetRow, "figures" | "certainty">> & {
    /** what is left of the plan year cannot change it */
    settled?: boolean;
  };

/** What a figure is of: "people, counted month by month" where its source counts them by shorter periods than it is of. */
export function unitIn({ counting }: TargetData, figure: Figure): string {
  const by = countedBy(figure, counting?.get(figure.source));
  return by === null ? figure.unit : `${figure.unit}, ${by}`;
}

export const unknown = (reason: TargetReason, figures: TargetFigures | null = null): Judged => ({
  answer: "cannot be judged",
  reason,
  figures,
});

/** Whether the plan year goes on after a figure's months. */
export const goesOn = (planYear: string, { period_end }: Pick<Figure, "period_end">): boolean =>
  period_end < planYearDays(planYear).end;

/** Wanted is a number: once it is reached the rest of the year takes nothing away. */
export const reached = (met: boolean, reason: TargetReason, figures: TargetFigures): Judged => ({
  ...answered(met, reason, figures),
  settled: met,
});

export const answered = (
  met: boolean,
  reason: TargetReason,
  figures: TargetFigures,
  certainty: TargetCertainty | null = null,
): Judged => ({
  answer: met ? "met" : "not met",
  reason,
  figures,
  certainty,
});
