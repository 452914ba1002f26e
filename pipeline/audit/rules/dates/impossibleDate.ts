import { monthNumber, weekdays } from "../../../calendar/names.js";
import { formatMonths } from "../../../calendar/print.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import type { Rule } from "../../facts/finding.js";

/** "Bulletin 2025/06": the sixth of a year. */
const NUMBERED =
  /\b(?:bulletin|issue|circular|newsletter|paper|report|reference|ref|number|no|minute)\b[.:]?\s*$/i;

/** Days no calendar has, periods that run backwards, and two-digit years that make no period. */
export const impossibleDate: Rule = {
  name: "impossible-date",
  explanation:
    "No calendar has this day, or the period ends before it begins, or its two digits make sense neither as years nor as days.",
  check: ({ facts }) =>
    facts.dates.flatMap(({ segment: at, date }) => {
      const segment = facts.segments[at];
      if (segment === undefined) return [];
      const say = (message: string, expected: string) => [
        aboutSegment(segment, "error", message, expected, date.start, date.end),
      ];
      if (date.garbled) {
        return say(
          `"${date.text}" read as years runs ${formatMonths(date.from, date.to)}, read as days it runs backwards: neither is a period of data.`,
          "a period whose end follows its start by a year",
        );
      }
      // "11/29/26, 11:35 AM" is how a browser stamps the page that it prints.
      if (date.impossible && /^,?\s+\d{1,2}:\d{2}/.test(segment.text.slice(date.end))) return [];
      if (date.impossible) return say(`There is no such day as ${date.text}.`, "a day of the calendar");
      if (date.kind === "range" && date.to < date.from) {
        return say(`The period "${date.text}" ends before it begins.`, "a period that runs forward");
      }
      if (
        date.kind === "label" &&
        date.to <= date.from &&
        !isSpan(segment.text, date.start) &&
        !isMonth(date.text) &&
        !NUMBERED.test(segment.text.slice(0, date.start))
      ) {
        return say(
          `"${date.text}" is no financial year: its second part does not follow its first.`,
          "two years that follow each other",
        );
      }
      return [];
    }),
};

/** "2020-20" inside a reference, a telephone number or a date written year-month-day is no label. */
function isSpan(text: string, start: number): boolean {
  const ahead = text.slice(Math.max(0, start - 14), start);
  return (
    /(?:ref|no|tel|ext|[/#-])\W*$/i.test(ahead) ||
    weekdays.some((name) => ahead.endsWith(name)) ||
    monthNumber(ahead.trim().slice(-3)) > 0
  );
}

/** "2021-03" is a month written the international way. */
function isMonth(text: string): boolean {
  return /^\d{4}-(?:0\d|1[0-2])$/.test(text);
}
