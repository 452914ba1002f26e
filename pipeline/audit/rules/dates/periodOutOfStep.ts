import { monthOf, monthsBetween } from "../../../calendar/day.js";
import { formatMonths } from "../../../calendar/print.js";
import { counted } from "../../../words/plural.js";
import type { DateMention } from "../../document/dates.js";
import { isProse, type Segment } from "../../document/segments.js";
import { aboutSegment } from "../../facts/aboutSegment.js";
import { type DocumentFacts, type Period, yearLabel } from "../../facts/documentFacts.js";
import type { Judgement, Rule } from "../../facts/finding.js";
import { holdsFutureData } from "./periodFuture.js";

/** Words close before a period that make it the one compared with. */
const COMPARED =
  /\b(?:compar\w+|against|versus|than|previous(?:ly)?|preceding|baseline|since|prior|same period)\b[^.;]{0,45}$/i;
const CURRENT =
  /\b(?:this (?:is|was|year|period|represents)|compared (?:to|with)|than|increase|decrease|reduction|there (?:were|was|have been|has been)|have been|achieved|looks (?:at|back)|during the year|over the (?:last|past) year|total)\b/i;
const THIS_YEAR =
  /\b(?:this (?:year|period|plan|assessment)|current(?:ly)?|latest|over the (?:last|past) year)\b/i;

/** A twelve-month period that is not the one the document is for. */
export const periodOutOfStep: Rule = {
  name: "period-out-of-step",
  explanation:
    "The twelve months named are not those the document is about. A label one year off is usually a paragraph left over from last year; other months cannot be compared with the rest without saying so.",
  check: ({ facts }) => {
    const reference = facts.kind === "report" ? facts.own : facts.data;
    if (reference === null) return [];
    return facts.dates.flatMap(({ segment: at, date }): Judgement[] => {
      const segment = facts.segments[at];
      if (
        segment === undefined ||
        date.kind !== "range" ||
        date.garbled ||
        segment.kind === "row" ||
        !isProse(segment.text)
      )
        return [];
      const months = monthsBetween(date.from, date.to);
      // "October 2021 to September 2022: 108" names the year of its own figure.
      const compared =
        COMPARED.test(segment.text.slice(Math.max(0, date.start - 80), date.start)) ||
        segment.text.startsWith(":", date.end);
      if (months === 24 && !compared && overlong(date, reference)) {
        const message = `"${date.text}" covers two years where the document's figures cover one.`;
        const expected = formatMonths(reference.from, reference.to);
        return [aboutSegment(segment, "suspect", message, expected, date.start, date.end)];
      }
      if (
        compared ||
        months !== 12 ||
        same(date, reference) ||
        holds(facts, segment, reference) ||
        isUsual(facts, date) ||
        holdsFutureData(facts, { segment: at, date })
      )
        return [];
      if (
        facts.kind !== "report" &&
        /\blast (?:financial )?year\W*$/i.test(segment.text.slice(0, date.start))
      )
        return [];
      return judge(facts, segment, date, reference);
    });
  },
};

function judge(facts: DocumentFacts, segment: Segment, date: DateMention, reference: Period): Judgement[] {
  const expected = formatMonths(reference.from, reference.to);
  const find = (severity: "error" | "suspect" | "note", message: string) => [
    aboutSegment(segment, severity, message, expected, date.start, date.end),
  ];
  const apart = monthsBetween(date.to, reference.to) - 1;
  const label = facts.own === null ? "this document" : `a ${facts.kind} for ${yearLabel(facts.own)}`;
  if (apart >= 24 && THIS_YEAR.test(segment.text)) {
    return find(
      "error",
      `"${date.text}" is called this year's, but ended ${Math.floor(apart / 12)} years before the period of ${label} (${expected}).`,
    );
  }
  // What a plan says of its own year lies ahead, and is no data.
  if (facts.own !== null && facts.kind === "plan" && date.to > facts.own.from) return [];
  if (apart < 0 && facts.kind === "plan") {
    return find("suspect", `The document's other figures are of ${expected}, these of ${date.text}.`);
  }
  const shifted = monthOf(date.from) === monthOf(reference.from);
  if (!shifted)
    return find(
      "note",
      `${date.text} covers other months than ${expected}: say so before the two are compared.`,
    );
  const whole = Math.abs(apart) / 12;
  const message = `The period "${date.text}" is ${counted(whole, "year")} ${apart > 0 ? "before" : "after"} that of ${label}, ${expected}.`;
  const sure = facts.kind === "report" && CURRENT.test(segment.text) && whole === 1;
  return find(sure ? "error" : "suspect", message);
}

function same(date: Period, reference: Period): boolean {
  return (
    date.from.slice(0, 7) === reference.from.slice(0, 7) && date.to.slice(0, 7) === reference.to.slice(0, 7)
  );
}

/** A sentence that also names the right period, or several, is comparing, not mislabelling. */
function holds(facts: DocumentFacts, segment: Segment, reference: Period): boolean {
  const named = facts.dates.filter(({ segment: at }) => at === segment.index).map(({ date }) => date);
  const right = named.some(
    (date) => same(date, reference) || (date.kind === "label" && date.from === reference.from),
  );
  return right || named.filter((date) => date.kind === "range").length > 1;
}

/** A year named again and again is one that the document compares with, and no slip. */
function isUsual({ dates }: DocumentFacts, period: Period): boolean {
  return dates.filter(({ date }) => date.kind === "range" && same(date, period)).length >= USUAL;
}

const USUAL = 4;

/** Two years that begin or end with the period meant: a year mistyped. */
function overlong(date: Period, reference: Period): boolean {
  return (
    date.from.slice(0, 7) === reference.from.slice(0, 7) || date.to.slice(0, 7) === reference.to.slice(0, 7)
  );
}
