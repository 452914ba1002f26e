import { capital } from "../../pipeline/words/firstLetter.js";

/** Of whom one can be in several periods of a source; those of a first time are each one by what the word means. */
const persons = /^(?:people|persons|victims|residents|clients|children|young people|women|men|adults)$/i;
const onceOnly = /\bfirst[- ]time\b/i;

const spans: Readonly<Record<string, string>> = {
  week: "week by week",
  month: "month by month",
  quarter: "quarter by quarter",
};

/**
 * How people are counted of whom a source gives a number for each of its periods, so that a longer one is entries added up and
 * not different people: "counted month by month". Null where what is counted is no person, or the source counts whole years or records.
 *
 * @param grain of the source's contract
 */
export function countedBy(
  { name, unit }: { name: string; unit: string },
  grain: string | undefined,
): string | null {
  const span = spans[grain ?? ""];
  return span === undefined || !persons.test(unit) || onceOnly.test(name) ? null : `counted ${span}`;
}

/** What that means, said with figures: "Counted month by month: months are added up, and the same person may be in several." */
export function countedAgain(by: string): string {
  const [, period = "period"] = /(\w+) by/.exec(by) ?? [];
  return `${capital(by)}: ${period}s are added up, and the same person may be in several.`;
}
