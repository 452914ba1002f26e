import { type Day, monthsBetween } from "../../../calendar/day.js";
import { formatDay, formatMonth, formatMonths } from "../../../calendar/print.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { type DocumentFacts, type PlacedDate, writtenBy, yearLabel } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";

const AHEAD =
  /\b(?:will|shall|plans? to|planned|target|by when|due|going forward|forthcoming|next year|intend|aims? to|to be|deadline|until|expected|scheduled|arranged|proposed|is due|are due)\b/i;
const GONE =
  /\b(?:data|figures?|statistics|recorded|there (?:were|was|have|has)|reports?|dealt|received|saw|supported|engaged|visited|increased?|decreased?|was|were|held|took place|delivered)\b/i;

/** Data said to come from months that had not happened when the document was written. */
export const periodFuture: Rule = {
  name: "period-future",
  explanation:
    "The figures are said to come from a period that had not ended when a document of this year was written.",
  check: ({ facts }) => {
    const limit = writtenBy(facts);
    if (limit === null) return [];
    return facts.dates.flatMap(({ segment: at, date }): Judgement[] => {
      const segment = facts.segments[at];
      if (segment === undefined || date.impossible) return [];
      const find = (severity: "error" | "suspect", message: string, expected: string) => [
        aboutSegment(segment, severity, message, expected, date.start, date.end),
      ];
      if (holdsFutureData(facts, { segment: at, date })) {
        return find("error", rangeMessage(facts, date, lastDay(facts, limit)), expectedData(facts));
      }
      const event =
        date.kind === "month" &&
        facts.kind !== "paper" &&
        segment.kind !== "row" &&
        segment.kind !== "heading";
      if (!event || date.from <= limit || !pastEvent(segment.text, date.start)) return [];
      const message = `Something that ${formatMonth(date.from)} is said to have seen cannot be in a document written by ${formatMonth(limit)}.`;
      const sure = facts.dated !== null && facts.kind === "report";
      return find(sure ? "error" : "suspect", message, `a date before ${formatMonth(limit)}`);
    });
  },
};

/** Whether figures are said to come from a stretch of months that ends after the document was written. */
export function holdsFutureData(facts: DocumentFacts, { segment: at, date }: PlacedDate): boolean {
  const limit = writtenBy(facts);
  const segment = facts.segments[at];
  if (limit === null || segment === undefined || segment.kind === "row" || segment.kind === "heading")
    return false;
  if (date.kind !== "range" || date.garbled || date.impossible || monthsBetween(date.from, date.to) < 3)
    return false;
  if (date.to <= lastDay(facts, limit) || isOwn(facts, date.from, date.to)) return false;
  // "In the first quarter of 2025/26 (April to June 2025)" in a report for 2024/25: it says that it goes beyond its year.
  const said = facts.readings[at]?.figures.some(
    ({ date: other }) =>
      other?.kind === "label" &&
      facts.own !== null &&
      other.from > facts.own.from &&
      other.from <= date.from &&
      date.to <= other.to,
  );
  if (facts.kind !== "plan" && facts.dated === null && said === true) return false;
  const ahead = segment.text.slice(Math.max(0, date.start - 80), date.start);
  return !AHEAD.test(ahead) && GONE.test(segment.text) && hasData(facts, at);
}

/** A plan's data end half a year before the plan begins; beyond its first day they are not yet there. */
function lastDay(facts: DocumentFacts, limit: Day): Day {
  return facts.kind === "plan" && facts.own !== null ? facts.own.from : limit;
}

/** The document's own year, or for a report a stretch within it. */
function isOwn({ own, kind }: DocumentFacts, from: Day, to: Day): boolean {
  if (own === null) return false;
  const whole = from.slice(0, 7) === own.from.slice(0, 7) && to.slice(0, 7) === own.to.slice(0, 7);
  return whole || (kind !== "plan" && from >= own.from && to <= own.to);
}

function rangeMessage(facts: DocumentFacts, date: { from: Day; to: Day; text: string }, last: Day): string {
  const whose =
    facts.own === null
      ? "the document"
      : `a ${facts.kind === "other" ? "document" : facts.kind} for ${yearLabel(facts.own)}`;
  return `"${date.text}" ends on ${formatDay(date.to)}, but ${whose} cannot hold data after ${formatDay(last)}.`;
}

function expectedData(facts: DocumentFacts): string {
  return facts.data === null
    ? "a period that has ended"
    : `${formatMonths(facts.data.from, facts.data.to)}, the period used elsewhere`;
}

/** "was held in June 2022": a past verb close before the date, and nothing that looks ahead. */
function pastEvent(text: string, start: number): boolean {
  const clause =
    text
      .slice(Math.max(0, start - 70), start)
      .split(/[.;:]/)
      .at(-1) ?? "";
  return (
    /\b(?:was|were|took place|held|attended|delivered|completed|launched)\b[^,]{0,40}\b(?:in|on|during)\s*$/.test(
      clause,
    ) && !AHEAD.test(clause)
  );
}

/** The sentence speaks of data, or gives a count of its own. */
function hasData(facts: DocumentFacts, segment: number): boolean {
  const reading = facts.readings[segment];
  if (reading === undefined) return false;
  return (
    /\b(?:data|figures|statistics)\b/i.test(reading.segment.text) ||
    reading.figures.some((figure) => figure.kind === "count")
  );
}
