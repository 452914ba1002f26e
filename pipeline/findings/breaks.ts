import { addDays } from "../calendar/day.js";
import type { Reason } from "../store/reason.js";
import type { Break, SourceGroup } from "../workspace/seeds/seeds.js";

/** A break of the register as it meets one series; days as ISO text. */
export interface SeriesBreak {
  date: string;
  until: string | null;
  /** what it is, or why months do not compare */
  reasons: Reason[];
}

/** Is the figure one of those that the break is about? A measure's, a source's, a group of sources', or any. */
export function isAbout(
  { applies_to }: Pick<Break, "applies_to">,
  { measure, source }: { measure: string; source: string },
  groups: readonly SourceGroup[],
): boolean {
  if (applies_to === "*" || applies_to === measure || applies_to === source) return true;
  return groups.some((group) => group.name === applies_to && group.source === source);
}

/** Where the limits of a monthly series are recalculated, and why. */
export interface Rebase {
  /** index of the first point of the new segment */
  index: number;
  /** the first month that lies wholly after the break */
  month: string;
  reasons: Reason[];
}

/**
 * Where breaks start a new segment of a monthly series: at the first month that lies wholly after the day of the
 * break, and again after its last day where it has one. A break before the series or after it starts nothing.
 *
 * @param months first days of the months, ascending
 */
export function rebasesOf(months: readonly string[], breaks: readonly SeriesBreak[]): Rebase[] {
  const found = new Map<number, Rebase>();
  const start = (day: string, reasons: Reason[]) => {
    const index = months.findIndex((month) => month >= day);
    const month = months[index];
    if (index > 0 && month !== undefined && !found.has(index)) found.set(index, { index, month, reasons });
  };
  for (const { date, until, reasons } of breaks) {
    start(date, reasons);
    if (until !== null)
      start(
        addDays(until, 1),
        reasons.map((reason) => ({ ...reason, ended: true })),
      );
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}
