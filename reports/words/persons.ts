import { capital } from "../../pipeline/words/firstLetter.js";
import type { Counting } from "../../pipeline/workspace/contracts/countingOf.js";

/** Of whom one can be in several periods of a source; those of a first time are each one by what the word means. */
const persons = /^(?:people|persons|victims|residents|clients|children|young people|women|men|adults)$/i;
const onceOnly = /\bfirst[- ]time\b/i;

const spans: Readonly<Record<string, string>> = {
  week: "week",
  month: "month",
  quarter: "quarter",
  year_ending: "year",
  financial_year: "year",
  calendar_year: "year",
};

/**
 * How people are counted, to stand beside their number: what the source's contract says (`people`), else, where it gives a number for
 * each of periods shorter than a year, that these are entries added up: "counted month by month". Null where what is counted is no
 * person, or each has a first time once, or nothing is known.
 *
 * @param counting of the source's contract
 */
export function countedBy(
  { name, unit }: { name: string; unit: string },
  counting: Counting | undefined,
): string | null {
  if (!persons.test(unit) || onceOnly.test(name)) return null;
  const span = spans[counting?.grain ?? ""];
  switch (counting?.people) {
    case "once":
      return "each counted once";
    case "each_time":
      return "counted each time";
    case "once_a_period":
      return span === undefined ? null : `each counted once a ${span}`;
    case undefined:
      return span === undefined || span === "year" ? null : `counted ${span} by ${span}`;
  }
}

/** What that means, said with figures: "Counted month by month: months are added up, and the same person may be in several." */
export function countedAgain(by: string): string {
  if (by === "each counted once") return "Each counted once: no person is in the number twice.";
  if (by === "counted each time") {
    return "Counted each time: a person is in the number as often as recorded, so that it is no number of different people.";
  }
  const [, once] = /^each counted once a (\w+)$/.exec(by) ?? [];
  if (once === "year") return "Each counted once a year: no person is in a year's number twice.";
  if (once !== undefined) {
    return `${capital(by)}: ${once}s are added up, and who is in several is counted in each, so that the sum is no number of different people.`;
  }
  const [, period = "period"] = /(\w+) by/.exec(by) ?? [];
  return `${capital(by)}: ${period}s are added up, and the same person may be in several.`;
}
