import { lastMonth } from "../../../pipeline/ask/lastMonth.js";
import type { Session } from "../../../pipeline/build/session.js";
import { formatMonth } from "../../../pipeline/calendar/print.js";
import { UserError } from "../../../pipeline/errors.js";
import { ownAreas } from "../../../pipeline/findings/findings.js";
import type { Latest } from "./publication.js";

/** The clocks that documents go by, as the trends name them. */
type Clock = "assessment_year" | "quarter" | "financial_year";

/**
 * The last day (ISO) of the last whole period: the last in which at least half as many measures are whole, in our own
 * area, as in the period with most. One source that reaches further than the others does not move it.
 *
 * @throws UserError where no period is whole yet
 */
export async function lastPeriod(session: Session, clock: Clock): Promise<string> {
  const last = await lastWhole(session, clock);
  if (last !== null) return last;
  throw new UserError(`the data have no whole ${clock.replace("_", " ")} yet`, {
    hint: "csp status shows which months each source covers",
  });
}

/**
 * The last month (YYYY-MM) of the last whole assessment year; where none is whole yet, the last month with figures.
 *
 * @throws UserError where there is no figure of the own areas
 */
export async function lastTwelveMonths(session: Session): Promise<Latest<string>> {
  const whole = await lastWhole(session, "assessment_year");
  const month = whole?.slice(0, 7) ?? (await lastMonth(session.store));
  return {
    asked: month,
    words: `the twelve months to ${formatMonth(`${month}-01`)}`,
    ...(whole === null
      ? { why: "no assessment year is whole yet, and this is the last month with figures" }
      : {}),
  };
}

/** The same, null where no period is whole yet. */
async function lastWhole({ store }: Session, clock: Clock): Promise<string | null> {
  const [last] = await store.rows<{ day: string | null }>(
    `with whole as (
      select period_end, count(distinct (source, measure)) as series from trends
      where area in ${ownAreas} and period_kind = $clock and status = 'complete' group by period_end)
    select max(period_end) as day from whole where series * 2 >= (select max(series) from whole)`,
    { clock },
  );
  return last?.day ?? null;
}
