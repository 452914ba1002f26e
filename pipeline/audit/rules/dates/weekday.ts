import { type Day, monthOf, yearOf } from "../../../calendar/day.js";
import { weekdayOf, weekdays } from "../../../calendar/names.js";
import { formatDay } from "../../../calendar/print.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import type { DocumentFacts } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";
import { monthOfLog } from "../../facts/monthLog.js";

/** "Monday 1 March 2020" was a Sunday. A date without a year is judged by the month it is logged under. */
export const weekday: Rule = {
  name: "weekday",
  explanation:
    "The day of the week does not fall on the date next to it; usually the year was left over from another document.",
  check: ({ facts }) =>
    facts.dates.flatMap(({ segment: at, date }): Judgement[] => {
      const segment = facts.segments[at];
      const named = weekdays.find(
        (name) => date.weekday !== null && name.startsWith(date.weekday.slice(0, 3)),
      );
      if (segment === undefined || named === undefined || date.kind !== "day" || date.impossible) return [];
      const actual = date.yearGiven ? date.from : datedByLog(facts, segment.block, date.from);
      if (actual === null || weekdayOf(actual) === named) return [];
      const year = [1, -1, 2, -2]
        .map((step) => yearOf(actual) + step)
        .find((one) => weekdayOf(inYear(actual, one)) === named);
      const other = year === undefined ? "" : ` ${named} fits ${year}.`;
      const message = `${formatDay(actual)} was a ${weekdayOf(actual)}, not a ${named}.${other}`;
      const expected = `${weekdayOf(actual)} ${formatDay(actual)}${year === undefined ? "" : `, or ${named} ${formatDay(inYear(actual, year))}`}`;
      return [aboutSegment(segment, "error", message, expected, date.start, date.end)];
    }),
};

function inYear(value: Day, year: number): Day {
  return `${String(year).padStart(4, "0")}${value.slice(4)}`;
}

function datedByLog(facts: DocumentFacts, block: number, value: Day): Day | null {
  const month = monthOfLog(facts.blocks, block);
  return month !== null && monthOf(month) === monthOf(value) ? inYear(value, yearOf(month)) : null;
}
