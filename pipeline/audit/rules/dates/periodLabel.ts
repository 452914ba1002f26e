import { addMonths } from "../../../calendar/day.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { type DocumentFacts, type PlacedDate, yearLabel } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";

const ABOUT_ITSELF =
  /\b(?:priorit(?:y|ies)|partnership activity|success measures|action plan|work of|strategy|funding)\b/i;
const LOOKS_BACK =
  /\b(?:previous|last|progress|review(?:ed)?|achieve\w*|update|performance|results?|data|statistics|outcomes?|evaluation|monitoring|compar\w+|since|was|were|from|end of year)\b/i;

/** "Success measures 2023/24" in the plan for 2024/25: last year's label left standing. */
export const periodLabel: Rule = {
  name: "period-label",
  explanation:
    "A heading or a sentence about this document's own year carries the label of the year before: it was probably carried over.",
  check: ({ facts, statements }) => {
    const { own } = facts;
    if (own === null || facts.kind === "other") return [];
    const before = addMonths(own.from, -12);
    return facts.dates.flatMap((placed): Judgement[] => {
      const segment = facts.segments[placed.segment];
      if (
        segment === undefined ||
        placed.date.kind !== "label" ||
        (placed.date.from !== before && placed.date.from <= own.from)
      )
        return [];
      if (namesOwn(facts, placed)) return [];
      const { start, end, text } = placed.date;
      const rest = segment.text.slice(0, start) + segment.text.slice(end);
      const heading =
        placed.date.from === before &&
        segment.kind === "heading" &&
        ABOUT_ITSELF.test(rest) &&
        !LOOKS_BACK.test(rest);
      const opened =
        facts.kind === "report" &&
        /^(?:during|in|for)\s+(?:the\s+)?(?:financial\s+year\s+|year\s+)?$/i.test(
          segment.text.slice(0, start),
        );
      const claimed = statements.some(
        (claim) =>
          claim.segment === segment.index &&
          claim.kind === "change" &&
          claim.changes.length > 0 &&
          claim.current.length > 0,
      );
      if (
        !heading &&
        !(opened && claimed && !/\bcompar\w+ (?:to|with)\b/i.test(segment.text.slice(0, start)))
      )
        return [];
      const message = `"${text}" is ${placed.date.from === before ? "the year before" : "after"} ${yearLabel(own)}, which this ${facts.kind} is for.`;
      return [aboutSegment(segment, "suspect", message, yearLabel(own), start, end)];
    });
  },
};

/** The sentence names the document's own year too, so it compares. */
function namesOwn(facts: DocumentFacts, { segment }: PlacedDate): boolean {
  return facts.dates.some(
    ({ segment: at, date }) => at === segment && date.kind === "label" && date.from === facts.own?.from,
  );
}
