import { addMonths } from "../../../calendar/day.js";
import { formatDay, formatMonth } from "../../../calendar/print.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import type { DocumentFacts } from "../../facts/documentFacts.js";
import type { Rule } from "../../facts/finding.js";
import { monthOfLog } from "../../facts/monthLog.js";

const AHEAD =
  /\b(?:will|shall|is due to|are due to|is to|are to|is planned to|going to)\s+(?:also\s+|then\s+|again\s+|be\s+|not\s+){0,3}[a-z]+(?:\s+[\w’'&-]+){0,6}\s+(?:in|on|by|from|during|until)\s+(?:early\s+|late\s+|mid[\s-]|the end of\s+)?$/i;

/** What was said then of what would come is told rightly. */
const TOLD =
  /\b(?:agreed|decided|announced|confirmed|said|told|informed|reported|resolved|arranged|proposed|explained|hoped)\b/i;

/** "Will be held in June 2020" in a document of a year later. */
export const tense: Rule = {
  name: "future-of-the-past",
  explanation:
    "The sentence looks forward to a date that had passed when the document was written; it was probably carried over.",
  check: ({ facts }) => {
    const written = writtenFrom(facts);
    if (written === null) return [];
    return facts.dates.flatMap(({ segment: at, date }) => {
      const segment = facts.segments[at];
      if (
        segment === undefined ||
        !date.yearGiven ||
        date.to >= written ||
        (date.kind !== "day" && date.kind !== "month")
      )
        return [];
      // An entry of a month's log was written in its month.
      const logged = monthOfLog(facts.blocks, segment.block) !== null;
      if (logged || TOLD.test(segment.text.slice(0, date.start))) return [];
      if (!AHEAD.test(segment.text.slice(0, date.start))) return [];
      const message = `The sentence says what will happen in ${date.text}, but the document was written no earlier than ${formatMonth(written)}.`;
      return [
        aboutSegment(
          segment,
          "error",
          message,
          `a date after ${formatDay(written)}, or the past tense`,
          date.start,
          date.end,
        ),
      ];
    });
  },
};

/** The earliest day a document of its kind and year can have been written. */
function writtenFrom(facts: DocumentFacts): string | null {
  if (facts.kind === "report") return facts.dated?.date.from ?? facts.own?.to ?? null;
  if (facts.kind === "paper") return facts.dated?.date.from ?? null;
  return facts.kind === "plan" && facts.own !== null ? addMonths(facts.own.from, -4) : null;
}
