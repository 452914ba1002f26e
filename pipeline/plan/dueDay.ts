import { dayIn, lastDayOfMonth } from "../calendar/day.js";
import { monthNames, monthNumber } from "../calendar/names.js";
import { planYearDays } from "../calendar/planYear.js";

/** When an action is due, read from the plan's own words. */
export interface Due {
  /** ISO day; null where the words are no date */
  day: string | null;
  /** runs all year (Ongoing, Monthly): due when the plan year ends */
  recurring: boolean;
  /** what is wrong with it */
  fault: string | null;
}

const recurring =
  /^(on[- ]?going|continuous|weekly|monthly|bi-?monthly|quarterly|termly|annually|annual|as required|throughout( the year)?)$/i;

/**
 * `31/10/2024`, `31 October 2024`, `March 2025` (its last day) or a word for all year. A date outside the plan year is
 * kept and flagged; words that are no date are flagged and never overdue.
 *
 * @example dueDay("March 2025", "2024-25").day // "2025-03-31"
 */
export function dueDay(byWhen: string, planYear: string): Due {
  const text = byWhen.trim();
  const { start, end } = planYearDays(planYear);
  if (recurring.test(text)) return { day: end, recurring: true, fault: null };
  const day = dayIn(text) ?? spelled(text);
  if (day === null) return { day: null, recurring: false, fault: `"${text}" is no date` };
  const outside = day < start ? "before" : day > end ? "after" : null;
  return {
    day,
    recurring: false,
    fault:
      outside === null
        ? null
        : `due ${text}, ${outside} the plan year ${start.slice(0, 4)}/${end.slice(2, 4)}`,
  };
}

function spelled(text: string): string | null {
  const [, dayText, word = "", year = ""] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\s+(\d{4})$/i.exec(text) ?? [];
  const month = monthNumber(word);
  const named = monthNames[month - 1]?.toLowerCase();
  if (named === undefined || ![named, named.slice(0, 3)].includes(word.toLowerCase())) return null;
  const date = dayText === undefined ? lastDayOfMonth(Number(year), month) : Number(dayText);
  return dayIn(`${date}/${month}/${year}`);
}
